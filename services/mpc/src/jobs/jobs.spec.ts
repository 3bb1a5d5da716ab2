import { defineErrors, mpcJobCompleted, mpcJobFailed, mpcJobProposed, mpcJobStarted, validateEventData } from '@chainnet/contracts';
import { describe, expect, it } from '@jest/globals';
import { Coordinator, JOB, PARTIES, keys, manifest, result, typesOf } from '../../test/coordinator.js';

const errors = defineErrors({ RWD_TEST_AWAY: { failure: 'transient', message: 'away', action: 'wait' } });
const code = (name: string): object => expect.objectContaining({ code: name });

describe('a proposed job', () => {
  it('is a fact before it is an event', async () => {
    const coordinator = new Coordinator();
    coordinator.log.failures = [errors.RWD_TEST_AWAY()];
    await coordinator.propose();
    expect(coordinator.published()).toEqual([]);
    expect(await coordinator.jobs.read(JOB)).toHaveLength(1);
    await coordinator.jobs.tick();
    await coordinator.jobs.tick();
    expect(coordinator.published().map(({ type, data }) => [type, data['jobId']])).toEqual([[mpcJobProposed.type, JOB]]);
  });

  it('is published once more, with the same id, by the process after a crash', async () => {
    const coordinator = new Coordinator();
    await coordinator.propose();
    await coordinator.restart().resume();
    await coordinator.jobs.tick();
    const [first, second] = coordinator.published();
    expect(second).toEqual(first);
  });

  it('starts with the third approval, which carries all three', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    expect(typesOf(await coordinator.approve('demo-b', digest))).toEqual([]);
    expect(typesOf(await coordinator.approve('demo-a', digest))).toEqual([]);
    const started = await coordinator.approve('demo-c', digest);
    expect(typesOf(started)).toEqual([mpcJobStarted.type]);
    const data = started.outputs[0]?.data as { approvals: { party: string }[] };
    expect(data.approvals.map(({ party }) => party)).toEqual([...PARTIES]);
    expect(validateEventData(mpcJobStarted.type, data)).toEqual([]);
  });

  it('is not moved by a forged approval', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    await coordinator.approve('demo-a', digest);
    await coordinator.approve('demo-b', digest);
    expect(await coordinator.approve('demo-c', digest, { signer: 'demo-a' })).toEqual({ outcome: 'refused', facts: { code: 'RWD_MPC_JOB_APPROVAL_INVALID' }, outputs: [] });
    expect(await coordinator.approve('demo-c', 'b'.repeat(64))).toMatchObject({ outcome: 'refused', outputs: [] });
    expect(typesOf(await coordinator.approve('demo-c', digest))).toEqual([mpcJobStarted.type]);
  });

  it('fails when a party declines, and not when another says so in its name', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    expect(await coordinator.refuse('demo-b', digest, 'demo-a')).toMatchObject({ outcome: 'refused', facts: { code: 'RWD_MPC_JOB_REFUSAL_INVALID' }, outputs: [] });
    const declined = await coordinator.refuse('demo-b', digest);
    expect(declined.outputs[0]?.data).toMatchObject({ jobId: JOB, reason: 'declined', party: 'demo-b', code: 'RWD_SITE_MPC_BUSY' });
    expect(validateEventData(mpcJobFailed.type, declined.outputs[0]?.data)).toEqual([]);
  });

  it('is refused to a stranger, and unknown jobs to everybody', async () => {
    const coordinator = new Coordinator();
    expect(await coordinator.approve('demo-a', 'a'.repeat(64))).toMatchObject({ outcome: 'refused', outputs: [] });
    expect(await coordinator.jobs.read(JOB)).toEqual([]);
  });

  it('leaves nothing behind when it is not valid', async () => {
    const coordinator = new Coordinator();
    await expect(coordinator.jobs.propose(JOB, { type: 'propose', manifest, keys: { 'demo-a': keys['demo-a'] as string } })).rejects.toEqual(code('RWD_MPC_JOB_KEY_MISSING'));
    expect(coordinator.jobs.openCount).toBe(0);
  });
});

describe('a started job', () => {
  it('completes with three equal reports', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.start();
    await coordinator.report('demo-a', digest);
    await coordinator.report('demo-c', digest);
    coordinator.clock += 2_000;
    const completed = await coordinator.report('demo-b', digest);
    expect(typesOf(completed)).toEqual([mpcJobCompleted.type]);
    expect(completed.outputs[0]?.data).toEqual({ jobId: JOB, parties: [...PARTIES], result, manifestDigest: digest, at: '2026-01-01T00:00:02.000Z' });
    await coordinator.jobs.tick();
    expect([coordinator.jobs.openCount, coordinator.ended]).toEqual([0, [['completed', 2]]]);
    expect(await coordinator.jobs.list()).toEqual([[JOB, await coordinator.jobs.read(JOB)]]);
  });

  it('fails when a party opened something else', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.start();
    await coordinator.report('demo-a', digest);
    const other = { ...result, columns: result.columns.map((column) => ({ ...column, mean: 5.25 })) };
    expect((await coordinator.report('demo-b', digest, { opened: other })).outputs[0]?.data).toMatchObject({ reason: 'disagreement', party: 'demo-b' });
    expect(typesOf(await coordinator.report('demo-c', digest))).toEqual([]);
  });

  it('fails when the session of a party failed', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.start();
    expect((await coordinator.refuse('demo-c', digest)).outputs[0]?.data).toMatchObject({ reason: 'party-failed', party: 'demo-c' });
  });
});

