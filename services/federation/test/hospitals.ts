import { digestOf } from '@chainnet/contracts';
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import {
  announceKey, type CohortRow, type ContributionGuard, type JobManifest, manifestDefaults, manifestDigest, openGuard, rawPublicKey,
  rosterOf, type RoundRequest, siteContribution, type SiteKeys,
} from '@chainnet/secure-aggregation';
import type { JobCommand } from '../src/core/commands.js';
import { decide } from '../src/core/decide.js';
import type { JobEvent } from '../src/core/events.js';
import { evolve } from '../src/core/evolve.js';
import { initialJob, isRunning, type JobState, missingSites, roundRequest } from '../src/core/job-state.js';

export type Hospital = { readonly siteId: string; readonly rows: readonly CohortRow[]; readonly keys: SiteKeys };

const PKCS8 = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' };

/** A private key that follows from a name, so that specs are reproducible. */
const keyNamed = (curve: 'Ed25519' | 'X25519', name: string): KeyObject => {
  const seed = createHash('sha256').update(`${curve} ${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([Buffer.from(PKCS8[curve], 'hex'), seed]), format: 'der', type: 'pkcs8' });
};

export const hospital = (siteId: string, rows: readonly CohortRow[], maskName = siteId): Hospital => ({
  siteId,
  rows,
  keys: { signing: keyNamed('Ed25519', siteId), mask: keyNamed('X25519', maskName) },
});

const viewDefinition = { resource: 'Patient', name: 'cohort' };

export const manifestFor = (
  hospitals: readonly Hospital[],
  job: Pick<JobManifest, 'features' | 'target'> & Partial<JobManifest>,
): JobManifest => ({
  ...manifestDefaults,
  jobId: 'job-1',
  algorithm: 'logistic-regression-newton',
  viewDefinition,
  viewDigest: digestOf(viewDefinition),
  sites: hospitals.map(({ siteId, keys }) => ({ siteId, signingKey: rawPublicKey(keys.signing) })),
  ...job,
});

export const announcementOf = ({ siteId, keys }: Hospital, manifest: JobManifest) =>
  announceKey({ siteId, jobDigest: manifestDigest(manifest) }, keys);

/** The history so far, and a way to add to it: given a job, when a command comes, then its events. */
export class Job {
  readonly history: JobEvent[] = [];
  /** Lengths of the history after each command: the points where a crash can leave it. */
  readonly boundaries: number[] = [];
  state: JobState = initialJob;

  when(command: JobCommand): JobEvent[] {
    const events = decide(command, this.state);
    this.history.push(...events);
    this.boundaries.push(this.history.length);
    this.state = events.reduce(evolve, this.state);
    return events;
  }

  request(): RoundRequest {
    if (!isRunning(this.state)) throw new Error(`no round is open: the job is ${this.state.status}`);
    return roundRequest(this.state);
  }
}

/** A hospital that remembers its guard between rounds, as its site node does. */
export class Participant {
  private guard: ContributionGuard | undefined;

  constructor(readonly hospital: Hospital, private readonly manifest: JobManifest) {}

  answer(request: RoundRequest) {
    const { siteId, rows, keys } = this.hospital;
    const { participants } = request;
    this.guard ??= openGuard({ siteId, maskPublicKey: rawPublicKey(keys.mask), participants, usedMaskKeys: new Set() }, rosterOf(this.manifest));
    const answer = siteContribution({ manifest: this.manifest, siteId, request, rows, keys, guard: this.guard });
    this.guard = answer.guard;
    return answer.contribution;
  }
}

/** A proposed job with every hospital's signature: round 0 is open. */
export function signedJob(hospitals: readonly Hospital[], manifest: JobManifest): { job: Job; participants: Participant[] } {
  const job = new Job();
  job.when({ type: 'ProposeJob', manifest });
  for (const one of hospitals) job.when({ type: 'SignManifest', announcement: announcementOf(one, manifest) });
  return { job, participants: hospitals.map((one) => new Participant(one, manifest)) };
}

/** Plays rounds until the job ends; `order` gives the order of arrival in a round. */
export function playOut(job: Job, participants: readonly Participant[], order = (list: readonly Participant[]) => list): JobState {
  while (isRunning(job.state)) {
    const request = job.request();
    const waiting = new Set(missingSites(job.state));
    for (const one of order(participants.filter(({ hospital: { siteId } }) => waiting.has(siteId)))) {
      job.when({ type: 'SubmitContribution', contribution: one.answer(request) });
    }
  }
  return job.state;
}
