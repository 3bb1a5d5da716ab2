import { createHmac } from 'node:crypto';
import { lengthPrefixed } from './length-prefixed.js';
import { encodeBase64url } from './sealed.js';
import { secretKeyOf32Bytes } from './secret-key.js';

/**
 * A message key that keeps one subject's records in order without naming the subject: the first 128 bits of
 * HMAC-SHA-256 over tenant and reference, as 22 base64url characters. Without the 32-byte key it cannot be tried out
 * against a list of known identifiers. Raises RWD_SEALING_KEY_SIZE.
 */
export const partitionKey = (key: Uint8Array, tenant: string, reference: string): string => {
  const digest = createHmac('sha256', secretKeyOf32Bytes(key, 'partition')).update(lengthPrefixed(['rwd-partition-1', tenant, reference])).digest();
  return encodeBase64url(digest.subarray(0, 16));
};
