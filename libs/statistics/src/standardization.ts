import { errors } from './errors.js';
import type { DesignTable } from './design-table.js';

/** Additive sums over rows: with them, pooled means and standard deviations follow exactly. */
export type MomentSums = {
  readonly count: number;
  /** Rows of class 1. */
  readonly positives: number;
  /** Sum of each feature, without the intercept column. */
  readonly sums: Float64Array;
  /** Sum of squares of each feature. */
  readonly squares: Float64Array;
};

export type Standardization = { readonly mean: readonly number[]; readonly sd: readonly number[] };

/** Standard deviations below this (features lie in [-1, 1]) are constants seen through rounding. */
const SMALLEST_SD = 1e-5;

/** Sums of one site's table, whose first column is the intercept and is left out. */
export function momentSums(table: DesignTable): MomentSums {
  const features = table.columns - 1;
  const sums = new Float64Array(features);
  const squares = new Float64Array(features);
  let positives = 0;
  for (let row = 0; row < table.rows; row++) {
    positives += table.y[row]!;
    for (let j = 0; j < features; j++) {
      const value = table.x[row * table.columns + j + 1]!;
      sums[j]! += value;
      squares[j]! += value * value;
    }
  }
  return { count: table.rows, positives, sums, squares };
}

/** Vector [count, positives, sums (p), squares (p)], length 2 + 2p, for a secure sum. */
export const momentVector = (sums: MomentSums): Float64Array =>
  Float64Array.of(sums.count, sums.positives, ...sums.sums, ...sums.squares);

/** Inverse of {@link momentVector} for p features. @throws RWD_STATISTICS_SHAPE */
export function momentSumsOf(vector: Float64Array, features: number): MomentSums {
  const expected = 2 + 2 * features;
  if (vector.length !== expected) throw errors.RWD_STATISTICS_SHAPE({ what: 'moment vector', expected, actual: vector.length });
  return {
    count: vector[0]!,
    positives: vector[1]!,
    sums: vector.slice(2, 2 + features),
    squares: vector.slice(2 + features),
  };
}

/**
 * Pooled mean and standard deviation (divisor n - 1) of each feature.
 * @throws RWD_STATISTICS_EMPTY below two rows, RWD_STATISTICS_CONSTANT_FEATURE.
 */
export function standardizationOf(moments: MomentSums): Standardization {
  const { count } = moments;
  if (count < 2) throw errors.RWD_STATISTICS_EMPTY({ what: 'standardization', minimum: 2, actual: count });
  const mean = Array.from(moments.sums, (sum) => sum / count);
  const sd = Array.from(moments.squares, (square, j) => Math.sqrt(Math.max(0, square - count * mean[j]! ** 2) / (count - 1)));
  const constant = sd.findIndex((value) => !(value > SMALLEST_SD));
  if (constant >= 0) throw errors.RWD_STATISTICS_CONSTANT_FEATURE({ index: constant });
  return { mean, sd };
}

/** The table with every feature as (x - mean) / sd; the intercept column stays 1. @throws RWD_STATISTICS_SHAPE */
export function standardize(table: DesignTable, { mean, sd }: Standardization): DesignTable {
  const features = table.columns - 1;
  if (mean.length !== features || sd.length !== features) {
    throw errors.RWD_STATISTICS_SHAPE({ what: 'standardization', expected: features, actual: Math.min(mean.length, sd.length) });
  }
  const x = table.x.map((value, index) => {
    const j = (index % table.columns) - 1;
    return j < 0 ? value : (value - mean[j]!) / sd[j]!;
  });
  return { ...table, x };
}
