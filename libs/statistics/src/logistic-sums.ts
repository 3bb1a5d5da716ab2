import type { DesignTable } from './design-table.js';
import { errors } from './errors.js';
import { packedLength } from './packed-symmetric.js';

/** Additive pieces of a logistic log-likelihood at given coefficients; sums over sites equal those of pooled rows. */
export type LogisticSums = {
  readonly count: number;
  /** -2 log-likelihood. */
  readonly deviance: number;
  /** X'(y - p), length columns. */
  readonly gradient: Float64Array;
  /** X' diag(p(1-p)) X, lower triangle packed row by row. */
  readonly hessian: Float64Array;
};

/** Probability of class 1 for a linear predictor, without overflow. */
export const sigmoid = (eta: number): number => {
  if (eta >= 0) return 1 / (1 + Math.exp(-eta));
  const e = Math.exp(eta);
  return e / (1 + e);
};

/** Linear predictor of one row. */
export const linearPredictor = (table: DesignTable, row: number, coefficients: ArrayLike<number>): number => {
  let eta = 0;
  for (let j = 0; j < table.columns; j++) eta += table.x[row * table.columns + j]! * coefficients[j]!;
  return eta;
};

/**
 * Sums of one table at `coefficients` (intercept first).
 * Source: McCullagh & Nelder, Generalized Linear Models, 2nd ed., 4.4 (Fisher scoring for the canonical link).
 * @throws RWD_STATISTICS_SHAPE
 */
export function logisticSums(table: DesignTable, coefficients: ArrayLike<number>): LogisticSums {
  const { rows, columns } = table;
  if (coefficients.length !== columns) {
    throw errors.RWD_STATISTICS_SHAPE({ what: 'coefficients', expected: columns, actual: coefficients.length });
  }
  const gradient = new Float64Array(columns);
  const hessian = new Float64Array(packedLength(columns));
  let deviance = 0;
  for (let row = 0; row < rows; row++) {
    const eta = linearPredictor(table, row, coefficients);
    const y = table.y[row]!;
    const p = sigmoid(eta);
    deviance += 2 * softplus(y === 1 ? -eta : eta);
    addRow({ gradient, hessian }, table.x.subarray(row * columns, (row + 1) * columns), [y - p, p * (1 - p)]);
  }
  return { count: rows, deviance, gradient, hessian };
}

/** Number of entries of {@link logisticVector} for this many columns (intercept included). */
export const logisticVectorLength = (columns: number): number => 2 + columns + packedLength(columns);

/** Vector [count, deviance, gradient, packed hessian] for a secure sum. */
export function logisticVector(sums: LogisticSums): Float64Array {
  const vector = new Float64Array(logisticVectorLength(sums.gradient.length));
  vector.set([sums.count, sums.deviance]);
  vector.set(sums.gradient, 2);
  vector.set(sums.hessian, 2 + sums.gradient.length);
  return vector;
}

/** Inverse of {@link logisticVector}. @throws RWD_STATISTICS_SHAPE */
export function logisticSumsOf(vector: Float64Array, columns: number): LogisticSums {
  const expected = logisticVectorLength(columns);
  if (vector.length !== expected) throw errors.RWD_STATISTICS_SHAPE({ what: 'logistic vector', expected, actual: vector.length });
  return {
    count: vector[0]!,
    deviance: vector[1]!,
    gradient: vector.slice(2, 2 + columns),
    hessian: vector.slice(2 + columns),
  };
}

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

const addRow = (
  into: { readonly gradient: Float64Array; readonly hessian: Float64Array },
  x: Float64Array,
  [residual, weight]: readonly [number, number],
): void => {
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    into.gradient[i]! += value * residual;
    for (let j = 0; j <= i; j++) into.hessian[at++]! += weight * value * x[j]!;
  }
};
