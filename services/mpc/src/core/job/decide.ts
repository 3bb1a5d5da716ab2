import { approvalBytes, isSignedBy, manifestDigest, parseManifest, reportBytes, resultDigest, type PartyId } from '@chainnet/mpc-protocol';

import { errors } from '../errors.js';
import type { JobCommand } from './job-command.js';
import type { FailureReason, JobEvent } from './job-event.js';
import { partiesMissing, type JobState, type ProposedJob, type StartedJob } from './job-state.js';

type Command<T extends JobCommand['type']> = Extract<JobCommand, { type: T }>;

/**
 * What follows from a command on one attempt of a job:
 *
 *     absent -> proposed -> (all three approvals) started -> (three equal reports) completed
 *                  |                                  |
 *                  +--- declined, deadline            +--- party-failed, disagreement, deadline --> failed
 *
 * A job completes only when the three reported results have one canonical form and the three transcripts are equal, bit
 * for bit. A command repeated after it took effect, one that comes after the job has failed (parties race) and an expiry
 * after the end yield no event. Raises the RWD_MPC_JOB_... codes, and RWD_MPC_MANIFEST_INVALID for a manifest that does
 * not parse.
 */
export function decide(command: JobCommand, state: JobState): JobEvent[] {
  if (command.type === 'propose') return propose(command, state);
  if (command.type !== 'expire') requireParty(state, command.party);
  if (state.status === 'failed') return [];
  switch (command.type) {
    case 'approve':
      return approve(command, state);
    case 'decline':
      return decline(command, state);
    case 'report-result':
      return reportResult(command, state);
    case 'report-failure':
      return reportFailure(command, state);
    case 'expire':
      return expire(state);
  }
}

function propose(command: Command<'propose'>, state: JobState): JobEvent[] {
  const manifest = parseManifest(command.manifest);
  const digest = manifestDigest(manifest);
  if (state.status !== 'absent') {
    if (state.digest === digest) return [];
    throw errors.RWD_MPC_JOB_EXISTS();
  }
  const keyOf = (party: PartyId): string => {
    const key = Object.hasOwn(command.keys, party) ? command.keys[party] : undefined;
    if (key === undefined) throw errors.RWD_MPC_JOB_KEY_MISSING({ party });
    return key;
  };
  const keys = Object.fromEntries(manifest.parties.map(({ id }) => [id, keyOf(id)]));
  return [{ type: 'job-proposed', manifest, digest, keys }];
}

function approve({ party, signature }: Command<'approve'>, state: JobState): JobEvent[] {
  if (state.status !== 'absent' && state.approvals[party] === signature) return [];
  requireStatus(state, 'proposed', 'approve');
  if (!isSignedBy(state.keys[party] as string, approvalBytes(state.digest), signature)) {
    throw errors.RWD_MPC_JOB_APPROVAL_INVALID({ party });
  }
  // Ed25519 signing is deterministic, but a party may hold a signer that is not: one valid approval is enough.
  if (Object.hasOwn(state.approvals, party)) return [];
  const approved: JobEvent = { type: 'job-approved', party, signature };
  const isLast = partiesMissing(state.manifest, state.approvals).length === 1;
  return isLast ? [approved, { type: 'job-started', digest: state.digest }] : [approved];
}

function decline({ party, code }: Command<'decline'>, state: JobState): JobEvent[] {
  requireStatus(state, 'proposed', 'decline');
  return [failed({ reason: 'declined', party, code })];
}

function reportResult(command: Command<'report-result'>, state: JobState): JobEvent[] {
  const { party, result } = command;
  if (state.status === 'completed' && isSame(state.reports[party], digestsOf(command))) return [];
  requireStatus(state, 'started', 'report-result');
  const digests = verifyReport(command, state);
  if (isSame(state.reports[party], digests)) return [];
  const reported: JobEvent = { type: 'result-reported', party, ...digests, signature: command.signature };
  if (!Object.values(state.reports).every((report) => isSame(report, digests))) {
    return [reported, failed({ reason: 'disagreement', party })];
  }
  const isLast = partiesMissing(state.manifest, state.reports).length === 1;
  return isLast ? [reported, { type: 'job-completed', result, ...digests }] : [reported];
}

function reportFailure({ party, code }: Command<'report-failure'>, state: JobState): JobEvent[] {
  requireStatus(state, 'started', 'report-failure');
  return [failed({ reason: 'party-failed', party, code })];
}

function expire(state: JobState): JobEvent[] {
  if (state.status === 'proposed') {
    return [failed({ reason: 'deadline', missing: partiesMissing(state.manifest, state.approvals) })];
  }
  if (state.status === 'started') {
    return [failed({ reason: 'deadline', missing: partiesMissing(state.manifest, state.reports) })];
  }
  return [];
}

const failed = (failure: FailureReason): JobEvent => ({ type: 'job-failed', failure });

type Opened = { readonly resultDigest: string; readonly transcript: string };
const isSame = (a: Opened | undefined, b: Opened): boolean =>
  a !== undefined && a.resultDigest === b.resultDigest && a.transcript === b.transcript;

function digestsOf({ party, result, transcript }: Command<'report-result'>): Opened {
  try {
    return { resultDigest: resultDigest(result), transcript };
  } catch (cause) {
    throw errors.RWD_MPC_JOB_REPORT_INVALID({ party, what: 'its result has no canonical form' }, { cause });
  }
}

/** What a party says it opened, once its signature stands for it. */
function verifyReport(command: Command<'report-result'>, state: StartedJob): Opened {
  const { party, transcript, signature } = command;
  if (!/^[0-9a-f]{64}$/.test(transcript)) throw errors.RWD_MPC_JOB_REPORT_INVALID({ party, what: 'its transcript is no SHA-256' });
  const digests = digestsOf(command);
  if (!isSignedBy(state.keys[party] as string, reportBytes({ manifestDigest: state.digest, ...digests }), signature)) {
    throw errors.RWD_MPC_JOB_REPORT_INVALID({ party, what: 'its signature does not fit' });
  }
  return digests;
}

function requireParty(state: JobState, party: PartyId): void {
  if (state.status === 'absent') return;
  if (!state.manifest.parties.some(({ id }) => id === party)) throw errors.RWD_MPC_JOB_UNKNOWN_PARTY({ party });
}

type Named = { proposed: ProposedJob; started: StartedJob };
function requireStatus<S extends keyof Named>(state: JobState, status: S, command: string): asserts state is Named[S] {
  if (state.status !== status) throw errors.RWD_MPC_JOB_WRONG_STATE({ status: state.status, command });
}
