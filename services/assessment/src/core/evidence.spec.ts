import { describe, expect, it } from '@jest/globals';
import { RwdError, eventOfType } from '@chainnet/contracts';
import fc from 'fast-check';

import { evidenceEvents } from './evidence-events.js';
import { emptyEvidence, evidenceOf, foldEvidence } from './evidence.js';
import type { DayEvidence, Evidence, EvidenceState, MeshEvent } from './evidence.js';

const bounds = { keepDays: 400, setSize: 64 };
const DAY_0 = Date.UTC(2026, 0, 1);
const timeOf = (day: number): string => new Date(DAY_0 + day * 86_400_000).toISOString();
const numberOf = (day: number): number => DAY_0 / 86_400_000 + day;
const on = ({ days }: Evidence, day = 0): DayEvidence | undefined => days.find((one) => one.day === numberOf(day));
const event = (type: string, data: unknown, day = 0): MeshEvent => ({ type, time: timeOf(day), data });
const foldAll = (events: readonly MeshEvent[], state: EvidenceState = emptyEvidence(bounds)): EvidenceState => events.reduce(foldEvidence, state);

const lossAccount = { leaves: 10, mapped: 7, preserved: 2, dropped: 1 };
const normalized = (tenant: string, day = 0): MeshEvent => event('rwd.record.normalized.v1', { tenant, format: 'hl7v2', lossAccount, issues: 2 }, day);

const codeOf = (run: () => unknown): { code: string; details: unknown } => {
  try {
    run();
  } catch (error) {
    if (error instanceof RwdError) return { code: error.code, details: error.details };
    throw error;
  }
  return { code: 'none', details: {} };
};

describe('folding one event', () => {
  const cases: readonly [string, unknown, Record<string, number>, Record<string, string[]>][] = [
    ['rwd.record.accepted.v1', { tenant: 'a', recordId: 'r', receivedAt: timeOf(0) }, { 'records.accepted': 1 }, {}],
    ['rwd.record.rejected.v1', { tenant: 'a', code: 'RWD_X' }, { 'records.rejected': 1 }, { 'rejections.codes': ['RWD_X'] }],
    ['rwd.record.normalized.v1', { tenant: 'a', format: 'hl7v2', lossAccount, issues: [{ code: 'x' }] },
      { 'records.normalized': 1, 'records.clean': 0, 'records.lossless': 0, issues: 1, leaves: 10, 'leaves.mapped': 7, 'leaves.preserved': 2, 'leaves.dropped': 1 },
      { formats: ['hl7v2'] }],
    ['rwd.record.quarantined.v1', { tenant: 'a', code: 'RWD_Y', stage: 'map' }, { 'records.quarantined': 1 }, { 'quarantine.codes': ['RWD_Y'], 'quarantine.stages': ['map'] }],
    ['rwd.record.deidentified.v1', { tenant: 'a', policyDigest: 'sha256:1', report: { kept: 3, transformed: ['x'], dropped: 0 } },
      { 'records.deidentified': 1, 'fields.kept': 3, 'fields.transformed': 1, 'fields.dropped': 0 }, { policies: ['sha256:1'] }],
    ['rwd.dataset.record-stored.v1', { tenant: 'a' }, { 'records.stored': 1 }, {}],
    ['rwd.ledger.checkpointed.v1', { size: 9, cosignatures: ['w1', 'w2'], quorum: 2 }, { checkpoints: 1, 'checkpoints.quorate': 1 }, {}],
    ['rwd.ledger.checkpointed.v1', { size: 9, cosignatures: 1, quorum: 2 }, { checkpoints: 1, 'checkpoints.quorate': 0 }, {}],
    ['rwd.federation.job-completed.v1', { sites: ['b', 'a', 'a'], rounds: 5 }, { 'federation.jobs': 1, 'federation.rounds': 5 }, { 'federation.sites': ['a', 'b'] }],
    ['rwd.mpc.job-completed.v1', { parties: ['a', 'c'] }, { 'mpc.jobs': 1 }, { 'mpc.parties': ['a', 'c'] }],
  ];

  it.each(cases)('%s adds its counters and sets to the organization of the event', (type, data, counts, sets) => {
    const state = foldEvidence(emptyEvidence(bounds), event(type, data));
    expect(on(evidenceOf(state, 'a'))).toEqual({ day: numberOf(0), counts, sets });
  });

  it.each(Object.keys(evidenceEvents))('takes every example that the event catalogue gives for %s', (type) => {
    const examples = eventOfType(type)?.examples ?? [];
    expect(examples.length).toBeGreaterThan(0);
    const state = foldAll(examples.map((example) => event(type, example)));
    const counted = on(evidenceOf(state, 'demo-a'))?.counts ?? {};
    expect(counted[evidenceEvents[type]?.events ?? '']).toBe(examples.length);
  });

  it('counts a joint job for each site, and nothing for an organization that took no part', () => {
    const state = foldAll([event('rwd.federation.job-completed.v1', { sites: ['a', 'b'], rounds: 1 })]);
    expect(Object.keys(state.organizations)).toEqual(['a', 'b']);
    expect(evidenceOf(state, 'c')).toEqual({ days: [] });
  });

  it('shows a ledger checkpoint to every organization, beside its own evidence', () => {
    const state = foldAll([normalized('a'), event('rwd.ledger.checkpointed.v1', { size: 1, cosignatures: 2, quorum: 2 })]);
    expect(on(evidenceOf(state, 'a'))?.counts).toMatchObject({ 'records.normalized': 1, checkpoints: 1 });
    expect(on(evidenceOf(state, 'b'))?.counts).toEqual({ checkpoints: 1, 'checkpoints.quorate': 1 });
  });

  it('leaves the state as it is for an event that is no evidence', () => {
    const state = emptyEvidence(bounds);
    expect(foldEvidence(state, event('rwd.job.requested.v1', {}))).toBe(state);
    expect(foldEvidence(state, event('constructor', {}))).toBe(state);
  });

  it('keeps organizations apart whose names are members of every object', () => {
    const state = foldAll([normalized('constructor'), normalized('toString'), normalized('constructor')]);
    expect(on(evidenceOf(state, 'constructor'))?.counts['records.normalized']).toBe(2);
    expect(evidenceOf(state, 'valueOf')).toEqual({ days: [] });
  });

  it('does not change the state it was given', () => {
    const before = foldAll([normalized('a')]);
    const copy = structuredClone(before);
    foldAll([normalized('a'), normalized('b', 3)], before);
    expect(before).toEqual(copy);
  });
});

