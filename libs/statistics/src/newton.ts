import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.js';
import { errors } from './errors.js';
import type { LogisticSums } from './logistic-sums.js';
import { unpackSymmetric } from './packed-symmetric.js';

export type NewtonOptions = {
  /** Penalty ridge/2 |b|^2 on every coefficient but the intercept (index 0). */
  readonly ridge: number;
  /** Converged when the largest entry of the penalised gradient is below this. */
  readonly tolerance: number;
  /** Bound on evaluations of the sums (federated: rounds). */
  readonly maxIterations: number;
};

/** Where the iteration stands: the sums are wanted at `coefficients`. Plain JSON, so that it can be an event's payload. */
export type NewtonState = {
  readonly coefficients: readonly number[];
  /** 1 for the first evaluation. */
  readonly iteration: number;
  /** The last point that improved the objective, and the step now tried from it. */
  readonly base?: { readonly coefficients: readonly number[]; readonly step: readonly number[]; readonly objective: number };
};

export type NewtonOutcome =
  | { readonly kind: 'iterate'; readonly state: NewtonState; readonly objective: number }
  | {
      readonly kind: 'converged';
      readonly coefficients: readonly number[];
      readonly objective: number;
      readonly deviance: number;
      readonly iterations: number;
      /** Inverse of the penalised information, row-major columns x columns. */
      readonly covariance: Float64Array;
    };

/** An objective may rise by this share through fixed-point rounding without being called an overshoot. */
const OBJECTIVE_SLACK = 1e-6;
/** At a true optimum the next Newton step is far below this; under separation it stays near 1. */
const SEPARATION_STEP = 0.1;
const SMALLEST_STEP = 1e-6;

/** Start at zero coefficients; `columns` includes the intercept. */
export const newtonStart = (columns: number): NewtonState => ({
  coefficients: Array.from({ length: columns }, () => 0),
  iteration: 1,
});

/**
 * One Newton-Raphson step of a penalised logistic likelihood with step halving, from sums evaluated at
 * `state.coefficients`. Pooled and federated fits share it, so they visit the same points.
 * @throws RWD_STATISTICS_SINGULAR, RWD_STATISTICS_SEPARATION, RWD_STATISTICS_NOT_CONVERGED, RWD_STATISTICS_SHAPE
 */
export function newtonStep(state: NewtonState, sums: LogisticSums, options: NewtonOptions): NewtonOutcome {
  const { coefficients, iteration, base } = state;
  const objective = sums.deviance / 2 + (options.ridge / 2) * squaredNorm(coefficients);
  if (base !== undefined && objective > base.objective + OBJECTIVE_SLACK * (1 + Math.abs(base.objective))) {
    return halve(state, base, options);
  }
  const gradient = sums.gradient.map((value, j) => (j === 0 ? value : value - options.ridge * coefficients[j]!));
  const factor = choleskyFactor(penalised(sums.hessian, options.ridge, coefficients.length), coefficients.length);
  const step = [...choleskySolve(factor, gradient)];
  if (largest(gradient) < options.tolerance) {
    if (largest(step) > SEPARATION_STEP) throw errors.RWD_STATISTICS_SEPARATION({ step: largest(step) });
    const covariance = choleskyInverse(factor, coefficients.length);
    return { kind: 'converged', coefficients, objective, deviance: sums.deviance, iterations: iteration, covariance };
  }
  if (iteration >= options.maxIterations) {
    throw errors.RWD_STATISTICS_NOT_CONVERGED({ iterations: iteration, gradient: largest(gradient) });
  }
  return { kind: 'iterate', objective, state: advance({ coefficients, step, objective }, iteration + 1) };
}

const advance = (base: NonNullable<NewtonState['base']>, iteration: number): NewtonState => ({
  coefficients: base.coefficients.map((value, j) => value + base.step[j]!),
  iteration,
  base,
});

const halve = (state: NewtonState, base: NonNullable<NewtonState['base']>, options: NewtonOptions): NewtonOutcome => {
  const step = base.step.map((value) => value / 2);
  if (state.iteration >= options.maxIterations || largest(step) < SMALLEST_STEP) {
    throw errors.RWD_STATISTICS_NOT_CONVERGED({ iterations: state.iteration, gradient: 'objective rises along the step' });
  }
  return { kind: 'iterate', objective: base.objective, state: advance({ ...base, step }, state.iteration + 1) };
};

const penalised = (packed: Float64Array, ridge: number, n: number): Float64Array => {
  const full = unpackSymmetric(packed, n);
  for (let j = 1; j < n; j++) full[j * n + j]! += ridge;
  return full;
};

const squaredNorm = (coefficients: readonly number[]): number =>
  coefficients.reduce((sum, value, j) => (j === 0 ? sum : sum + value * value), 0);

const largest = (values: Iterable<number>): number => {
  let found = 0;
  for (const value of values) found = Math.max(found, Math.abs(value));
  return found;
};
