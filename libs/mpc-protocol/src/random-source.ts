import { isFieldElement, FIELD_PRIME } from './field.js';
import { ELEMENT_BYTES, zeroVector, type FieldVector } from './field-vector.js';

/** Where randomness comes from: the operating system in production, a seeded stream in a test. */
export interface RandomSource {
  /** `length` fresh uniform bytes. */
  bytes(length: number): Uint8Array;
}

/**
 * `length` uniform field elements by rejection: the low 61 bits of each 8-byte word, and p itself is drawn again, so
 * there is no bias. Deterministic in the bytes, hence usable on both ends of a shared generator.
 */
export function uniformVector(source: RandomSource, length: number): FieldVector {
  const vector = zeroVector(length);
  for (let filled = 0; filled < length; ) {
    const bytes = source.bytes((length - filled) * ELEMENT_BYTES);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length; at += ELEMENT_BYTES) {
      const candidate = view.getBigUint64(at, true) & FIELD_PRIME;
      if (isFieldElement(candidate)) vector[filled++] = candidate;
    }
  }
  return vector;
}
