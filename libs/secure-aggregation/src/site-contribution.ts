import {
  type DesignTable, evaluationSums, evaluationVector, logisticSums, logisticVector, momentSums, momentVector, predict, standardize,
} from '@chainnet/statistics';
import { type CohortRow, cohortOf } from './cohort-table.js';
import { admitContribution, type ContributionGuard } from './contribution-guard.js';
import { digestOf } from '@chainnet/contracts';
import { errors } from './errors.js';
import { encodeFixedPoint } from './fixed-point.js';
import type { SiteKeys } from './key-announcement.js';
import { rawPublicKey } from './key-material.js';
import { type JobManifest, parseManifest, rosterOf } from './manifest.js';
import { maskVector } from './pairwise-mask.js';
import { assertParticipants } from './participants.js';
import { requestDigestOf, type RoundParameters, type RoundRequest } from './round-request.js';
import { signContribution, type SignedContribution } from './signed-contribution.js';

export type SiteRound = {
  readonly manifest: JobManifest;
  readonly siteId: string;
  readonly request: RoundRequest;
  /** Rows of the manifest's view at this site, the same rows in the same order every round. */
  readonly rows: readonly CohortRow[];
  readonly keys: SiteKeys;
  readonly guard: ContributionGuard;
};

/** Store `guard`, then send `contribution`: in that order, or a crash could let a second answer out. */
export type SiteAnswer = { readonly contribution: SignedContribution; readonly guard: ContributionGuard; readonly excludedRows: number };

/**
 * A site's whole part in one round: check the request, compute on its rows, refuse what the guard refuses, mask, sign.
 * Pure and deterministic: a repeated request gives the same bytes.
 * @throws RWD_SECAGG_WRONG_JOB, RWD_SECAGG_NOT_A_PARTICIPANT, RWD_SECAGG_ROUND_ORDER, RWD_SECAGG_COHORT_TOO_SMALL,
 *   RWD_SECAGG_ROW_UNUSABLE, RWD_SECAGG_VALUE_OUT_OF_RANGE, and what `parseManifest`, `assertParticipants` and
 *   `admitContribution` raise.
 */
export function siteContribution({ manifest, siteId, request, rows, keys, guard }: SiteRound): SiteAnswer {
  assertRequest({ manifest: parseManifest(manifest), siteId, request, keys, guard });
  const cohort = cohortOf(manifest, rows);
  const clear = encodeFixedPoint(localVector(cohort.table, request.parameters, manifest.histogramBins), manifest);
  const requestDigest = requestDigestOf(request);
  const { round, parameters, participants, jobDigest } = request;
  const admitted = admitContribution(guard, {
    round, participants, requestDigest, clear,
    closes: parameters.kind === 'evaluation',
    constants: parameters.kind === 'moments' ? {} : { standardization: digestOf(parameters.standardization) },
  });
  const own = { siteId, maskKey: keys.mask };
  const masked = maskVector(clear, own, { jobDigest, round, attempt: manifest.attempt, participants });
  const contribution = signContribution({ jobDigest, siteId, round, requestDigest }, masked, keys.signing);
  return { contribution, guard: admitted, excludedRows: cohort.excluded };
}

const assertRequest = ({ manifest, siteId, request, keys, guard }: Omit<SiteRound, 'rows'>): void => {
  const roster = rosterOf(manifest);
  if (request.jobDigest !== roster.jobDigest) throw errors.RWD_SECAGG_WRONG_JOB({ what: 'round request', siteId });
  if (guard.jobDigest !== roster.jobDigest || guard.siteId !== siteId) throw errors.RWD_SECAGG_WRONG_JOB({ what: 'guard', siteId });
  assertParticipants(request.participants, roster);
  const own = request.participants.find((one) => one.siteId === siteId);
  const registered = roster.sites.find((one) => one.siteId === siteId);
  if (own?.maskPublicKey !== rawPublicKey(keys.mask) || registered?.signingKey !== rawPublicKey(keys.signing)) {
    throw errors.RWD_SECAGG_NOT_A_PARTICIPANT({ siteId });
  }
  assertPlace(manifest, request);
};

const assertPlace = ({ maxRounds }: JobManifest, { round, parameters }: RoundRequest): void => {
  const last = parameters.kind === 'evaluation' ? maxRounds + 1 : maxRounds;
  const fits = parameters.kind === 'moments' ? round === 0 : round >= 1 && round <= last;
  if (!fits) throw errors.RWD_SECAGG_ROUND_ORDER({ round, expected: parameters.kind === 'moments' ? 0 : `1 to ${last}` });
};

const localVector = (scaled: DesignTable, parameters: RoundParameters, bins: number): Float64Array => {
  if (parameters.kind === 'moments') return momentVector(momentSums(scaled));
  const table = standardize(scaled, parameters.standardization);
  if (parameters.kind === 'newton') return logisticVector(logisticSums(table, parameters.coefficients));
  return evaluationVector(evaluationSums(predict(table, parameters.coefficients), table.y, bins));
};
