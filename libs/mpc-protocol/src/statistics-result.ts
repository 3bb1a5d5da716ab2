import { createHash } from 'node:crypto';

import { canonicalJson } from '@chainnet/contracts';

/** Pooled statistics of one column, in the unit of the column (variance in its square). */
export type ColumnStatistics = {
  readonly column: string;
  readonly count: number;
  readonly mean: number;
  /** Unbiased: divided by count - 1. */
  readonly variance: number;
  /** Standard error of the mean: sqrt(variance / count). */
  readonly standardError: number;
};

export type StatisticsResult = {
  readonly statistic: 'count-mean-variance';
  readonly fractionBits: number;
  readonly columns: readonly ColumnStatistics[];
};

/** SHA-256 (lower-case hex) of the canonical JSON (RFC 8785) of a result: equal results, bit for bit, have equal digests. */
export const resultDigest = (result: StatisticsResult): string =>
  createHash('sha256').update(canonicalJson(result), 'utf8').digest('hex');

/** Opened integers of one column: S and Q in units of 2^-fractionBits. */
export type PooledSums = { readonly count: bigint; readonly sum: bigint; readonly sumOfSquares: bigint };

/**
 * mean = S / N and variance = (N Q - S^2) / (N (N - 1)), N >= 2. Numerators are exact integers and are divided once, so
 * every party gets the same bits and nothing cancels. Against the unrounded values of the sites the mean is off by at
 * most 2^-(f+1); against the values rounded to f bits the variance is off by at most 1.5 * 2^-f / (N - 1), the rounding
 * of three sums of squares. That error may take a variance of zero below zero; it is then reported as zero.
 */
export function cohortResult(column: string, fractionBits: number, pooled: PooledSums): ColumnStatistics {
  const { count, sum, sumOfSquares } = pooled;
  const scale = 1n << BigInt(fractionBits);
  const mean = quotient(sum, count * scale);
  const spread = count * sumOfSquares * scale - sum * sum;
  const variance = spread <= 0n ? 0 : quotient(spread, count * (count - 1n) * scale * scale);
  return { column, count: Number(count), mean, variance, standardError: Math.sqrt(variance / Number(count)) };
}

/** numerator / denominator with 64 significant bits before it is rounded to a double; denominator > 0. */
function quotient(numerator: bigint, denominator: bigint): number {
  const bits = Math.max(0, bitLength(denominator) - bitLength(numerator) + 64);
  return Number((numerator << BigInt(bits)) / denominator) / 2 ** bits;
}

const bitLength = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;
