import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import { approvalBytes, manifestDigest, reportBytes, resultDigest, type MpcJobManifest, type StatisticsResult } from '@chainnet/mpc-protocol';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { JobCommand } from './job-command.js';
import type { JobEvent } from './job-event.js';
import { initialJob, type JobState } from './job-state.js';

const PARTIES = ['demo-a', 'demo-b', 'demo-c'] as const;
type Party = (typeof PARTIES)[number];

const pairs = Object.fromEntries(PARTIES.map((party) => [party, generateKeyPairSync('ed25519')])) as Record<Party, { privateKey: KeyObject; publicKey: KeyObject }>;
const keys = Object.fromEntries(PARTIES.map((party) => [party, pairs[party].publicKey.export({ format: 'jwk' }).x as string]));

const manifest: MpcJobManifest = {
  jobId: 'job-0001',
  attempt: 1,
  statistic: 'count-mean-variance',
  viewDigest: 'a'.repeat(64),
  viewDefinition: { resource: 'Observation' },
  columns: ['glucose'],
  parties: PARTIES.map((id, i) => ({ id, host: 'localhost', port: 7000 + i, certificateFingerprint: String(i).repeat(64) })),
  minCohort: 10,
  fractionBits: 16,
  deadlineMs: 30_000,
};
const digest = manifestDigest(manifest);
const result: StatisticsResult = {
  statistic: 'count-mean-variance',
  fractionBits: 16,
  columns: [{ column: 'glucose', count: 30, mean: 5.5, variance: 1.25, standardError: 0.204 }],
};
const transcript = 'f'.repeat(64);

const propose: JobCommand = { type: 'propose', manifest, keys };
const approve = (party: Party, signer: Party = party): JobCommand => ({
  type: 'approve',
  party,
  signature: sign(null, approvalBytes(digest), pairs[signer].privateKey).toString('base64url'),
});
type Reported = { readonly result?: StatisticsResult; readonly transcript?: string; readonly signer?: Party };
const report = (party: Party, given: Reported = {}): JobCommand => {
  const what = { result, transcript, signer: party, ...given };
  const bytes = reportBytes({ manifestDigest: digest, resultDigest: resultDigest(what.result), transcript: what.transcript });
  const signature = sign(null, bytes, pairs[what.signer].privateKey).toString('base64url');
  return { type: 'report-result', party, result: what.result, transcript: what.transcript, signature };
};
const approveAll = PARTIES.map((party) => approve(party));
const off = (change: Partial<StatisticsResult['columns'][0]>): StatisticsResult => ({
  ...result,
  columns: result.columns.map((column) => ({ ...column, ...change })),
});

/** The state, and the events of the last command, after commands from nothing. */
function given(...commands: readonly JobCommand[]): { state: JobState; last: JobEvent[] } {
  let state = initialJob;
  let last: JobEvent[] = [];
  for (const command of commands) {
    last = decide(command, state);
    state = last.reduce(evolve, state);
  }
  return { state, last };
}
const code = (name: string): object => expect.objectContaining({ code: name });
const failedWith = (failure: object): object => ({ type: 'job-failed', failure });

describe('a proposed job', () => {
  it('carries the manifest, its digest and the keys of its parties', () => {
    expect(given(propose).last).toEqual([{ type: 'job-proposed', manifest, digest, keys }]);
  });

  it('keeps no key of a stranger', () => {
    const { state } = given({ ...propose, keys: { ...keys, stranger: 'x' } });
    expect(state).toMatchObject({ status: 'proposed', keys });
    expect(state).not.toHaveProperty('keys.stranger');
  });

  it('is one proposal however often it comes, and another manifest is refused', () => {
    expect(given(propose, propose).last).toEqual([]);
    expect(() => given(propose, { ...propose, manifest: { ...manifest, minCohort: 2 } })).toThrow(code('RWD_MPC_JOB_EXISTS'));
  });

  it('needs a valid manifest and a key for each party', () => {
    expect(() => given({ ...propose, manifest: { ...manifest, minCohort: 0 } })).toThrow(code('RWD_MPC_MANIFEST_INVALID'));
    expect(() => given({ ...propose, keys: {} })).toThrow(code('RWD_MPC_JOB_KEY_MISSING'));
  });

  it('starts with the third approval, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PARTIES], { minLength: 3 }), (order) => {
        const [first, second, third] = order.map((party) => approve(party)) as [JobCommand, JobCommand, JobCommand];
        expect(given(propose, first, second).state.status).toBe('proposed');
        expect(given(propose, first, second, third).last.map((event) => event.type)).toEqual(['job-approved', 'job-started']);
      }),
    );
  });

  it('counts an approval once', () => {
    expect(given(propose, approve('demo-a'), approve('demo-a')).last).toEqual([]);
    expect(given(propose, approve('demo-a'), approve('demo-b'), approve('demo-b')).state.status).toBe('proposed');
  });

  it('takes no approval signed by another party, for another digest, or by a stranger', () => {
    expect(() => given(propose, approve('demo-a', 'demo-b'))).toThrow(code('RWD_MPC_JOB_APPROVAL_INVALID'));
    const other = { ...propose, manifest: { ...manifest, attempt: 2 } } as JobCommand;
    expect(() => given(other, approve('demo-a'))).toThrow(code('RWD_MPC_JOB_APPROVAL_INVALID'));
    expect(() => given(propose, { ...approve('demo-a'), party: 'stranger' } as JobCommand)).toThrow(code('RWD_MPC_JOB_UNKNOWN_PARTY'));
  });

  it('fails when a party declines', () => {
    const decline: JobCommand = { type: 'decline', party: 'demo-b', code: 'RWD_SITE_COHORT_TOO_SMALL' };
    expect(given(propose, decline).last).toEqual([failedWith({ reason: 'declined', party: 'demo-b', code: 'RWD_SITE_COHORT_TOO_SMALL' })]);
    expect(given(propose, decline, approve('demo-a')).last).toEqual([]);
  });

  it('fails at the deadline, naming who has not approved', () => {
    expect(given(propose, approve('demo-b'), { type: 'expire' }).last).toEqual([failedWith({ reason: 'deadline', missing: ['demo-a', 'demo-c'] })]);
  });

  it('takes no report before it has started', () => {
    expect(() => given(propose, report('demo-a'))).toThrow(code('RWD_MPC_JOB_WRONG_STATE'));
  });
});

