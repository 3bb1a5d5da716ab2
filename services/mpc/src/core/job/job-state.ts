import type { Ed25519PublicKey, MpcJobManifest, PartyId, StatisticsResult } from '@chainnet/mpc-protocol';

import type { FailureReason } from './job-event.js';

export type Report = { readonly resultDigest: string; readonly transcript: string; readonly signature: string };

type Agreed = {
  readonly manifest: MpcJobManifest;
  readonly digest: string;
  readonly keys: Readonly<Record<PartyId, Ed25519PublicKey>>;
  /** Signatures by party. */
  readonly approvals: Readonly<Record<PartyId, string>>;
};

export type JobState =
  | { readonly status: 'absent' }
  | ({ readonly status: 'proposed' } & Agreed)
  | ({ readonly status: 'started'; readonly reports: Readonly<Record<PartyId, Report>> } & Agreed)
  | ({ readonly status: 'completed'; readonly reports: Readonly<Record<PartyId, Report>>; readonly result: StatisticsResult } & Agreed)
  | ({ readonly status: 'failed'; readonly failure: FailureReason } & Agreed);

export type ProposedJob = Extract<JobState, { status: 'proposed' }>;
export type StartedJob = Extract<JobState, { status: 'started' }>;

export const initialJob: JobState = { status: 'absent' };

/** The parties of a job for which `done` holds nothing yet, in the manifest's order. */
export const partiesMissing = (manifest: MpcJobManifest, done: Readonly<Record<PartyId, unknown>>): PartyId[] =>
  manifest.parties.map((party) => party.id).filter((id) => !Object.hasOwn(done, id));
