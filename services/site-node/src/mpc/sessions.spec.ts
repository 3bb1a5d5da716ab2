import { defineErrors, mpcJobRefused, mpcResultReported, validateEventData } from '@chainnet/contracts';
import { isSignedBy, manifestDigest, refusalBytes, type StatisticsOutcome } from '@chainnet/mpc-protocol';
import { describe, expect, it } from '@jest/globals';
import type { PlaySession } from './ports.js';
import { keyOf, manifestFor, NAMES, proposalOf, somewhere, START, startedOf, TestSite } from '../../test/mpc-sites.js';

const errors = defineErrors({ RWD_TEST_LOST: { failure: 'transient', message: 'lost', action: 'wait' } });
const manifest = manifestFor(somewhere);
const outcome: StatisticsOutcome = {
  result: { statistic: 'count-mean-variance', fractionBits: 16, columns: [{ column: 'glucose', count: 15, mean: 6, variance: 1, standardError: 0.25 }] },
  transcript: 'f'.repeat(64), traffic: { rounds: 9, bytesSent: 1 },
};
const never: PlaySession = () => new Promise(() => undefined);

async function approved(play: PlaySession): Promise<TestSite & { plays: number }> {
  const site = Object.assign(new TestSite('demo-b', async (task) => {
    site.plays += 1;
    return play(task);
  }), { plays: 0 });
  await site.propose(proposalOf(manifest));
  return site;
}

describe('a started job', () => {
  it('is played once and its result told with a signature', async () => {
    const site = await approved(async () => outcome);
    expect(await site.start(startedOf(manifest))).toMatchObject({ outcome: 'started', outputs: [] });
    await site.sessions.idle();
    expect(site.published().map(({ type, data }) => [type, data['party'], data['result']])).toEqual([[mpcResultReported.type, 'demo-b', outcome.result]]);
    expect((await site.index.latest('mpc-sessions'))?.snapshot).toEqual([]);
  });

  it('gives the session the sums of its own values and the deadline of the start', async () => {
    let given: Parameters<PlaySession>[0] | undefined;
    const site = await approved(async (task) => ((given = task), outcome));
    site.now = START + 2_000;
    await site.start(startedOf(manifest));
    await site.sessions.idle();
    expect(given).toMatchObject({ self: 'demo-b', startedAt: START, localMinimum: 5, inputs: [{ count: 5, sum: BigInt(32 * 65_536) }] });
  });

  it('is not played when one approval is forged', async () => {
    const site = await approved(never);
    const { outputs, facts } = await site.start(startedOf(manifest, ['demo-a', 'demo-b', 'demo-a']));
    expect([facts, outputs.map(({ event }) => event.type), site.plays]).toEqual([{ digest: manifestDigest(manifest), code: 'RWD_SITE_MPC_APPROVALS_INVALID' }, [mpcJobRefused.type], 0]);
  });

  it('is not played when an approval is missing, or this site never approved it', async () => {
    const site = await approved(never);
    const started = startedOf(manifest);
    expect((await site.start({ ...started, approvals: started.approvals.slice(0, 2) })).facts).toMatchObject({ code: 'RWD_SITE_MPC_APPROVALS_INVALID' });
    const other = manifestFor(somewhere, { minCohort: 11 });
    expect(await site.start(startedOf(other))).toEqual({ outcome: 'not-approved-here', outputs: [] });
    expect(await site.start({ ...started, jobId: 'job-0002' })).toEqual({ outcome: 'not-approved-here', outputs: [] });
    expect(site.plays).toBe(0);
  });

  it('is not played after its deadline', async () => {
    const site = await approved(never);
    site.now = START + manifest.deadlineMs;
    expect((await site.start(startedOf(manifest))).facts).toMatchObject({ code: 'RWD_SITE_MPC_DEADLINE_PASSED' });
    expect(site.facts.documents.size).toBe(0);
  });

  it('ends as a signed refusal when its session fails', async () => {
    const site = await approved(async () => Promise.reject(errors.RWD_TEST_LOST()));
    await site.start(startedOf(manifest));
    await site.sessions.idle();
    const [told] = site.published();
    const { type, data } = told ?? { type: 'nothing', data: { code: '', signature: '' } };
    expect([type, data['code'], validateEventData(type, data)]).toEqual([mpcJobRefused.type, 'RWD_TEST_LOST', []]);
    expect(isSignedBy(keyOf('demo-b'), refusalBytes(manifestDigest(manifest), 'RWD_TEST_LOST'), data['signature'] as string)).toBe(true);
  });

  it('ends as a refusal when the session meets a defect, which stays in the log of the site', async () => {
    const site = await approved(async () => Promise.reject(new TypeError('x is not a function')));
    await site.start(startedOf(manifest));
    await site.sessions.idle();
    expect(site.published()[0]?.data).toMatchObject({ code: 'RWD_SITE_MPC_SESSION_FAILED' });
    expect(JSON.stringify(site.published())).not.toContain('not a function');
    expect(site.failures).toEqual(['TypeError: x is not a function']);
  });

  it('is refused while sixteen sessions run', async () => {
    const site = await approved(never);
    const manifests = Array.from({ length: 17 }, (_, index) => manifestFor(somewhere, { jobId: `job-01${String(index).padStart(2, '0')}` }));
    const outcomes: string[] = [];
    for (const one of manifests) {
      await site.propose(proposalOf(one));
      outcomes.push((await site.start(startedOf(one))).outcome);
    }
    expect(outcomes).toEqual([...Array.from({ length: 16 }, () => 'started'), 'refused']);
  });
});

