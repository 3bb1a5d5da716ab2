import { errors } from './errors.js';
import { HASH_BYTES, type Hash } from './hash.js';

export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/**
 * Standard padded base64 (RFC 4648 section 4), strictly: a text that is not the one encoding of its bytes is refused,
 * so that no two receipts differ in text and agree in meaning. `what` names the field in the error.
 */
export function decodeBase64(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw errors.RWD_LEDGER_BASE64_MALFORMED({ what });
  return bytes;
}

/** One hash line: base64 of exactly 32 bytes. */
export function decodeHash(text: string, what: string): Hash {
  const bytes = decodeBase64(text, what);
  if (bytes.length !== HASH_BYTES) throw errors.RWD_LEDGER_HASH_MALFORMED({ bytes: bytes.length }, { where: what });
  return bytes;
}
