import { digestOf } from '@chainnet/contracts';
import { inColumnUnits, type JobManifest } from '@chainnet/secure-aggregation';
import { type Evaluation, type NewtonOutcome, type Standardization, unstandardizeFit } from '@chainnet/statistics';

/** A logistic model, features in the order of the manifest. */
export type FittedModel = {
  /** Intercept first, for columns in their own units. */
  readonly coefficients: readonly number[];
  /** Square roots of the inverse penalised information's diagonal, carried to column units; same order. */
  readonly standardErrors: readonly number[];
  /** Intercept first, for features standardised within their declared ranges; what rounds carry. */
  readonly standardizedCoefficients: readonly number[];
  /** -2 log-likelihood at the fit, all sites. */
  readonly deviance: number;
  /** Newton rounds it took. */
  readonly rounds: number;
};

export type JobResult = FittedModel & {
  readonly participants: readonly string[];
  readonly count: number;
  /** Discrimination and calibration on the training cohorts of all sites. */
  readonly evaluation: Evaluation;
  /** One a round, moments first, evaluation last. */
  readonly aggregateHashes: readonly string[];
  readonly modelDigest: string;
};

/** The model of a converged iteration. */
export function fittedModel(
  fit: Extract<NewtonOutcome, { kind: 'converged' }>,
  standardization: Standardization,
  manifest: JobManifest,
): FittedModel {
  return {
    ...unstandardizeFit(fit, inColumnUnits(standardization, manifest.features)),
    standardizedCoefficients: fit.coefficients,
    deviance: fit.deviance,
    rounds: fit.iterations,
  };
}

/** Lower-case hex SHA-256 of what the model is: job, features, target and coefficients. */
export const modelDigestOf = (model: FittedModel, manifest: JobManifest, jobDigest: string): string =>
  digestOf({
    jobDigest,
    features: manifest.features.map(({ name }) => name),
    target: manifest.target,
    coefficients: model.coefficients,
  });
