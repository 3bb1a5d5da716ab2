import { accuracyOf, brierSum, type Confusion, confusion } from './classification.js';
import { errors } from './errors.js';

/** Counts of class 1 and class 0 scores in equal bins of [0, 1], with sums that binning would blur. All additive. */
export type EvaluationSums = {
  readonly confusion: Confusion;
  /** Sum of squared errors of the probabilities. */
  readonly squaredError: number;
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
};

export type Evaluation = {
  readonly count: number;
  /** Exact area of the binned scores (ties half). */
  readonly auc: number;
  /** DeLong standard error of the binned scores. */
  readonly aucStandardError: number;
  readonly accuracy: number;
  readonly brier: number;
  readonly confusion: Confusion;
};

const LEADING = 5;

/** Sums of one site's probabilities and 0/1 labels over `bins` bins. @throws RWD_STATISTICS_SHAPE, RWD_STATISTICS_NOT_FINITE */
export function evaluationSums(probabilities: ArrayLike<number>, labels: ArrayLike<number>, bins: number): EvaluationSums {
  const positives = new Float64Array(bins);
  const negatives = new Float64Array(bins);
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i]!;
    if (!(p >= 0 && p <= 1)) throw errors.RWD_STATISTICS_NOT_FINITE({ what: `probability ${i} (0 to 1 expected)` });
    (labels[i] === 1 ? positives : negatives)[Math.min(bins - 1, Math.floor(p * bins))]! += 1;
  }
  return { confusion: confusion(probabilities, labels), squaredError: brierSum(probabilities, labels), positives, negatives };
}

export const evaluationVectorLength = (bins: number): number => LEADING + 2 * bins;

/** Vector [tp, fp, tn, fn, squared error, positives, negatives] for a secure sum. */
export const evaluationVector = (sums: EvaluationSums): Float64Array => {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = sums.confusion;
  const leading = [truePositives, falsePositives, trueNegatives, falseNegatives, sums.squaredError];
  return Float64Array.of(...leading, ...sums.positives, ...sums.negatives);
};

/** Inverse of {@link evaluationVector}. @throws RWD_STATISTICS_SHAPE */
export function evaluationSumsOf(vector: Float64Array, bins: number): EvaluationSums {
  const expected = evaluationVectorLength(bins);
  if (vector.length !== expected) throw errors.RWD_STATISTICS_SHAPE({ what: 'evaluation vector', expected, actual: vector.length });
  return {
    confusion: { truePositives: vector[0]!, falsePositives: vector[1]!, trueNegatives: vector[2]!, falseNegatives: vector[3]! },
    squaredError: vector[4]!,
    positives: vector.slice(LEADING, LEADING + bins),
    negatives: vector.slice(LEADING + bins),
  };
}

/**
 * Area, DeLong standard error, accuracy and Brier score of pooled sums. The area and its variance depend on the two
 * score distributions alone, so histograms give them exactly for the binned scores (DeLong et al. 1988).
 * @throws RWD_STATISTICS_EMPTY with fewer than two of a class.
 */
export function evaluate(sums: EvaluationSums): Evaluation {
  const m = total(sums.positives);
  const n = total(sums.negatives);
  if (Math.min(m, n) < 2) throw errors.RWD_STATISTICS_EMPTY({ what: 'each class', minimum: 2, actual: Math.min(m, n) });
  const below = sharesBelow(sums.negatives, n);
  const above = sharesBelow(sums.positives, m).map((share) => 1 - share);
  const auc = weightedMean(below, sums.positives, m);
  const variance = weightedVariance(below, sums.positives, m) / m + weightedVariance(above, sums.negatives, n) / n;
  return {
    count: m + n,
    auc,
    aucStandardError: Math.sqrt(variance),
    accuracy: accuracyOf(sums.confusion),
    brier: sums.squaredError / (m + n),
    confusion: sums.confusion,
  };
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** For each bin: share of the counts below it, its own counted half. */
const sharesBelow = (counts: Float64Array, all: number): Float64Array => {
  let passed = 0;
  return counts.map((count) => {
    const share = (passed + count / 2) / all;
    passed += count;
    return share;
  });
};

const weightedMean = (values: Float64Array, weights: Float64Array, all: number): number =>
  values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / all;

const weightedVariance = (values: Float64Array, weights: Float64Array, all: number): number => {
  const mean = weightedMean(values, weights, all);
  return values.reduce((sum, value, i) => sum + weights[i]! * (value - mean) ** 2, 0) / (all - 1);
};