describe('a malformed event', () => {
  it.each([
    ['rwd.record.accepted.v1', {}, '/data/tenant'],
    ['rwd.record.accepted.v1', { tenant: '__proto__' }, '/data/tenant'],
    ['rwd.record.normalized.v1', { tenant: 'a', format: 'x', lossAccount: { ...lossAccount, mapped: -1 }, issues: 0 }, '/data/lossAccount/mapped'],
    ['rwd.record.normalized.v1', { tenant: 'a', format: 'x', lossAccount: { ...lossAccount, leaves: 0.5 }, issues: 0 }, '/data/lossAccount/leaves'],
    ['rwd.mpc.job-completed.v1', { parties: ['a b'] }, '/data/parties/0'],
  ])('%s %j is refused at %s', (type, data, path) => {
    expect(codeOf(() => foldEvidence(emptyEvidence(bounds), event(type, data)))).toMatchObject({
      code: 'RWD_ASSESSMENT_EVIDENCE_MALFORMED', details: { type, path },
    });
  });

  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-01-01'])('is refused for the time %s', (time) => {
    const stray = { type: 'rwd.record.accepted.v1', time, data: { tenant: 'a' } };
    expect(codeOf(() => foldEvidence(emptyEvidence(bounds), stray))).toEqual({ code: 'RWD_ASSESSMENT_TIME_INVALID', details: { path: '/time' } });
  });
});

describe('bounds', () => {
  it('keeps the newest days and the first values of a set', () => {
    const tight = emptyEvidence({ keepDays: 2, setSize: 2 });
    const rejected = (code: string, day: number): MeshEvent => event('rwd.record.rejected.v1', { tenant: 'a', code }, day);
    const state = foldAll([rejected('C', 2), rejected('B', 2), rejected('A', 2), rejected('A', 0), rejected('A', 1)], tight);
    expect(evidenceOf(state, 'a').days.map(({ day }) => day)).toEqual([numberOf(1), numberOf(2)]);
    expect(on(evidenceOf(state, 'a'), 2)).toEqual({ day: numberOf(2), counts: { 'records.rejected': 3 }, sets: { 'rejections.codes': ['A', 'B'] } });
  });
});

describe('order and redelivery', () => {
  const tenant = fc.constantFrom('a', 'b', 'c');
  const code = fc.constantFrom('E1', 'E2', 'E3', 'E4', 'E5');
  const n = fc.nat(50);
  const anyEvent = fc.tuple(
    fc.nat(12),
    fc.oneof(
      fc.record({ type: fc.constant('rwd.record.accepted.v1'), data: fc.record({ tenant }) }),
      fc.record({ type: fc.constant('rwd.record.rejected.v1'), data: fc.record({ tenant, code }) }),
      fc.record({ type: fc.constant('rwd.record.normalized.v1'), data: fc.record({ tenant, format: code, issues: n, lossAccount: fc.record({ leaves: n, mapped: n, preserved: n, dropped: n }) }) }),
      fc.record({ type: fc.constant('rwd.record.deidentified.v1'), data: fc.record({ tenant, policyDigest: code, report: fc.record({ kept: n, transformed: n, dropped: n }) }) }),
      fc.record({ type: fc.constant('rwd.ledger.checkpointed.v1'), data: fc.record({ size: n, cosignatures: n, quorum: n }) }),
      fc.record({ type: fc.constant('rwd.federation.job-completed.v1'), data: fc.record({ sites: fc.array(tenant, { minLength: 1 }), rounds: n }) }),
    ),
  ).map(([day, { type, data }]) => event(type, data, day));

  /** What the service's journal does: each event id reaches the fold once. */
  const deliver = (deliveries: readonly { id: number; event: MeshEvent }[]): EvidenceState => {
    const journal = new Set<number>();
    let state = emptyEvidence({ keepDays: 8, setSize: 3 });
    for (const { id, event: delivered } of deliveries) {
      if (!journal.has(id)) state = foldEvidence(state, delivered);
      journal.add(id);
    }
    return state;
  };

  it('gives one state for 1,000 shuffles with redeliveries of the same events, even where days and values fall out', () => {
    const shuffles = fc
      .array(anyEvent, { minLength: 5, maxLength: 40 })
      .map((events) => events.map((one, id) => ({ id, event: one })))
      .chain((events) =>
        fc.tuple(fc.constant(events), fc.array(fc.constantFrom(...events), { maxLength: 20 })).chain(([once, again]) => {
          const all = [...once, ...again];
          return fc.tuple(fc.constant(once), fc.shuffledSubarray(all, { minLength: all.length }));
        }),
      );
    fc.assert(fc.property(shuffles, ([once, shuffled]) => { expect(deliver(shuffled)).toEqual(deliver(once)); }), { numRuns: 1000 });
  });
});
