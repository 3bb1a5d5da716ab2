import { describe, expect, it } from '@jest/globals';
import { federationJobCompleted, federationJobFailed, federationJobProposed, federationRoundStarted, validateEventData } from '@chainnet/contracts';
import { signRefusal, manifestDigest } from '@chainnet/secure-aggregation';
import { MemoryDocuments, MemoryFacts, MemoryLog } from '@chainnet/testing';
import { announcementOf, type Hospital, hospital, manifestFor, Participant } from '../test/hospitals.js';
import { Announcer } from './announcer.js';
import type { JobFact } from './core/job-fact.js';
import { contributionCommand, declineCommand, signCommand } from './core/received.js';
import { DeadlineWatch } from './deadline-watch.js';
import { type CommandFor, type Decision, JobDesk, OWN, type RegisterEntry } from './job-desk.js';

const cohort = (shift: number) =>
  Array.from({ length: 30 }, (_, i) => ({ age: 30 + ((i * 7 + shift) % 50), dose: (i * 3 + shift) % 11, responded: (i * 5 + shift) % 7 < 3 + (i % 2) }));
const hospitals = ['east', 'north', 'south'].map((siteId, i) => hospital(siteId, cohort(i)));
const manifest = manifestFor(hospitals, { jobId: 'job-0001', features: [{ name: 'age', low: 0, high: 120 }, { name: 'dose', low: 0, high: 20 }], target: 'responded', minPerClass: 5 });
const jobId = manifest.jobId;
const jobDigest = manifestDigest(manifest);
const at = new Date('2026-01-01T00:00:00Z');
const later = new Date(at.getTime() + 30_000);
const own = { cause: `${OWN}proposal`, at, deadlines: { signingMs: 10_000, roundMs: 20_000 } };
const code = (expected: string) => expect.objectContaining({ code: expected });

function given() {
  const facts = new MemoryFacts<JobFact>();
  const register = new MemoryFacts<RegisterEntry>();
  const told = new MemoryDocuments<{ readonly at: string }>();
  const log = new MemoryLog();
  const desk = new JobDesk({ facts, register });
  const announcer = new Announcer({ log, told, clientId: 'svc-federation' });
  const propose = (proposed = manifest): Promise<Decision> => desk.obeyOwn(proposed.jobId, () => ({ type: 'ProposeJob', manifest: proposed }), own);
  const obey = (commandFor: CommandFor, cause: string, on = desk): Promise<Decision> => on.obey(jobId, commandFor, { cause, at: later });
  const sign = (one: Hospital): Promise<Decision> => obey(() => signCommand({ jobId, site: one.siteId, announcement: announcementOf(one, manifest) }), `sign-${one.siteId}`);
  return { facts, register, told, log, desk, announcer, propose, obey, sign };
}

const kinds = ({ announcements }: Decision): string[] => announcements.map(({ event }) => event.type);

describe('a job at the desk', () => {
  it('goes from the proposal over rounds to a model, and everything told fits its event', async () => {
    const { propose, obey, sign, desk } = given();
    const told = [...(await propose()).announcements];
    for (const one of hospitals) told.push(...(await sign(one)).announcements);
    const participants = hospitals.map((one) => new Participant(one, manifest));
    for (let round = 0; round < 40 && told.at(-1)?.event.type === federationRoundStarted.type; round += 1) {
      const { instruction: parameters, participants: announced } = told.at(-1)?.data as unknown as { instruction: never; participants: never };
      for (const [i, one] of participants.entries()) {
        const contribution = one.answer({ jobDigest, round, parameters, participants: announced });
        const { masked: words, siteId: site, ...rest } = contribution;
        told.push(...(await obey(() => contributionCommand({ ...rest, site, words, jobId }), `c-${round}-${i}`)).announcements);
      }
    }
    expect(told.at(-1)?.event.type).toBe(federationJobCompleted.type);
    for (const { event, data } of told) expect(validateEventData(event.type, data)).toEqual([]);
    expect(await desk.view(jobId)).toMatchObject({ status: 'completed', result: { n: 90, features: [{ name: 'age' }, { name: 'dose' }] }, waitingFor: [] });
    expect(desk.open).toBe(0);
  });

  it('answers a redelivered input from its facts with what it said then, though the job went on', async () => {
    const { propose, sign, facts } = given();
    await propose();
    const [first, second, third] = [await sign(hospitals[0]!), await sign(hospitals[1]!), await sign(hospitals[2]!)];
    expect([kinds(first), kinds(second), kinds(third)]).toEqual([[], [], [federationRoundStarted.type]]);
    const before = facts.documents.size;
    expect((await sign(hospitals[2]!)).announcements).toEqual(third.announcements);
    expect((await sign(hospitals[0]!)).announcements).toEqual([]);
    expect(facts.documents.size).toBe(before);
  });

  it('gives way to another process that wrote first', async () => {
    const { propose, facts, desk, obey } = given();
    await propose();
    const load = facts.load.bind(facts);
    // The other process writes between this one's reading and its writing.
    facts.load = async (aggregate) => {
      const loaded = await load(aggregate);
      facts.load = load;
      await obey(() => signCommand({ jobId, site: 'east', announcement: announcementOf(hospitals[0]!, manifest) }), 'theirs', new JobDesk({ facts, register: new MemoryFacts() }));
      return loaded;
    };
    const mine = { type: 'SignManifest', announcement: announcementOf(hospitals[1]!, manifest) } as const;
    await expect(desk.obey(jobId, () => mine, { cause: 'mine', at: later })).rejects.toEqual(code('RWD_STORE_VERSION_CONFLICT'));
    await desk.obey(jobId, () => mine, { cause: 'mine', at: later });
    expect(await desk.view(jobId)).toMatchObject({ answered: ['east', 'north'], waitingFor: ['south'] });
  });

  it('takes one proposal again, and refuses another under its id', async () => {
    const { propose } = given();
    const first = await propose();
    expect((await propose()).announcements).toEqual(first.announcements);
    await expect(propose({ ...manifest, ridge: 7 })).rejects.toEqual(code('RWD_FEDERATION_JOB_CONFLICT'));
  });
});

