import { errors } from './errors.js';

export type Confusion = {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
};

/** Counts at a threshold: a probability >= `threshold` is called class 1. @throws RWD_STATISTICS_SHAPE */
export function confusion(probabilities: ArrayLike<number>, labels: ArrayLike<number>, threshold = 0.5): Confusion {
  requireSameLength(probabilities, labels);
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  for (let i = 0; i < probabilities.length; i++) {
    const called = probabilities[i]! >= threshold;
    if (labels[i] === 1) counts[called ? 'truePositives' : 'falseNegatives']++;
    else counts[called ? 'falsePositives' : 'trueNegatives']++;
  }
  return counts;
}

/** Share of correct calls. @throws RWD_STATISTICS_EMPTY */
export function accuracyOf(counts: Confusion): number {
  const right = counts.truePositives + counts.trueNegatives;
  const total = right + counts.falsePositives + counts.falseNegatives;
  if (total === 0) throw errors.RWD_STATISTICS_EMPTY({ what: 'accuracy', minimum: 1, actual: 0 });
  return right / total;
}

/** Sum over rows of (p - y)^2; divided by the count it is the Brier score. @throws RWD_STATISTICS_SHAPE */
export function brierSum(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  requireSameLength(probabilities, labels);
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) sum += (probabilities[i]! - labels[i]!) ** 2;
  return sum;
}

/** Brier score (mean squared error of the probabilities). Source: Brier 1950. @throws RWD_STATISTICS_EMPTY, RWD_STATISTICS_SHAPE */
export function brierScore(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (probabilities.length === 0) throw errors.RWD_STATISTICS_EMPTY({ what: 'Brier score', minimum: 1, actual: 0 });
  return brierSum(probabilities, labels) / probabilities.length;
}

const requireSameLength = (a: ArrayLike<number>, b: ArrayLike<number>): void => {
  if (a.length !== b.length) throw errors.RWD_STATISTICS_SHAPE({ what: 'labels', expected: a.length, actual: b.length });
};
