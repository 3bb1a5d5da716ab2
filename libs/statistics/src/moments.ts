import { errors } from './errors.js';

/**
 * Mean and unbiased variance (divisor n - 1) in one pass.
 * Source: Welford 1962, Technometrics 4(3), as in Knuth TAOCP vol. 2, 4.2.2 (15)-(16).
 * @throws RWD_STATISTICS_EMPTY below two values, RWD_STATISTICS_NOT_FINITE.
 */
export function meanAndVariance(values: ArrayLike<number>): { readonly mean: number; readonly variance: number } {
  if (values.length < 2) throw errors.RWD_STATISTICS_EMPTY({ what: 'variance', minimum: 2, actual: values.length });
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) throw errors.RWD_STATISTICS_NOT_FINITE({ what: `value ${i}` });
    const delta = value - mean;
    mean += delta / (i + 1);
    squares += delta * (value - mean);
  }
  return { mean, variance: squares / (values.length - 1) };
}

/** Arithmetic mean. @throws RWD_STATISTICS_EMPTY, RWD_STATISTICS_NOT_FINITE */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw errors.RWD_STATISTICS_EMPTY({ what: 'mean', minimum: 1, actual: 0 });
  return values.length === 1 ? requireFinite(values[0]!) : meanAndVariance(values).mean;
}

/** Unbiased variance, divisor n - 1. @throws RWD_STATISTICS_EMPTY, RWD_STATISTICS_NOT_FINITE */
export const variance = (values: ArrayLike<number>): number => meanAndVariance(values).variance;

const requireFinite = (value: number): number => {
  if (!Number.isFinite(value)) throw errors.RWD_STATISTICS_NOT_FINITE({ what: 'value 0' });
  return value;
};
