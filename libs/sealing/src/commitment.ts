import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretKeyOf32Bytes } from './secret-key.js';

/**
 * A 32-byte commitment to bytes: HMAC-SHA-256 (RFC 2104) under the subject's 32-byte key. Once the key is erased the
 * commitment can no longer be tied to any content, so it may stay in the log. Raises RWD_SEALING_KEY_SIZE.
 */
export const commit = (subjectKey: Uint8Array, bytes: Uint8Array): Uint8Array => {
  return createHmac('sha256', secretKeyOf32Bytes(subjectKey, 'commitment')).update(bytes).digest();
};

/** True when `commitment` is that of `bytes` under this key; compared in constant time. Raises RWD_SEALING_KEY_SIZE. */
export const verifyCommitment = (commitment: Uint8Array, subjectKey: Uint8Array, bytes: Uint8Array): boolean => {
  const expected = commit(subjectKey, bytes);
  return commitment.length === expected.length && timingSafeEqual(commitment, expected);
};
