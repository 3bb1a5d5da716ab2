import type { JobManifest } from '@chainnet/secure-aggregation';
import type { JobResult } from './model.js';

export type PublishedTerm = { readonly coefficient: number; readonly standardError: number; readonly standardized: number };

/** A model as the mesh gets it: terms by name, in the columns' own units, with fit, discrimination and what binds it. */
export type PublishedResult = {
  readonly algorithm: JobManifest['algorithm'];
  readonly target: string;
  readonly intercept: PublishedTerm;
  readonly features: readonly (PublishedTerm & { readonly name: string })[];
  readonly n: number;
  readonly rounds: number;
  readonly deviance: number;
  readonly auc: number;
  readonly accuracy: number;
  readonly brier: number;
  readonly modelDigest: string;
  /** One a round: moments, Newton rounds, evaluation. */
  readonly aggregateHashes: readonly string[];
};

export function publishedResult(result: JobResult, { algorithm, target, features }: JobManifest): PublishedResult {
  const term = (at: number): PublishedTerm => ({
    coefficient: result.coefficients[at] ?? NaN,
    standardError: result.standardErrors[at] ?? NaN,
    standardized: result.standardizedCoefficients[at] ?? NaN,
  });
  const { auc, accuracy, brier } = result.evaluation;
  const { count: n, rounds, deviance, modelDigest, aggregateHashes } = result;
  return { algorithm, target, intercept: term(0), features: features.map(({ name }, at) => ({ name, ...term(at + 1) })), n, rounds, deviance, auc, accuracy, brier, modelDigest, aggregateHashes };
}
