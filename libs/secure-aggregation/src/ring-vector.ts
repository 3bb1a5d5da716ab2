import { errors } from './errors.js';

const LITTLE_ENDIAN_HOST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const LOW = LITTLE_ENDIAN_HOST ? 0 : 1;
const HIGH = 1 - LOW;

/**
 * Adds `other` to `into` modulo 2^64, or takes it away, in place. Works on 32-bit limbs, as arithmetic on bigints is
 * some thirty times slower. @throws RWD_SECAGG_LENGTH
 */
export function accumulate(into: BigUint64Array, other: BigUint64Array, sign: 1 | -1): void {
  requireLength('ring vector', other.length, into.length);
  const [a, b] = [limbs(into), limbs(other)];
  for (let i = 0; i < a.length; i += 2) {
    const low = a[i + LOW]! + sign * b[i + LOW]!;
    const carry = low > 0xffffffff ? 1 : low < 0 ? -1 : 0;
    a[i + LOW] = low;
    a[i + HIGH] = a[i + HIGH]! + sign * b[i + HIGH]! + carry;
  }
}

/** Sum modulo 2^64. It does not depend on the order of the vectors. @throws RWD_SECAGG_LENGTH */
export function ringSum(vectors: readonly BigUint64Array[], length: number): BigUint64Array {
  const sum = new BigUint64Array(length);
  for (const vector of vectors) accumulate(sum, vector, 1);
  return sum;
}

/** Little-endian bytes, 8 a word, on any host. */
export function ringBytes(words: BigUint64Array): Uint8Array {
  const bytes = new Uint8Array(words.byteLength);
  bytes.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  return inLittleEndian(bytes);
}

/** Inverse of {@link ringBytes}. @throws RWD_SECAGG_LENGTH unless the bytes are whole words. */
export function ringWords(bytes: Uint8Array): BigUint64Array {
  requireLength('bytes of ring words', bytes.length, Math.ceil(bytes.length / 8) * 8);
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new BigUint64Array(inLittleEndian(copy).buffer);
}

const limbs = (words: BigUint64Array): Uint32Array => new Uint32Array(words.buffer, words.byteOffset, words.length * 2);

const inLittleEndian = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  if (!LITTLE_ENDIAN_HOST) Buffer.from(bytes.buffer).swap64();
  return bytes;
};

const requireLength = (what: string, actual: number, expected: number): void => {
  if (actual !== expected) throw errors.RWD_SECAGG_LENGTH({ what, expected, actual });
};
