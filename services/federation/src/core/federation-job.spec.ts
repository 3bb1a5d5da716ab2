import { type JobManifest, manifestDigest } from '@chainnet/secure-aggregation';
import { describe, expect, it } from '@jest/globals';
import { announcementOf, type Hospital, hospital, Job, manifestFor, Participant, playOut, signedJob } from '../../test/hospitals.js';
import { evolve } from './evolve.js';
import { initialJob } from './job-state.js';

const cohort = (shift: number) =>
  Array.from({ length: 30 }, (_, i) => ({ age: 30 + ((i * 7 + shift) % 50), dose: (i * 3 + shift) % 11, responded: (i * 5 + shift) % 7 < 3 + (i % 2) }));
const hospitals = ['east', 'north', 'south', 'west'].map((siteId, i) => hospital(siteId, cohort(i)));
const features = [{ name: 'age', low: 0, high: 120 }, { name: 'dose', low: 0, high: 20 }];
const manifestOf = (changes: Partial<JobManifest> = {}) => manifestFor(hospitals, { features, target: 'responded', minPerClass: 5, minSites: 3, ...changes });
const manifest = manifestOf();
const signatureOf = (one: Hospital) => ({ type: 'SignManifest', announcement: announcementOf(one, manifest) }) as const;
const proposed = () => {
  const job = new Job();
  job.when({ type: 'ProposeJob', manifest });
  return job;
};
const code = (expected: string) => expect.objectContaining({ code: expected });
const [east, north, south, west] = hospitals as [Hospital, Hospital, Hospital, Hospital];

describe('signing', () => {
  it('opens round 0 when the last site has signed, and not before', () => {
    const job = proposed();
    expect(job.state.status).toBe('proposed');
    for (const one of [east, north, south]) expect(job.when(signatureOf(one)).map(({ type }) => type)).toEqual(['ManifestSigned']);
    expect(job.state.status).toBe('signing');
    expect(job.when(signatureOf(west)).map(({ type }) => type)).toEqual(['ManifestSigned', 'RoundOpened']);
    expect(job.request()).toMatchObject({ round: 0, jobDigest: manifestDigest(manifest), parameters: { kind: 'moments' } });
  });

  it('takes a proposal and a signature again without effect, and refuses another in their place', () => {
    const job = proposed();
    job.when(signatureOf(east));
    expect(job.when({ type: 'ProposeJob', manifest })).toEqual([]);
    expect(job.when(signatureOf(east))).toEqual([]);
    expect(() => job.when({ type: 'ProposeJob', manifest: manifestOf({ ridge: 3 }) })).toThrow(code('RWD_FEDERATION_JOB_CONFLICT'));
    expect(() => job.when(signatureOf(hospital('east', [], 'other mask')))).toThrow(code('RWD_FEDERATION_ANNOUNCEMENT_CONFLICT'));
  });

  it('refuses strangers, forged signatures and signatures of another manifest', () => {
    const job = proposed();
    expect(() => job.when(signatureOf(hospital('sybil', [])))).toThrow(code('RWD_SECAGG_UNKNOWN_PARTICIPANT'));
    const forged = { ...announcementOf(east, manifest), signature: announcementOf(north, manifest).signature };
    expect(() => job.when({ type: 'SignManifest', announcement: forged })).toThrow(code('RWD_SECAGG_SIGNATURE_INVALID'));
    const other = announcementOf(east, manifestOf({ minCohort: 1 }));
    expect(() => job.when({ type: 'SignManifest', announcement: other })).toThrow(code('RWD_SECAGG_WRONG_JOB'));
    expect(job.state.status).toBe('proposed');
  });

  it('goes on at the deadline with the sites that signed, if they are enough', () => {
    const job = proposed();
    for (const one of [east, north, west]) job.when(signatureOf(one));
    job.when({ type: 'DeadlinePassed', phase: 'signing' });
    expect(job.request().participants.map(({ siteId }) => siteId)).toEqual(['east', 'north', 'west']);
    expect(() => job.when(signatureOf(south))).toThrow(code('RWD_FEDERATION_WRONG_PHASE'));
    const state = playOut(job, [east, north, west].map((one) => new Participant(one, manifest)));
    expect(state).toMatchObject({ status: 'completed', result: { count: 90, participants: ['east', 'north', 'west'] } });
  });

  it('fails at the deadline with too few, and at once when too many decline', () => {
    const late = proposed();
    late.when(signatureOf(east));
    late.when({ type: 'DeadlinePassed', phase: 'signing' });
    expect(late.state).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_TOO_FEW_SITES' } });
    const unwanted = proposed();
    unwanted.when(signatureOf(east));
    unwanted.when({ type: 'DeclineJob', siteId: 'north', code: 'RWD_SECAGG_COHORT_TOO_SMALL' });
    expect(unwanted.when({ type: 'DeclineJob', siteId: 'north', code: 'RWD_SECAGG_COHORT_TOO_SMALL' })).toEqual([]);
    expect(() => unwanted.when(signatureOf(north))).toThrow(code('RWD_FEDERATION_WRONG_PHASE'));
    expect(unwanted.state.status).toBe('signing');
    unwanted.when({ type: 'DeclineJob', siteId: 'west', code: 'RWD_SECAGG_COHORT_TOO_SMALL' });
    expect(unwanted.state).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_TOO_FEW_SITES' } });
  });

  it('starts without a site that declines, also after it had signed', () => {
    const job = proposed();
    for (const one of [east, north, south]) job.when(signatureOf(one));
    job.when({ type: 'DeclineJob', siteId: 'south', code: 'RWD_SECAGG_COHORT_TOO_SMALL' });
    job.when(signatureOf(west));
    expect(job.request().participants.map(({ siteId }) => siteId)).toEqual(['east', 'north', 'west']);
  });
});