describe('a start delivered again', () => {
  it('opens no second session while the first runs', async () => {
    const site = await approved(never);
    await site.start(startedOf(manifest));
    expect(await site.start(startedOf(manifest))).toMatchObject({ outcome: 'running', outputs: [] });
    expect(site.plays).toBe(1);
  });

  it('gives the recorded result again', async () => {
    const site = await approved(async () => outcome);
    await site.start(startedOf(manifest));
    await site.sessions.idle();
    site.process();
    const again = await site.start(startedOf(manifest));
    expect(again.outputs.map(({ event, data }) => [event.type, data])).toEqual([[mpcResultReported.type, site.published()[0]?.data]]);
    expect(site.plays).toBe(1);
  });

  it('after a crash of the site finds the session lost, and never plays it again', async () => {
    const site = await approved(never);
    await site.start(startedOf(manifest));
    site.process();
    const lost = await site.start(startedOf(manifest));
    expect(lost.outputs.map(({ data }) => data)).toMatchObject([{ code: 'RWD_SITE_MPC_SESSION_LOST' }]);
    expect(await site.start(startedOf(manifest))).toEqual(lost);
    expect(site.plays).toBe(1);
  });
});

describe('the process after a crash', () => {
  it('tells that a session is lost', async () => {
    const site = await approved(never);
    await site.start(startedOf(manifest));
    const sessions = site.process();
    await sessions.resume(await sessions.load());
    expect(site.published().map(({ data }) => data['code'])).toEqual(['RWD_SITE_MPC_SESSION_LOST']);
    expect((await site.index.latest('mpc-sessions'))?.snapshot).toEqual([]);
  });

  it('tells a result that was recorded, under the id it would have had', async () => {
    const site = await approved(async () => outcome);
    site.log.failures = Array.from({ length: 5 }, () => errors.RWD_TEST_LOST());
    await site.start(startedOf(manifest));
    await site.sessions.idle();
    expect([site.published(), site.failures]).toEqual([[], ['RWD_TEST_LOST']]);
    const sessions = site.process();
    await sessions.resume(await sessions.load());
    await site.index.save('mpc-sessions', { version: 9, snapshot: [`${manifest.jobId}/1`] });
    const third = site.process();
    await third.resume(await third.load());
    const [first, second] = site.published();
    expect(first).toMatchObject({ type: mpcResultReported.type, data: { party: 'demo-b' } });
    expect(second).toEqual(first);
  });

  it('forgets a session whose first fact was never written', async () => {
    const site = await approved(never);
    await site.index.save('mpc-sessions', { version: 1, snapshot: ['job-0009/1'] });
    const sessions = site.process();
    await sessions.resume(await sessions.load());
    expect([site.published(), (await site.index.latest('mpc-sessions'))?.snapshot]).toEqual([[], []]);
    expect(NAMES).toContain(site.name);
  });
});
