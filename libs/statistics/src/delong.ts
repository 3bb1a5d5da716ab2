import { errors } from './errors.js';
import { meanAndVariance } from './moments.js';

/** Area under the ROC curve with the components DeLong's covariance needs. */
export type DelongAuc = {
  readonly auc: number;
  /** DeLong variance of the area. */
  readonly variance: number;
  /** Share of negatives below each positive (ties half), in the order of the positives. */
  readonly positiveComponents: Float64Array;
  /** Share of positives above each negative (ties half), in the order of the negatives. */
  readonly negativeComponents: Float64Array;
};

/**
 * Area under the ROC curve as the Mann-Whitney probability P(score+ > score-) + P(=)/2, ties counted half.
 * @param labels 0 or 1 a score. @throws RWD_STATISTICS_SHAPE, RWD_STATISTICS_NOT_FINITE, RWD_STATISTICS_EMPTY
 */
export function areaUnderRoc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const { positives, negatives } = split(scores, labels, 1);
  const ranks = midranks(joined(positives, negatives));
  let rankSum = 0;
  for (let i = 0; i < positives.length; i++) rankSum += ranks[i]!;
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}

/**
 * Area and its variance by midranks.
 * Source: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837-845, in the O(n log n) form of Sun & Xu 2014.
 * @throws RWD_STATISTICS_SHAPE, RWD_STATISTICS_NOT_FINITE, RWD_STATISTICS_EMPTY with fewer than two of a class.
 */
export function delongAuc(scores: ArrayLike<number>, labels: ArrayLike<number>): DelongAuc {
  const { positives, negatives } = split(scores, labels, 2);
  const m = positives.length;
  const n = negatives.length;
  const all = midranks(joined(positives, negatives));
  const within = { positive: midranks(positives), negative: midranks(negatives) };
  const positiveComponents = Float64Array.from(positives, (_, i) => (all[i]! - within.positive[i]!) / n);
  const negativeComponents = Float64Array.from(negatives, (_, i) => 1 - (all[m + i]! - within.negative[i]!) / m);
  const positive = meanAndVariance(positiveComponents);
  const negative = meanAndVariance(negativeComponents);
  return { auc: positive.mean, variance: positive.variance / m + negative.variance / n, positiveComponents, negativeComponents };
}

/** Covariance of the areas of two scores of the same cases. @throws RWD_STATISTICS_SHAPE when the cases differ in number */
export const delongCovariance = (a: DelongAuc, b: DelongAuc): number =>
  covariance(a.positiveComponents, b.positiveComponents) / a.positiveComponents.length +
  covariance(a.negativeComponents, b.negativeComponents) / a.negativeComponents.length;

/** Ranks from 1, equal values sharing the mean of their ranks. */
export function midranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

const covariance = (a: Float64Array, b: Float64Array): number => {
  if (a.length !== b.length) throw errors.RWD_STATISTICS_SHAPE({ what: 'paired components', expected: a.length, actual: b.length });
  const means = [meanAndVariance(a).mean, meanAndVariance(b).mean] as const;
  return a.reduce((sum, value, i) => sum + (value - means[0]) * (b[i]! - means[1]), 0) / (a.length - 1);
};

const split = (
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  minimum: number,
): { readonly positives: Float64Array; readonly negatives: Float64Array } => {
  if (scores.length !== labels.length) {
    throw errors.RWD_STATISTICS_SHAPE({ what: 'labels', expected: scores.length, actual: labels.length });
  }
  const sides: [number[], number[]] = [[], []];
  for (let i = 0; i < scores.length; i++) {
    const label = labels[i]!;
    if (!Number.isFinite(scores[i]!) || (label !== 0 && label !== 1)) throw errors.RWD_STATISTICS_NOT_FINITE({ what: `score or label ${i}` });
    sides[label].push(scores[i]!);
  }
  const fewest = Math.min(sides[0].length, sides[1].length);
  if (fewest < minimum) throw errors.RWD_STATISTICS_EMPTY({ what: 'each class', minimum, actual: fewest });
  return { positives: Float64Array.from(sides[1]), negatives: Float64Array.from(sides[0]) };
};
