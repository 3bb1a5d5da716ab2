import type { JobFailure } from './events.js';
import type { FoldedJob } from './job-fact.js';
import { isRunning, isSigning, missingSites } from './job-state.js';
import { publishedResult, type PublishedResult } from './published-result.js';

/** A job as people see it. */
export type JobView = {
  readonly jobId: string;
  readonly jobDigest: string;
  readonly status: string;
  readonly proposedAt: string;
  readonly updatedAt: string;
  readonly target: string;
  readonly features: number;
  readonly sites: readonly string[];
  /** Sites that answered the open phase, and those still waited for; empty when the job is over. */
  readonly answered: readonly string[];
  readonly waitingFor: readonly string[];
  /** The open round, 0 = moments. */
  readonly round?: number;
  readonly result?: PublishedResult;
  readonly failure?: JobFailure;
};

/** @returns undefined for a job that was never proposed */
export function jobView({ state, proposedAt, updatedAt }: FoldedJob): JobView | undefined {
  if (state.status === 'none') return undefined;
  const { manifest, jobDigest, status } = state;
  const sites = manifest.sites.map(({ siteId }) => siteId);
  const waitingFor = waiting(state, sites);
  const asked = isRunning(state) ? state.participants.map(({ siteId }) => siteId) : isSigning(state) ? sites : [];
  return {
    jobId: manifest.jobId, jobDigest, status, proposedAt, updatedAt, target: manifest.target, features: manifest.features.length, sites, waitingFor,
    answered: asked.filter((siteId) => !waitingFor.includes(siteId)),
    ...(isRunning(state) ? { round: state.round } : {}),
    ...(state.status === 'completed' ? { result: publishedResult(state.result, manifest) } : {}),
    ...(state.status === 'failed' ? { failure: state.failure } : {}),
  };
}

function waiting(state: FoldedJob['state'], sites: readonly string[]): readonly string[] {
  if (isRunning(state)) return missingSites(state);
  if (!isSigning(state)) return [];
  const answered = new Set([...state.announcements.map(({ siteId }) => siteId), ...state.declined]);
  return sites.filter((siteId) => !answered.has(siteId));
}
