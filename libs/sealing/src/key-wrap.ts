import { createCipheriv, createDecipheriv } from 'node:crypto';
import { errors } from './errors.js';
import { requireKeyOf32Bytes } from './random-bytes.js';
import { secretKeyOf32Bytes } from './secret-key.js';

const suite = 'id-aes256-wrap';
/** RFC 3394 section 2.2.3.1: the default initial value, which the unwrapping side checks. */
const initialValue = Buffer.from('a6a6a6a6a6a6a6a6', 'hex');

/**
 * Wraps a 32-byte per-subject key under a 32-byte key-encryption key: AES Key Wrap, RFC 3394 section 2.2.1.
 * Deterministic, 40 bytes long; needs no randomness. Raises RWD_SEALING_KEY_SIZE.
 */
export const wrapKey = (key: Uint8Array, keyEncryptionKey: Uint8Array): Uint8Array => {
  requireKeyOf32Bytes(key, 'subject');
  const cipher = createCipheriv(suite, secretKeyOf32Bytes(keyEncryptionKey, 'key-encryption'), initialValue);
  return Buffer.concat([cipher.update(key), cipher.final()]);
};

/**
 * Unwraps what `wrapKey` made: RFC 3394 section 2.2.2. Returns the 32-byte key.
 * Raises RWD_SEALING_UNWRAP_FAILED (wrong key-encryption key, altered or short bytes), RWD_SEALING_KEY_SIZE.
 */
export const unwrapKey = (wrapped: Uint8Array, keyEncryptionKey: Uint8Array): Uint8Array => {
  const kek = secretKeyOf32Bytes(keyEncryptionKey, 'key-encryption');
  if (wrapped.length !== 40) throw errors.RWD_SEALING_UNWRAP_FAILED();
  const decipher = createDecipheriv(suite, kek, initialValue);
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch (cause) {
    throw errors.RWD_SEALING_UNWRAP_FAILED({}, { cause });
  }
};
