import { hash } from 'node:crypto';
import { errors } from './errors.js';

const NAMESPACE = 'rwd-chainnet/fhir-resource/v1';

/**
 * A resource id that depends on its parts and on nothing else: the first 16 bytes of SHA-256 over the parts, with the
 * variant and version bits of RFC 9562 section 5.8 (version 8, a custom hash; UUIDv5 is the same idea over SHA-1).
 * Parts are length-prefixed, so ('a', 'bc') and ('ab', 'c') differ.
 *
 * @throws RWD_FHIR_EMPTY_ID_PARTS when no part is given.
 */
export function resourceId(...parts: readonly string[]): string {
  if (parts.length === 0) throw errors.RWD_FHIR_EMPTY_ID_PARTS();
  let text = NAMESPACE;
  for (const part of parts) text += `\n${part.length}:${part}`;
  const bytes = hash('sha256', text, 'buffer').subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