describe('a refusal', () => {
  const refusal = (one: Hospital) => ({ jobId, site: one.siteId, message: '', ...signRefusal({ jobDigest, siteId: one.siteId, code: 'RWD_SECAGG_COHORT_TOO_SMALL' }, one.keys.signing) });

  it('of the site itself ends a job that needs it', async () => {
    const { propose, obey } = given();
    await propose();
    const { announcements } = await obey((state) => declineCommand(refusal(hospitals[0]!), state), 'r1');
    expect(announcements).toEqual([{ event: federationJobFailed, data: { jobId, reason: 'RWD_FEDERATION_TOO_FEW_SITES', at: later.toISOString() } }]);
  });

  it.each([
    ['by another member', { ...refusal(hospitals[1]!), site: 'east' }, 'RWD_SECAGG_SIGNATURE_INVALID'],
    ['by a stranger', { ...refusal(hospitals[1]!), site: 'sybil' }, 'RWD_FEDERATION_UNKNOWN_SITE'],
    ['of another job', { ...refusal(hospitals[0]!), jobDigest: 'f'.repeat(64) }, 'RWD_FEDERATION_WRONG_JOB'],
  ])('%s has no effect', async (_name, forged, expected) => {
    const { propose, obey, desk } = given();
    await propose();
    await expect(obey((state) => declineCommand(forged, state), 'r1')).rejects.toEqual(code(expected));
    expect(await desk.view(jobId)).toMatchObject({ status: 'proposed' });
  });
});

describe('an announcement that is no announcement', () => {
  it('is refused by its place', () => {
    expect(() => signCommand({ jobId, site: 'east', announcement: { siteId: 'east' } })).toThrow(code('RWD_FEDERATION_MESSAGE_MALFORMED'));
  });
});

describe('deadlines', () => {
  const watched = (context: ReturnType<typeof given>, now: Date, failures: unknown[] = []) =>
    new DeadlineWatch({ desk: context.desk, announcer: context.announcer, now: () => now, onFailure: (error) => failures.push(error) });

  it('end a job that too few signed, once, and tell it', async () => {
    const context = given();
    await context.propose();
    await watched(context, new Date(at.getTime() + 9_999)).look();
    expect(context.log.appended).toEqual([]);
    const late = watched(context, new Date(at.getTime() + 10_000));
    await late.look();
    await late.look();
    expect(context.log.appended.map(({ headers }) => headers['ce_type'])).toEqual([federationJobFailed.type]);
    expect(await context.desk.view(jobId)).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_TOO_FEW_SITES' } });
  });

  it('end a round that a site does not answer, with its name', async () => {
    const context = given();
    await context.propose();
    for (const one of hospitals) await context.sign(one);
    await watched(context, new Date(later.getTime() + 20_000)).look();
    expect(await context.desk.view(jobId)).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_DEADLINE_PASSED', message: 'round 0 closed without east, north, south' } });
  });

  it('that fall while the store or the broker is away fall at the next look', async () => {
    const context = given();
    await context.propose();
    const failures: unknown[] = [];
    const watch = watched(context, later, failures);
    const load = context.facts.load.bind(context.facts);
    context.facts.load = async () => Promise.reject(new Error('away'));
    await watch.look();
    expect(failures).toHaveLength(1);
    context.facts.load = load;
    await watch.look();
    expect(await context.desk.view(jobId)).toMatchObject({ status: 'failed' });
  });
});

describe('a start', () => {
  it('tells what was decided and not told, once, with the same ids, and watches open jobs', async () => {
    const context = given();
    await context.desk.register(jobId);
    const { announcements, job } = await context.propose();
    const next = new JobDesk({ facts: context.facts, register: context.register });
    expect(await context.announcer.tellUntold(await next.recover())).toBe(1);
    await context.announcer.tell({ jobId, cause: own.cause, at: job.proposedAt, announcements });
    expect(context.log.appended[1]).toEqual(context.log.appended[0]);
    expect(context.log.appended[0]?.headers['ce_type']).toBe(federationJobProposed.type);
    expect(await context.announcer.tellUntold(await next.recover())).toBe(0);
    expect(next.overdue(later.getTime()).map(([id]) => id)).toEqual([jobId]);
  });

  it('after a deadline that could not be told tells the failure', async () => {
    const context = given();
    await context.desk.register(jobId);
    await context.announcer.tellUntold([{ jobId, cause: own.cause, at: at.toISOString(), announcements: (await context.propose()).announcements }]);
    context.log.failures = [new Error('away')];
    const failures: unknown[] = [];
    await new DeadlineWatch({ desk: context.desk, announcer: context.announcer, now: () => later, onFailure: (error) => failures.push(error) }).look();
    expect(failures).toHaveLength(1);
    const next = new JobDesk({ facts: context.facts, register: context.register });
    expect(await context.announcer.tellUntold(await next.recover())).toBe(1);
    expect(context.log.appended.at(-1)?.headers['ce_type']).toBe(federationJobFailed.type);
  });

  it('lists jobs newest first, without those that were registered and never proposed', async () => {
    const { desk, propose } = given();
    await desk.register(jobId);
    await propose();
    await desk.register(jobId);
    await desk.register('job-lost-1');
    await desk.register('job-0002');
    await propose({ ...manifest, jobId: 'job-0002' });
    expect((await desk.list()).map((view) => view.jobId)).toEqual(['job-0002', jobId]);
  });
});
