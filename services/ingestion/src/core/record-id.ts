import { createHmac, createSecretKey } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Lower-case base32 without padding (RFC 4648, section 6). */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET[(value << (5 - bits)) & 31];
}

/**
 * A record's id: 160 bits of HMAC-SHA-256 over (tenant, source, id), each with its length before it, so that the same
 * submission always has the same id and the id says nothing of what the partner called it. 32 base32 characters.
 */
export function recordIdOf(key: Uint8Array, parts: readonly string[]): string {
  // Made anew, it still costs a third of what Node 24 takes for raw bytes.
  const hmac = createHmac('sha256', createSecretKey(key));
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part}`);
  return base32(hmac.digest().subarray(0, 20));
}
