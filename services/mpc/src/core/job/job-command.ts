import type { Ed25519PublicKey, MpcJobManifest, PartyId, StatisticsResult } from '@chainnet/mpc-protocol';

/** What can be asked of one attempt of a job. The shell has authenticated `party`. */
export type JobCommand =
  | {
      readonly type: 'propose';
      readonly manifest: MpcJobManifest;
      /** The registered approval key of each party. */
      readonly keys: Readonly<Record<PartyId, Ed25519PublicKey>>;
    }
  /** `signature` is Ed25519 over `approvalBytes`, base64url. */
  | { readonly type: 'approve'; readonly party: PartyId; readonly signature: string }
  | { readonly type: 'decline'; readonly party: PartyId; readonly code: string }
  | {
      readonly type: 'report-result';
      readonly party: PartyId;
      readonly result: StatisticsResult;
      readonly transcript: string;
      /** Ed25519 over `reportBytes`, base64url. */
      readonly signature: string;
    }
  | { readonly type: 'report-failure'; readonly party: PartyId; readonly code: string }
  /** The shell's timer says that the deadline of the manifest has passed. */
  | { readonly type: 'expire' };
