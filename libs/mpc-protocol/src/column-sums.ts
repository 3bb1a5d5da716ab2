import { encodeContribution, quantize, requireFractionBits } from './fixed-point.js';

/** One site's sums over one column. `sum` and `sumOfSquares` are fixed point with the manifest's fraction bits. */
export type ColumnSums = { readonly count: number; readonly sum: bigint; readonly sumOfSquares: bigint };

/**
 * n, sum of x and sum of x^2 over the values of a column, each value first rounded to `fractionBits`. Sums are exact
 * integers, so their order does not matter; the sum of squares is rounded once (half up) from twice the fraction bits.
 * Raises RWD_MPC_VALUE_OUT_OF_RANGE for a value above 2^53 or a sum above 2^58 in units of 2^-fractionBits.
 */
export function columnSums(values: Iterable<number>, fractionBits: number): ColumnSums {
  requireFractionBits(fractionBits);
  let count = 0;
  let sum = 0n;
  let squares = 0n;
  for (const value of values) {
    const fixed = quantize(value, fractionBits);
    count += 1;
    sum += fixed;
    squares += fixed * fixed;
  }
  const sumOfSquares = roundShift(squares, BigInt(fractionBits));
  encodeContribution(sum, 'The sum', fractionBits);
  encodeContribution(sumOfSquares, 'The sum of squares', fractionBits);
  return { count, sum, sumOfSquares };
}

const roundShift = (value: bigint, bits: bigint): bigint => (bits === 0n ? value : (value + (1n << (bits - 1n))) >> bits);
