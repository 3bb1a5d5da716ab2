import type { JobManifest, KeyAnnouncement, RoundParameters, RoundRequest, SignedContribution } from '@chainnet/secure-aggregation';
import type { NewtonState } from '@chainnet/statistics';
import type { JobFailure } from './events.js';
import type { FittedModel, JobResult } from './model.js';

type Agreed = { readonly manifest: JobManifest; readonly jobDigest: string };

/** Sites read the manifest, then sign it with their mask key or decline. */
export type SigningJob = Agreed & {
  readonly status: 'proposed' | 'signing';
  readonly announcements: readonly KeyAnnouncement[];
  readonly declined: readonly string[];
};

/** `running` through moments and Newton rounds, `converged` while the model is evaluated. */
export type RunningJob = Agreed & {
  readonly status: 'running' | 'converged';
  readonly participants: readonly KeyAnnouncement[];
  readonly round: number;
  readonly parameters: RoundParameters;
  readonly contributions: readonly SignedContribution[];
  readonly aggregateHashes: readonly string[];
  /** Rows of all sites, known once the moments are. */
  readonly count?: number;
  readonly newton?: NewtonState;
  readonly model?: FittedModel;
};

export type JobState =
  | { readonly status: 'none' }
  | SigningJob
  | RunningJob
  | (Agreed & { readonly status: 'completed'; readonly result: JobResult })
  | (Agreed & { readonly status: 'failed'; readonly failure: JobFailure });

export const initialJob: JobState = { status: 'none' };

export const isSigning = (state: JobState): state is SigningJob => state.status === 'proposed' || state.status === 'signing';
export const isRunning = (state: JobState): state is RunningJob => state.status === 'running' || state.status === 'converged';

/** The request that the shell publishes to every participant of the open round; the same bytes after a restart. */
export const roundRequest = ({ jobDigest, round, parameters, participants }: RunningJob): RoundRequest => ({
  jobDigest,
  round,
  parameters,
  participants,
});

/** Participants that the open round still waits for. */
export const missingSites = (state: RunningJob): string[] =>
  state.participants
    .map(({ siteId }) => siteId)
    .filter((siteId) => state.contributions.every((contribution) => contribution.siteId !== siteId));
