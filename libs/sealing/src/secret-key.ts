import { createSecretKey, type KeyObject } from 'node:crypto';
import { requireKeyOf32Bytes } from './random-bytes.js';

/**
 * A 32-byte key as a KeyObject for HMAC and AES. Node 24 takes raw bytes through WebCrypto's wrappers at three to four
 * times the cost of making a KeyObject first, every time. Not kept: whoever holds the bytes may erase them.
 *
 * Raises RWD_SEALING_KEY_SIZE.
 */
export const secretKeyOf32Bytes = (key: Uint8Array, use: string): KeyObject => {
  requireKeyOf32Bytes(key, use);
  return createSecretKey(key);
};
