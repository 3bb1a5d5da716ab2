import { digestOf } from '@chainnet/contracts';
import {
  assertParticipants, type JobManifest, type KeyAnnouncement, manifestDigest, openContribution, parseManifest, requestDigestOf,
  rosterOf, type SignedContribution, vectorLength,
} from '@chainnet/secure-aggregation';
import { closeRound } from './close-round.js';
import type { JobCommand } from './commands.js';
import { errors } from './errors.js';
import type { JobEvent } from './events.js';
import { evolve } from './evolve.js';
import { jobFailed } from './job-failure.js';
import { isRunning, isSigning, type JobState, missingSites, roundRequest, type RunningJob, type SigningJob } from './job-state.js';

/**
 * The facts that follow from a command. A command that was obeyed before, or that comes after the end of the job, gives
 * none, so redelivery is harmless. A job ends in `JobCompleted` or `JobFailed` as long as deadlines arrive.
 * @throws RWD_FEDERATION_* and RWD_SECAGG_* for commands that must not be obeyed; the job goes on without them.
 */
export function decide(command: JobCommand, state: JobState): JobEvent[] {
  if (command.type === 'ProposeJob') return propose(command.manifest, state);
  if (state.status === 'none') throw errors.RWD_FEDERATION_WRONG_PHASE({ command: command.type, status: 'not proposed' });
  if (!isSigning(state) && !isRunning(state)) return [];
  switch (command.type) {
    case 'SignManifest':
      return sign(command.announcement, state);
    case 'DeclineJob':
      return decline(command, state);
    case 'SubmitContribution':
      return submit(command.contribution, state);
    case 'DeadlinePassed':
      return passDeadline(command, state);
  }
}

const propose = (proposed: JobManifest, state: JobState): JobEvent[] => {
  const manifest = parseManifest(proposed);
  const jobDigest = manifestDigest(manifest);
  if (state.status === 'none') return [{ type: 'JobProposed', manifest, jobDigest }];
  if (state.jobDigest === jobDigest) return [];
  throw errors.RWD_FEDERATION_JOB_CONFLICT({ jobId: manifest.jobId });
};

const sign = (announcement: KeyAnnouncement, state: SigningJob | RunningJob): JobEvent[] => {
  const { siteId } = announcement;
  const before = (isSigning(state) ? state.announcements : state.participants).find((one) => one.siteId === siteId);
  if (before !== undefined && digestOf(before) === digestOf(announcement)) return [];
  if (before !== undefined) throw errors.RWD_FEDERATION_ANNOUNCEMENT_CONFLICT({ siteId });
  if (!isSigning(state) || state.declined.includes(siteId)) {
    throw errors.RWD_FEDERATION_WRONG_PHASE({ command: 'SignManifest', status: isSigning(state) ? 'declined by the site' : state.status });
  }
  assertParticipants([...state.announcements, announcement], { ...rosterOf(state.manifest), minimumParticipants: 1 });
  return followedByStart(state, { type: 'ManifestSigned', announcement });
};

const decline = ({ siteId, code }: { readonly siteId: string; readonly code: string }, state: SigningJob | RunningJob): JobEvent[] => {
  const known = isSigning(state) ? state.manifest.sites : state.participants;
  if (known.every((site) => site.siteId !== siteId)) throw errors.RWD_FEDERATION_UNKNOWN_SITE({ siteId });
  if (isRunning(state)) return [{ type: 'SiteDeclined', siteId, code }, jobFailed(errors.RWD_FEDERATION_SITE_DECLINED({ siteId, code }))];
  return state.declined.includes(siteId) ? [] : followedByStart(state, { type: 'SiteDeclined', siteId, code });
};

const followedByStart = (state: SigningJob, event: JobEvent): JobEvent[] => {
  const next = evolve(state, event);
  if (!isSigning(next)) return [event];
  const answered = next.announcements.length + next.declined.length;
  const hopeless = next.manifest.sites.length - next.declined.length < next.manifest.minSites;
  return answered === next.manifest.sites.length || hopeless ? [event, ...start(next)] : [event];
};

const start = ({ announcements, manifest }: SigningJob): JobEvent[] =>
  announcements.length >= manifest.minSites
    ? [{ type: 'RoundOpened', round: 0, parameters: { kind: 'moments' } }]
    : [jobFailed(errors.RWD_FEDERATION_TOO_FEW_SITES({ signed: announcements.length, minimum: manifest.minSites }))];

const submit = (contribution: SignedContribution, state: SigningJob | RunningJob): JobEvent[] => {
  if (!isRunning(state)) throw errors.RWD_FEDERATION_WRONG_PHASE({ command: 'SubmitContribution', status: state.status });
  const { siteId, round } = contribution;
  if (contribution.jobDigest !== state.jobDigest) throw errors.RWD_FEDERATION_WRONG_JOB({ siteId });
  if (state.participants.every((one) => one.siteId !== siteId)) throw errors.RWD_FEDERATION_UNKNOWN_SITE({ siteId });
  if (round < state.round) return [];
  if (round !== state.round || contribution.requestDigest !== requestDigestOf(roundRequest(state))) {
    throw errors.RWD_FEDERATION_ROUND_MISMATCH({ siteId, round, current: state.round });
  }
  assertAuthentic(contribution, state);
  const before = state.contributions.find((one) => one.siteId === siteId);
  if (before?.masked === contribution.masked) return [];
  if (before !== undefined) throw errors.RWD_FEDERATION_CONTRIBUTION_CONFLICT({ siteId, round });
  return received(contribution, state);
};

const assertAuthentic = (contribution: SignedContribution, { manifest, parameters }: RunningJob): void => {
  const signingKey = manifest.sites.find((site) => site.siteId === contribution.siteId)?.signingKey ?? '';
  openContribution(contribution, { signingKey, length: vectorLength(manifest, parameters.kind) });
};

const received = (contribution: SignedContribution, state: RunningJob): JobEvent[] => {
  const event: JobEvent = { type: 'ContributionReceived', contribution };
  const next = evolve(state, event);
  return isRunning(next) && missingSites(next).length === 0 ? [event, ...closeRound(next)] : [event];
};

/** A deadline of a phase that is over says nothing. */
const passDeadline = (deadline: Extract<JobCommand, { type: 'DeadlinePassed' }>, state: SigningJob | RunningJob): JobEvent[] => {
  if (isSigning(state)) return deadline.phase === 'signing' ? start(state) : [];
  if (deadline.phase === 'signing' || deadline.round !== state.round) return [];
  const missing = missingSites(state).join(', ');
  return [jobFailed(errors.RWD_FEDERATION_DEADLINE_PASSED({ round: state.round, missing }))];
};
