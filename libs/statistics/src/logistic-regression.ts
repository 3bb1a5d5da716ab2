import { type DesignTable } from './design-table.js';
import { errors } from './errors.js';
import { linearPredictor, logisticSums, sigmoid } from './logistic-sums.js';
import { type NewtonOptions, newtonStart, newtonStep } from './newton.js';
import type { Standardization } from './standardization.js';

export type LogisticFit = {
  /** Intercept first. */
  readonly coefficients: readonly number[];
  /** Square roots of the diagonal of the inverse penalised information (for ridge 0: the usual Wald errors). */
  readonly standardErrors: readonly number[];
  readonly covariance: Float64Array;
  readonly deviance: number;
  readonly iterations: number;
};

const defaults: NewtonOptions = { ridge: 0, tolerance: 1e-8, maxIterations: 50 };

/**
 * Maximum (penalised) likelihood fit on pooled rows by Newton-Raphson = iteratively reweighted least squares.
 * @throws RWD_STATISTICS_SINGULAR, RWD_STATISTICS_SEPARATION, RWD_STATISTICS_NOT_CONVERGED
 */
export function fitLogisticRegression(table: DesignTable, options: Partial<NewtonOptions> = {}): LogisticFit {
  const settings = { ...defaults, ...options };
  let state = newtonStart(table.columns);
  for (;;) {
    const outcome = newtonStep(state, logisticSums(table, state.coefficients), settings);
    if (outcome.kind === 'converged') {
      const { coefficients, covariance, deviance, iterations } = outcome;
      return { coefficients, covariance, deviance, iterations, standardErrors: standardErrorsOf(covariance, table.columns) };
    }
    state = outcome.state;
  }
}

/** Probabilities of class 1, one a row. */
export const predict = (table: DesignTable, coefficients: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: table.rows }, (_, row) => sigmoid(linearPredictor(table, row, coefficients)));

/** Square roots of the diagonal of a row-major n x n covariance. */
export const standardErrorsOf = (covariance: Float64Array, n: number): number[] =>
  Array.from({ length: n }, (_, j) => Math.sqrt(covariance[j * n + j]!));

/**
 * Coefficients and covariance of a fit on standardised features, expressed for the features as they were:
 * b_j / sd_j and b_0 - sum b_j mean_j / sd_j, with covariance A C A'.
 * @throws RWD_STATISTICS_SHAPE
 */
export function unstandardizeFit(
  fit: Pick<LogisticFit, 'coefficients' | 'covariance'>,
  { mean, sd }: Standardization,
): { readonly coefficients: number[]; readonly standardErrors: number[] } {
  const n = fit.coefficients.length;
  if (sd.length !== n - 1) throw errors.RWD_STATISTICS_SHAPE({ what: 'standardization', expected: n - 1, actual: sd.length });
  const transform = new Float64Array(n * n);
  transform[0] = 1;
  for (let j = 1; j < n; j++) {
    transform[j] = -mean[j - 1]! / sd[j - 1]!;
    transform[j * n + j] = 1 / sd[j - 1]!;
  }
  const row = (i: number): Float64Array => transform.subarray(i * n, (i + 1) * n);
  return {
    coefficients: Array.from({ length: n }, (_, i) => dot(row(i), fit.coefficients)),
    standardErrors: Array.from({ length: n }, (_, i) => Math.sqrt(quadraticForm(fit.covariance, row(i)))),
  };
}

const dot = (a: Float64Array, b: ArrayLike<number>): number => a.reduce((sum, value, j) => sum + value * b[j]!, 0);

const quadraticForm = (matrix: Float64Array, v: Float64Array): number => {
  const n = v.length;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += v[i]! * matrix[i * n + j]! * v[j]!;
  return sum;
};
