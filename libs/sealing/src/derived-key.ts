import { hkdfSync } from 'node:crypto';
import { requireKeyOf32Bytes } from './random-bytes.js';

/**
 * A 32-byte key for one use, from a 32-byte key: HKDF-SHA-256 (RFC 5869), empty salt, `use` as info. Gives one stored
 * key separate children for sealing, commitments and partition keys. Raises RWD_SEALING_KEY_SIZE.
 */
export const deriveKey = (key: Uint8Array, use: string): Uint8Array => {
  requireKeyOf32Bytes(key, 'input');
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), use, 32));
};
