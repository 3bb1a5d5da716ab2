import { aggregateHash, decodeFixedPoint, maskedSum, openContribution, vectorLength } from '@chainnet/secure-aggregation';
import {
  evaluate, evaluationSumsOf, logisticSumsOf, momentSumsOf, newtonStart, type NewtonState, newtonStep, type Standardization, standardizationOf,
} from '@chainnet/statistics';
import { errors } from './errors.js';
import type { JobEvent } from './events.js';
import { jobFailed, orJobFailed } from './job-failure.js';
import type { RunningJob } from './job-state.js';
import { fittedModel, modelDigestOf } from './model.js';

type Aggregate = { readonly vector: Float64Array; readonly hash: string };

/** What follows when every participant's contribution to the open round is in. */
export function closeRound(state: RunningJob): JobEvent[] {
  const aggregate = aggregateOf(state);
  switch (state.parameters.kind) {
    case 'moments':
      return closeMoments(state, aggregate);
    case 'newton':
      return closeNewton(state, aggregate, state.parameters.standardization);
    case 'evaluation':
      return closeEvaluation(state, aggregate);
  }
}

const aggregateOf = ({ manifest, jobDigest, round, parameters, contributions }: RunningJob): Aggregate => {
  const length = vectorLength(manifest, parameters.kind);
  const keys = new Map(manifest.sites.map(({ siteId, signingKey }) => [siteId, signingKey]));
  const masked = contributions.map((one) => openContribution(one, { signingKey: keys.get(one.siteId) ?? '', length }));
  const sum = maskedSum(masked, length);
  return { vector: decodeFixedPoint(sum, manifest), hash: aggregateHash(sum, { jobDigest, round }) };
};

const closeMoments = (state: RunningJob, { vector, hash }: Aggregate): JobEvent[] => {
  const moments = momentSumsOf(vector, state.manifest.features.length);
  return [
    { type: 'RoundAggregated', round: state.round, kind: 'moments', aggregateHash: hash, count: moments.count },
    ...orJobFailed(() => [openNewton(1, newtonStart(state.manifest.features.length + 1), standardizationOf(moments))]),
  ];
};

const closeNewton = (state: RunningJob, { vector, hash }: Aggregate, standardization: Standardization): JobEvent[] => {
  const { manifest, round } = state;
  const columns = manifest.features.length + 1;
  const sums = logisticSumsOf(vector, columns);
  const { count, deviance } = sums;
  const aggregated: JobEvent = { type: 'RoundAggregated', round, kind: 'newton', aggregateHash: hash, count, deviance };
  if (count !== state.count) return [aggregated, cohortChanged(state, count)];
  const next = orJobFailed(() => {
    const { ridge, tolerance, maxRounds } = manifest;
    const outcome = newtonStep(state.newton ?? newtonStart(columns), sums, { ridge, tolerance, maxIterations: maxRounds });
    if (outcome.kind === 'iterate') return [openNewton(round + 1, outcome.state, standardization)];
    const parameters = { kind: 'evaluation', standardization, coefficients: outcome.coefficients } as const;
    return [
      { type: 'ModelConverged', model: fittedModel(outcome, standardization, manifest) },
      { type: 'RoundOpened', round: round + 1, parameters },
    ];
  });
  return [aggregated, ...next];
};

const closeEvaluation = (state: RunningJob, { vector, hash }: Aggregate): JobEvent[] => {
  const { manifest, jobDigest, round, model, participants } = state;
  const sums = evaluationSumsOf(vector, manifest.histogramBins);
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = sums.confusion;
  const count = truePositives + falsePositives + trueNegatives + falseNegatives;
  const aggregated: JobEvent = { type: 'RoundAggregated', round, kind: 'evaluation', aggregateHash: hash, count };
  if (count !== state.count || model === undefined) return [aggregated, cohortChanged(state, count)];
  const completed = orJobFailed(() => {
    const result = {
      ...model,
      participants: participants.map(({ siteId }) => siteId),
      count,
      evaluation: evaluate(sums),
      aggregateHashes: [...state.aggregateHashes, hash],
      modelDigest: modelDigestOf(model, manifest, jobDigest),
    };
    return [{ type: 'JobCompleted', result }];
  });
  return [aggregated, ...completed];
};

const openNewton = (round: number, newton: NewtonState, standardization: Standardization): JobEvent => ({
  type: 'RoundOpened',
  round,
  newton,
  parameters: { kind: 'newton', standardization, coefficients: newton.coefficients },
});

const cohortChanged = ({ round, count: before = 0 }: RunningJob, count: number): JobEvent =>
  jobFailed(errors.RWD_FEDERATION_COHORT_CHANGED({ round, count, before }));
