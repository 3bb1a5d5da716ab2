import type { Ed25519PublicKey, MpcJobManifest, PartyId, StatisticsResult } from '@chainnet/mpc-protocol';

/** Why a job ended without a result. */
export type FailureReason =
  | { readonly reason: 'declined'; readonly party: PartyId; readonly code: string }
  | { readonly reason: 'party-failed'; readonly party: PartyId; readonly code: string }
  | { readonly reason: 'disagreement'; readonly party: PartyId }
  | { readonly reason: 'deadline'; readonly missing: readonly PartyId[] };

/** What happened to one attempt of a job. */
export type JobEvent =
  | {
      readonly type: 'job-proposed';
      readonly manifest: MpcJobManifest;
      readonly digest: string;
      readonly keys: Readonly<Record<PartyId, Ed25519PublicKey>>;
    }
  | { readonly type: 'job-approved'; readonly party: PartyId; readonly signature: string }
  | { readonly type: 'job-started'; readonly digest: string }
  | {
      readonly type: 'result-reported';
      readonly party: PartyId;
      readonly resultDigest: string;
      readonly transcript: string;
      readonly signature: string;
    }
  | { readonly type: 'job-completed'; readonly result: StatisticsResult; readonly resultDigest: string; readonly transcript: string }
  | { readonly type: 'job-failed'; readonly failure: FailureReason };
