import { defineErrors } from '@chainnet/contracts';

/** Every failure of this library. */
export const errors = defineErrors({
  RWD_STATISTICS_SHAPE: {
    failure: 'permanent',
    message: '{what}: expected length {expected}, got {actual}',
    action: 'Pass vectors and matrices of the sizes the function documents.',
  },
  RWD_STATISTICS_NOT_FINITE: {
    failure: 'permanent',
    message: '{what} is not a finite number',
    action: 'Remove or impute missing and infinite values before the computation.',
  },
  RWD_STATISTICS_EMPTY: {
    failure: 'permanent',
    message: '{what} needs at least {minimum} values, got {actual}',
    action: 'Widen the cohort, or choose a statistic that this many values support.',
  },
  RWD_STATISTICS_CONSTANT_FEATURE: {
    failure: 'permanent',
    message: 'feature {index} does not vary in the pooled cohort',
    action: 'Drop the feature from the job.',
  },
  RWD_STATISTICS_SINGULAR: {
    failure: 'permanent',
    message: 'the matrix is not positive definite at pivot {pivot}',
    action: 'Drop collinear features, or use a ridge above zero.',
  },
  RWD_STATISTICS_SEPARATION: {
    failure: 'permanent',
    message: 'the classes are separated by the features: coefficients grow without bound (last step {step})',
    action: 'Use a ridge above zero, or fewer features.',
  },
  RWD_STATISTICS_NOT_CONVERGED: {
    failure: 'permanent',
    message: 'no convergence after {iterations} evaluations: largest gradient entry {gradient}',
    action: 'Raise the bound on rounds, relax the tolerance, or use a larger ridge.',
  },
});
