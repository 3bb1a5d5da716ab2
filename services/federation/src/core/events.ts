import type { JobManifest, KeyAnnouncement, RoundParameters, SignedContribution } from '@chainnet/secure-aggregation';
import type { NewtonState } from '@chainnet/statistics';
import type { FittedModel, JobResult } from './model.js';

export type JobFailure = { readonly code: string; readonly message: string; readonly action: string };

/** Facts of a job, plain JSON. None holds a site's clear vector: contributions are masked, sums are of all sites. */
export type JobEvent =
  | { readonly type: 'JobProposed'; readonly manifest: JobManifest; readonly jobDigest: string }
  | { readonly type: 'ManifestSigned'; readonly announcement: KeyAnnouncement }
  | { readonly type: 'SiteDeclined'; readonly siteId: string; readonly code: string }
  | { readonly type: 'RoundOpened'; readonly round: number; readonly parameters: RoundParameters; readonly newton?: NewtonState }
  | { readonly type: 'ContributionReceived'; readonly contribution: SignedContribution }
  | {
      readonly type: 'RoundAggregated';
      readonly round: number;
      readonly kind: RoundParameters['kind'];
      readonly aggregateHash: string;
      readonly count: number;
      /** Newton rounds only: -2 log-likelihood of all sites. */
      readonly deviance?: number;
    }
  | { readonly type: 'ModelConverged'; readonly model: FittedModel }
  | { readonly type: 'JobCompleted'; readonly result: JobResult }
  | { readonly type: 'JobFailed'; readonly failure: JobFailure };
