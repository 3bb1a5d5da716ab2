import type { MpcJobManifest, PartyFrame } from '@chainnet/mpc-protocol';

const HELLO_TAG = 'hello';
const REFUSED_TAG = 'refused';

/** Why a party that proved a certificate of the mesh is still turned away. `unknown-job` may pass: it has not joined yet. */
export type RefusalReason = 'unknown-job' | 'other-manifest' | 'not-a-party' | 'already-connected';

export type Hello = { readonly job: string; readonly attempt: number; readonly digest: string };

/** The first frame in each direction: which attempt the connection is for and the manifest digest the sender holds. */
export const helloFrame = ({ jobId, attempt }: Pick<MpcJobManifest, 'jobId' | 'attempt'>, digest: string): PartyFrame => ({
  job: jobId,
  attempt,
  round: 0,
  tag: HELLO_TAG,
  chunk: Buffer.from(digest, 'utf8'),
});

export const refusalFrame = ({ job, attempt }: PartyFrame, reason: RefusalReason): PartyFrame => ({
  job,
  attempt,
  round: 0,
  tag: REFUSED_TAG,
  chunk: Buffer.from(reason, 'utf8'),
});

/** The hello in a frame, if it is one. */
export const readHello = ({ tag, job, attempt, chunk }: PartyFrame): Hello | undefined =>
  tag === HELLO_TAG ? { job, attempt, digest: Buffer.from(chunk).toString('utf8') } : undefined;

/** The reason in a refusal, cut to a loggable length, if the frame is one. */
export const readRefusal = ({ tag, chunk }: PartyFrame): string | undefined =>
  tag === REFUSED_TAG ? Buffer.from(chunk).toString('utf8').slice(0, 64) : undefined;
