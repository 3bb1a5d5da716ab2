import { errors } from './errors.js';

/** How reals become elements of the ring of integers modulo 2^64. */
export type FixedPoint = {
  /** Bits after the binary point. */
  readonly fractionBits: number;
  /** Largest absolute value that a party may encode. */
  readonly maxAbs: number;
};

export const DEFAULT_FRACTION_BITS = 24;

/**
 * Admission check: the sum of `parties` encoded values of at most `maxAbs` stays within [-2^63, 2^63).
 * The arithmetic is exact (integers), so nothing at the edge passes by rounding.
 * @throws RWD_SECAGG_RING_WRAP
 */
export function assertNoWrap({ parties, maxAbs, fractionBits }: FixedPoint & { readonly parties: number }): void {
  const sound = Number.isInteger(fractionBits) && fractionBits >= 0 && fractionBits <= 62 && Number.isInteger(parties) && parties >= 1;
  if (sound && maxAbs > 0 && Number.isFinite(maxAbs)) {
    const largest = BigInt(Math.ceil(maxAbs * 2 ** fractionBits));
    if (BigInt(parties) * largest < 2n ** 63n) return;
  }
  throw errors.RWD_SECAGG_RING_WRAP({ parties, maxAbs, fractionBits });
}

/**
 * Ring words of reals: round(value * 2^fractionBits) in two's complement, half rounded up.
 * @throws RWD_SECAGG_VALUE_OUT_OF_RANGE on a value that is not finite or above maxAbs, RWD_SECAGG_RING_WRAP.
 */
export function encodeFixedPoint(values: Float64Array, format: FixedPoint): BigUint64Array {
  assertNoWrap({ ...format, parties: 1 });
  const { fractionBits, maxAbs } = format;
  const scale = 2 ** fractionBits;
  const words = new BigUint64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(Math.abs(value) <= maxAbs)) throw errors.RWD_SECAGG_VALUE_OUT_OF_RANGE({ index: i, maxAbs });
    words[i] = BigInt.asUintN(64, BigInt(Math.round(value * scale)));
  }
  return words;
}

/** Reals of ring words read as two's complement; exact up to 2^53 units, else rounded to the nearest double. */
export const decodeFixedPoint = (words: BigUint64Array, { fractionBits }: Pick<FixedPoint, 'fractionBits'>): Float64Array =>
  Float64Array.from(words, (word) => Number(BigInt.asIntN(64, word)) / 2 ** fractionBits);
