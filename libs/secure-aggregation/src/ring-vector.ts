import { errors } from './errors.js';

/** Adds `other` to `into` modulo 2^64, or takes it away, in place. @throws RWD_SECAGG_LENGTH */
export function accumulate(into: BigUint64Array, other: BigUint64Array, sign: 1 | -1): void {
  requireLength('ring vector', other.length, into.length);
  if (sign === 1) for (let i = 0; i < into.length; i++) into[i] = BigInt.asUintN(64, into[i]! + other[i]!);
  else for (let i = 0; i < into.length; i++) into[i] = BigInt.asUintN(64, into[i]! - other[i]!);
}

/** Sum modulo 2^64. It does not depend on the order of the vectors. @throws RWD_SECAGG_LENGTH */
export function ringSum(vectors: readonly BigUint64Array[], length: number): BigUint64Array {
  const sum = new BigUint64Array(length);
  for (const vector of vectors) accumulate(sum, vector, 1);
  return sum;
}

/** Little-endian bytes, 8 a word, on any host. */
export function ringBytes(words: BigUint64Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < words.length; i++) view.setBigUint64(i * 8, words[i]!, true);
  return bytes;
}

/** Inverse of {@link ringBytes}. @throws RWD_SECAGG_LENGTH unless the bytes are whole words. */
export function ringWords(bytes: Uint8Array): BigUint64Array {
  requireLength('bytes of ring words', bytes.length, Math.ceil(bytes.length / 8) * 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = new BigUint64Array(bytes.length / 8);
  for (let i = 0; i < words.length; i++) words[i] = view.getBigUint64(i * 8, true);
  return words;
}

const requireLength = (what: string, actual: number, expected: number): void => {
  if (actual !== expected) throw errors.RWD_SECAGG_LENGTH({ what, expected, actual });
};