describe('an event delivered again', () => {
  it('after a crash between facts and journal has the same outputs, at any later time', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    await coordinator.approve('demo-a', digest);
    await coordinator.approve('demo-b', digest);
    const before = await coordinator.approve('demo-c', digest, { id: 'the-third' });
    for (const party of PARTIES) await coordinator.report(party, digest);
    coordinator.clock += 60_000;
    coordinator.restart();
    const again = await coordinator.approve('demo-c', digest, { id: 'the-third' });
    expect(typesOf(again)).toEqual([mpcJobStarted.type]);
    expect(again).toEqual(before);
  });

  it('under another id takes no second effect', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.start();
    expect(await coordinator.approve('demo-c', digest)).toEqual({ outcome: 'unchanged', outputs: [] });
  });

  it('is decided anew when another writer was first', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    await coordinator.approve('demo-a', digest);
    coordinator.facts.onAppend = () => {
      coordinator.facts.onAppend = undefined;
      coordinator.facts.documents.set(`${JOB}:3`, JSON.stringify({ events: [{ type: 'job-failed', failure: { reason: 'deadline', missing: ['demo-b', 'demo-c'] } }], cause: 'deadline', at: '2026-01-01T00:00:35Z' }));
    };
    expect(await coordinator.approve('demo-b', digest)).toEqual({ outcome: 'unchanged', outputs: [] });
  });

  it('is left to the pipeline when other writers keep coming first', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    coordinator.facts.onAppend = (id) => void coordinator.facts.documents.set(id, JSON.stringify({ events: [], cause: id, at: '2026-01-01T00:00:00Z' }));
    await expect(coordinator.approve('demo-a', digest)).rejects.toEqual(code('RWD_MPC_JOB_CONTENDED'));
  });
});

describe('a deadline', () => {
  it('fails a job that nobody answered, five seconds after it, and names who is missing', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    await coordinator.approve('demo-b', digest);
    coordinator.clock += 34_999;
    await coordinator.jobs.tick();
    expect(coordinator.published()).toHaveLength(1);
    coordinator.clock += 1;
    await coordinator.jobs.tick();
    expect(coordinator.published()[1]).toMatchObject({ type: mpcJobFailed.type, data: { reason: 'deadline', missing: ['demo-a', 'demo-c'] } });
    expect(coordinator.jobs.openCount).toBe(0);
  });

  it('counts again from the start', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    coordinator.clock += 20_000;
    for (const party of PARTIES) await coordinator.approve(party, digest);
    coordinator.clock += 34_999;
    await coordinator.jobs.tick();
    expect(coordinator.jobs.openCount).toBe(1);
    coordinator.clock += 1;
    await coordinator.jobs.tick();
    expect(coordinator.published().at(-1)?.data).toMatchObject({ reason: 'deadline', missing: [...PARTIES] });
  });

  it('that passed while no process ran is told at the next start, once', async () => {
    const coordinator = new Coordinator();
    await coordinator.propose();
    coordinator.clock += 3_600_000;
    await coordinator.restart().resume();
    await coordinator.jobs.tick();
    await coordinator.jobs.tick();
    expect(coordinator.published().map(({ type }) => type)).toEqual([mpcJobProposed.type, mpcJobProposed.type, mpcJobFailed.type]);
  });

  it('that was recorded but not published before a crash is published under the same id', async () => {
    const coordinator = new Coordinator();
    await coordinator.propose();
    coordinator.clock += 35_000;
    coordinator.log.failures = [errors.RWD_TEST_AWAY()];
    await coordinator.jobs.tick();
    expect(coordinator.failures).toEqual(['RWD_TEST_AWAY']);
    await coordinator.restart().resume();
    await coordinator.jobs.tick();
    const failed = coordinator.published().filter(({ type }) => type === mpcJobFailed.type);
    expect(failed).toHaveLength(1);
    expect(await coordinator.jobs.read(JOB)).toHaveLength(2);
  });

  it('is of no concern to a job whose first fact a crash prevented', async () => {
    const coordinator = new Coordinator();
    await coordinator.index.save('jobs', { version: 1, snapshot: { open: [JOB], recent: [JOB] } });
    await coordinator.jobs.resume();
    await coordinator.jobs.tick();
    expect([coordinator.jobs.openCount, coordinator.published()]).toEqual([0, []]);
  });
});