describe('a started job', () => {
  const started = [propose, ...approveAll];

  it('completes when three equal reports are in, and not before', () => {
    expect(given(...started, report('demo-a'), report('demo-b')).state.status).toBe('started');
    const { state, last } = given(...started, report('demo-a'), report('demo-b'), report('demo-c'));
    expect(last.map((event) => event.type)).toEqual(['result-reported', 'job-completed']);
    expect(state).toMatchObject({ status: 'completed', result, digest });
  });

  it.each<[string, Reported]>([
    ['a mean that differs in the last bit', { result: off({ mean: 5.5 + 2 ** -50 }) }],
    ['another count', { result: off({ count: 31 }) }],
    ['another transcript', { transcript: 'e'.repeat(64) }],
  ])('fails with disagreement on %s', (_what, different) => {
    expect(given(...started, report('demo-a'), report('demo-b', different)).last).toEqual([
      expect.objectContaining({ type: 'result-reported', party: 'demo-b' }),
      failedWith({ reason: 'disagreement', party: 'demo-b' }),
    ]);
  });

  it('fails with disagreement when one party reports twice, differently', () => {
    const twice = given(...started, report('demo-a'), report('demo-a', { result: off({ count: 31 }) }));
    expect(twice.state).toMatchObject({ status: 'failed', failure: { reason: 'disagreement', party: 'demo-a' } });
  });

  it('counts a report once, and its members in any order', () => {
    const reordered = JSON.parse(JSON.stringify(result), (_key, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ) as StatisticsResult;
    expect(given(...started, report('demo-a'), report('demo-a', { result: reordered })).last).toEqual([]);
    expect(given(...started, report('demo-a'), report('demo-a'), report('demo-b')).state.status).toBe('started');
  });

  it('takes no report that is unsigned, signed by another, or without a transcript', () => {
    expect(() => given(...started, report('demo-a', { signer: 'demo-b' }))).toThrow(code('RWD_MPC_JOB_REPORT_INVALID'));
    expect(() => given(...started, report('demo-a', { transcript: 'short' }))).toThrow(code('RWD_MPC_JOB_REPORT_INVALID'));
    expect(() => given(...started, { ...report('demo-a'), result: off({ mean: NaN }) } as JobCommand)).toThrow(code('RWD_MPC_JOB_REPORT_INVALID'));
  });

  it('fails when a party reports its failure, and ignores what comes later', () => {
    const failed: JobCommand = { type: 'report-failure', party: 'demo-c', code: 'RWD_MPC_COHORT_TOO_SMALL' };
    const { state } = given(...started, report('demo-a'), failed);
    expect(state).toMatchObject({ status: 'failed', failure: { reason: 'party-failed', party: 'demo-c', code: 'RWD_MPC_COHORT_TOO_SMALL' } });
    for (const late of [report('demo-b'), failed, { type: 'expire' } as const]) expect(decide(late, state)).toEqual([]);
  });

  it('fails at the deadline, naming who has not reported', () => {
    expect(given(...started, report('demo-a'), { type: 'expire' }).last).toEqual([failedWith({ reason: 'deadline', missing: ['demo-b', 'demo-c'] })]);
  });
});

describe('a completed job', () => {
  const completed = [propose, ...approveAll, ...PARTIES.map((party) => report(party))];

  it('stays completed when things are repeated or the deadline passes', () => {
    const { state } = given(...completed);
    for (const again of [...completed, { type: 'expire' } as const]) expect(decide(again, state)).toEqual([]);
  });

  it('takes no other report', () => {
    expect(() => given(...completed, report('demo-a', { result: off({ count: 1 }) }))).toThrow(code('RWD_MPC_JOB_WRONG_STATE'));
  });
});

describe('any order of commands', () => {
  it('ends in at most one outcome, and only equal reports of all three complete a job', () => {
    const command = fc.constantFrom<JobCommand>(
      ...approveAll,
      ...PARTIES.map((party) => report(party)),
      report('demo-b', { result: off({ count: 31 }) }),
      { type: 'report-failure', party: 'demo-a', code: 'RWD_X' },
      { type: 'expire' },
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 14 }), (commands) => {
        let state = given(propose).state;
        const events: JobEvent[] = [];
        for (const each of commands) {
          let decided: JobEvent[] = [];
          try {
            decided = decide(each, state);
          } catch (error) {
            expect(error).toEqual(code('RWD_MPC_JOB_WRONG_STATE'));
          }
          events.push(...decided);
          state = decided.reduce(evolve, state);
        }
        const ends = events.filter(({ type }) => type === 'job-completed' || type === 'job-failed');
        expect(ends).toHaveLength(state.status === 'completed' || state.status === 'failed' ? 1 : 0);
        if (state.status === 'completed') expect(Object.keys(state.reports).sort()).toEqual([...PARTIES]);
      }),
      { numRuns: 300 },
    );
  });
});
