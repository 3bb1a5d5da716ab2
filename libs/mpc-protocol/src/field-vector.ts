import { errors } from './errors.js';
import { addField, isFieldElement, multiplyField, subtractField, toField } from './field.js';

/** A vector over F_p, every element in [0, p). */
export type FieldVector = BigUint64Array<ArrayBuffer>;

export const ELEMENT_BYTES = 8;

export const zeroVector = (length: number): FieldVector => new BigUint64Array(length);

/** Integers of any sign taken into the field, one element each. */
export const fieldVector = (values: readonly bigint[]): FieldVector => BigUint64Array.from(values, toField);

/** Element-wise a + b. Raises RWD_MPC_LENGTH_MISMATCH. */
export const addVectors = (a: FieldVector, b: FieldVector): FieldVector => combine(a, b, addField);

/** Element-wise a - b. Raises RWD_MPC_LENGTH_MISMATCH. */
export const subtractVectors = (a: FieldVector, b: FieldVector): FieldVector => combine(a, b, subtractField);

/** Element-wise a * b. Raises RWD_MPC_LENGTH_MISMATCH. */
export const multiplyVectors = (a: FieldVector, b: FieldVector): FieldVector => combine(a, b, multiplyField);

/** Every element times one public element. */
export const scaleVector = (a: FieldVector, factor: bigint): FieldVector => a.map((x) => multiplyField(x, factor));

export const equalVectors = (a: FieldVector, b: FieldVector): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

/** Eight little-endian bytes an element. */
export function vectorToBytes(vector: FieldVector): Uint8Array {
  const bytes = new Uint8Array(vector.length * ELEMENT_BYTES);
  const view = new DataView(bytes.buffer);
  vector.forEach((x, i) => view.setBigUint64(i * ELEMENT_BYTES, x, true));
  return bytes;
}

/**
 * Reads exactly `length` elements that `party` sent. Raises RWD_MPC_SHARE_MALFORMED when the size is another or an
 * element is not below p: there is one encoding of each vector, so hashes of encodings can be compared.
 */
export function vectorFromBytes(bytes: Uint8Array, length: number, party: string): FieldVector {
  if (bytes.length !== length * ELEMENT_BYTES) throw errors.RWD_MPC_SHARE_MALFORMED({ party, expected: length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vector = zeroVector(length);
  for (let i = 0; i < length; i++) {
    const element = view.getBigUint64(i * ELEMENT_BYTES, true);
    if (!isFieldElement(element)) throw errors.RWD_MPC_SHARE_MALFORMED({ party, expected: length });
    vector[i] = element;
  }
  return vector;
}

function combine(a: FieldVector, b: FieldVector, operation: (x: bigint, y: bigint) => bigint): FieldVector {
  if (a.length !== b.length) throw errors.RWD_MPC_LENGTH_MISMATCH({ left: a.length, right: b.length });
  return a.map((x, i) => operation(x, b[i] as bigint));
}
