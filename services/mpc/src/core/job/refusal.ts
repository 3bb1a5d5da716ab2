import { isSignedBy, refusalBytes, type PartyId } from '@chainnet/mpc-protocol';
import { errors } from '../errors.js';
import type { JobCommand } from './job-command.js';
import type { JobState } from './job-state.js';

/** What a party sent: `signature` is Ed25519 over `refusalBytes`, base64url. */
export type Refusal = { readonly party: PartyId; readonly code: string; readonly signature: string };

/**
 * A party's refusal as the command it is at this state of the job: it declines a proposed job, it reports a failed
 * session of a started one. Raises RWD_MPC_JOB_REFUSAL_INVALID when the party did not sign it for this manifest.
 */
export function refusalCommand({ party, code, signature }: Refusal, state: JobState): JobCommand {
  if (state.status !== 'absent') {
    const key = Object.hasOwn(state.keys, party) ? state.keys[party] : undefined;
    if (key === undefined) throw errors.RWD_MPC_JOB_UNKNOWN_PARTY({ party });
    if (!isSignedBy(key, refusalBytes(state.digest, code), signature)) throw errors.RWD_MPC_JOB_REFUSAL_INVALID({ party });
  }
  return { type: state.status === 'started' || state.status === 'completed' ? 'report-failure' : 'decline', party, code };
}