describe('rounds', () => {
  const open = () => signedJob(hospitals, manifest);

  it('go from moments over Newton to evaluation and complete', () => {
    const { job, participants } = open();
    const state = playOut(job, participants);
    const kinds = job.history.flatMap((event) => (event.type === 'RoundAggregated' ? [event.kind] : []));
    expect(kinds).toEqual(['moments', ...Array.from({ length: kinds.length - 2 }, () => 'newton'), 'evaluation']);
    expect(state).toMatchObject({ status: 'completed', result: { rounds: kinds.length - 2, count: 120 } });
    expect(job.history.at(-1)?.type).toBe('JobCompleted');
  });

  it('resume from the history stored after any command, as after a crash, to the same model', () => {
    const { job, participants } = open();
    const uninterrupted = playOut(job, participants);
    const points = job.boundaries.filter((length) => length >= 6);
    expect(points.length).toBeGreaterThan(16);
    for (const length of points) {
      const resumed = new Job();
      resumed.state = (JSON.parse(JSON.stringify(job.history.slice(0, length))) as typeof job.history).reduce(evolve, initialJob);
      for (const event of job.history.slice(length)) {
        if (event.type === 'ContributionReceived') resumed.when({ type: 'SubmitContribution', contribution: event.contribution });
      }
      expect(resumed.state).toEqual(uninterrupted);
    }
  });

  it('take duplicates and late copies without effect', () => {
    const { job, participants } = open();
    const first = participants[0]!.answer(job.request());
    expect(job.when({ type: 'SubmitContribution', contribution: first })).toHaveLength(1);
    expect(job.when({ type: 'SubmitContribution', contribution: first })).toEqual([]);
    for (const one of participants.slice(1)) job.when({ type: 'SubmitContribution', contribution: one.answer(job.request()) });
    expect(job.request().round).toBe(1);
    expect(job.when({ type: 'SubmitContribution', contribution: first })).toEqual([]);
    playOut(job, participants);
    expect(job.when({ type: 'SubmitContribution', contribution: first })).toEqual([]);
    expect(job.when({ type: 'DeadlinePassed', phase: 'round', round: 1 })).toEqual([]);
  });

  it('refuse forged, foreign, early and second answers and stay open for the true ones', () => {
    const { job, participants } = open();
    const answer = participants[0]!.answer(job.request());
    const submits = (changes: object, expected: string) =>
      expect(() => job.when({ type: 'SubmitContribution', contribution: { ...answer, ...changes } })).toThrow(code(expected));
    submits({ siteId: 'north' }, 'RWD_SECAGG_SIGNATURE_INVALID');
    submits({ siteId: 'sybil' }, 'RWD_FEDERATION_UNKNOWN_SITE');
    submits({ jobDigest: 'f'.repeat(64) }, 'RWD_FEDERATION_WRONG_JOB');
    submits({ round: 1 }, 'RWD_FEDERATION_ROUND_MISMATCH');
    submits({ requestDigest: 'f'.repeat(64) }, 'RWD_FEDERATION_ROUND_MISMATCH');
    submits({ masked: answer.masked.slice(0, -11) }, 'RWD_SECAGG_SIGNATURE_INVALID');
    job.when({ type: 'SubmitContribution', contribution: answer });
    const twice = new Participant({ ...east, rows: cohort(5) }, manifest).answer(job.request());
    expect(() => job.when({ type: 'SubmitContribution', contribution: twice })).toThrow(code('RWD_FEDERATION_CONTRIBUTION_CONFLICT'));
    expect(playOut(job, participants).status).toBe('completed');
  });

  it('fail at their deadline and name who was missing; an old deadline says nothing', () => {
    const { job, participants } = open();
    expect(job.when({ type: 'DeadlinePassed', phase: 'signing' })).toEqual([]);
    expect(job.when({ type: 'DeadlinePassed', phase: 'round', round: 7 })).toEqual([]);
    for (const one of participants.slice(0, 2)) job.when({ type: 'SubmitContribution', contribution: one.answer(job.request()) });
    job.when({ type: 'DeadlinePassed', phase: 'round', round: 0 });
    expect(job.state).toMatchObject({
      status: 'failed',
      failure: { code: 'RWD_FEDERATION_DEADLINE_PASSED', message: 'round 0 closed without south, west' },
    });
  });

  it('fail when a participant cannot go on', () => {
    const { job } = open();
    expect(() => job.when({ type: 'DeclineJob', siteId: 'sybil', code: 'x' })).toThrow(code('RWD_FEDERATION_UNKNOWN_SITE'));
    job.when({ type: 'DeclineJob', siteId: 'west', code: 'RWD_SECAGG_COHORT_TOO_SMALL' });
    expect(job.state).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_SITE_DECLINED' } });
  });

  it('fail when a feature does not vary, when the bound on rounds is reached, and when a cohort changes', () => {
    const flat = hospitals.map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, dose: 3 })) }));
    const constant = signedJob(flat, manifest);
    expect(playOut(constant.job, constant.participants)).toMatchObject({ status: 'failed', failure: { code: 'RWD_STATISTICS_CONSTANT_FEATURE' } });

    const short = manifestOf({ maxRounds: 1 });
    const bounded = signedJob(hospitals, short);
    expect(playOut(bounded.job, bounded.participants)).toMatchObject({ status: 'failed', failure: { code: 'RWD_STATISTICS_NOT_CONVERGED' } });

    const { job, participants } = open();
    const grown = { ...west, rows: [...west.rows, ...cohort(9)] };
    for (const one of participants) job.when({ type: 'SubmitContribution', contribution: one.answer(job.request()) });
    const changing = [...participants.slice(0, 3), afterMoments(grown, job)];
    expect(playOut(job, changing)).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_COHORT_CHANGED' } });
  });
});

/** A site node that went through round 0 with `hospital`'s present rows, whatever the coordinator holds of it. */
const afterMoments = (one: Hospital, job: Job): Participant => {
  const participant = new Participant(one, manifest);
  participant.answer({ ...job.request(), round: 0, parameters: { kind: 'moments' } });
  return participant;
};

describe('a job that was not proposed', () => {
  it('takes no command but the proposal', () => {
    expect(() => new Job().when({ type: 'DeadlinePassed', phase: 'signing' })).toThrow(code('RWD_FEDERATION_WRONG_PHASE'));
    const early = proposed();
    const contribution = new Participant(east, manifest).answer(signedJob(hospitals, manifest).job.request());
    expect(() => early.when({ type: 'SubmitContribution', contribution })).toThrow(code('RWD_FEDERATION_WRONG_PHASE'));
    expect(() => new Job().when({ type: 'ProposeJob', manifest: manifestOf({ minSites: 9 }) })).toThrow(code('RWD_SECAGG_MANIFEST_INVALID'));
  });
});
