import { describe, expect, it } from '@jest/globals';

import { dcmm } from '../../test/small-catalogue.js';
import { assess } from './assess.js';
import type { Assessment } from './assess.js';
import { criteriaOf } from './catalogue.js';
import type { Level } from './catalogue.js';
import { emptyEvidence, evidenceOf, foldEvidence } from './evidence.js';
import type { Evidence, EvidenceState, MeshEvent } from './evidence.js';
import type { SelfAssessment } from './self-assessment.js';

const catalogue = dcmm();
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 9);
const timeOf = (day: number): string => new Date(START + day * DAY).toISOString();
const facts = { 'structured-data-volume': 20000, 'full-time-data-staff': 4, 'domains-with-written-rules': 7, 'data-management-tools': 3, 'report-length': 80 };

/** A hospital that sends 30 clean records a day in two formats, all de-identified, stored and logged. */
const dayOfEvents = (day: number): readonly MeshEvent[] => {
  const event = (type: string, data: unknown): MeshEvent => ({ type: `rwd.${type}.v1`, time: timeOf(day), data });
  const record = (index: number): readonly MeshEvent[] => [
    event('record.accepted', { tenant: 'h1' }),
    event('record.normalized', { tenant: 'h1', format: index % 2 === 0 ? 'fhir' : 'hl7v2', lossAccount: { leaves: 100, mapped: 95, preserved: 5, dropped: 0 }, issues: 0 }),
    event('record.deidentified', { tenant: 'h1', policyDigest: 'sha256:p', report: { kept: 50, transformed: 30, dropped: 20 } }),
    event('dataset.record-stored', { tenant: 'h1' }),
  ];
  return [
    ...Array.from({ length: 30 }, (_, index) => record(index)).flat(),
    ...Array.from({ length: 6 }, () => event('ledger.checkpointed', { size: day, cosignatures: 3, quorum: 2 })),
    ...(day % 20 === 0 ? [event('federation.job-completed', { sites: ['h1', 'h2', 'h3'], rounds: 10 }), event('mpc.job-completed', { parties: ['h1', 'h2', 'h3'] })] : []),
  ];
};
const run = (days: number): EvidenceState =>
  Array.from({ length: days }, (_, day) => dayOfEvents(day)).flat().reduce(foldEvidence, emptyEvidence(catalogue.evidence));
const halfYear = evidenceOf(run(180), 'h1');
const LAST_DAY = timeOf(179);
const nothing: Evidence = { days: [] };

/** Says yes, with a document, to every criterion up to a level that events do not decide. */
const answersTo = (level: Level, at = LAST_DAY): SelfAssessment => ({
  answers: criteriaOf(catalogue)
    .filter((criterion) => criterion.kind !== 'automatic' && criterion.level <= level)
    .map(({ id, mayNotApply }) => (mayNotApply === true
      ? { criterion: id, fulfilment: 'n/a' as const, reason: 'nothing of the kind happened', at }
      : { criterion: id, fulfilment: 1 as const, reference: 'sha256:d', at })),
  facts,
});
const statesOf = ({ criteria }: Assessment): Record<string, number> => {
  const states: Record<string, number> = {};
  for (const { state } of criteria) states[state] = (states[state] ?? 0) + 1;
  return states;
};

describe('an organization without evidence', () => {
  const result = assess(catalogue, nothing, LAST_DAY);

  it('is at level 1 with every criterion unknown, none passed', () => {
    expect(result).toMatchObject({ overall: 10000, level: 1 });
    expect(statesOf(result)).toEqual({ unknown: criteriaOf(catalogue).length });
  });

  it('is told that the result is no official grade, and what the next level needs', () => {
    expect(result.statement).toEqual({ zh: '自我声明，采用本项目的方法；不是 DCMM 官方等级。', en: 'Self-declared, method of this project; not an official DCMM grade.' });
    expect(result.gaps[0]).toMatchObject({ target: 2, gates: Object.keys(facts) });
  });

  it('gains nothing by answers to criteria that events must show', () => {
    const assisted = assess(catalogue, nothing, LAST_DAY, answersTo(5)).criteria.filter(({ kind }) => kind !== 'manual');
    expect(new Set(assisted.map(({ state }) => state))).toEqual(new Set(['unknown', 'not-applicable']));
  });
});

describe('an organization with half a year of good events', () => {
  it('passes every automatic criterion', () => {
    const failed = assess(catalogue, halfYear, LAST_DAY).criteria.filter(({ kind, state }) => kind === 'automatic' && state !== 'pass');
    expect(failed).toEqual([]);
  });

  it('stays at level 1 by events alone: gates and judgement are for people', () => {
    expect(assess(catalogue, halfYear, LAST_DAY)).toMatchObject({ level: 1 });
  });

  // Items that events decide are already high, so answers up to level 2 carry the mean to 3.
  it.each([[1, 2], [2, 3], [3, 3], [4, 4], [5, 5]] as const)('with answers up to level %d is at level %d', (answered, level) => {
    const result = assess(catalogue, halfYear, LAST_DAY, answersTo(answered));
    expect(result.level).toBe(level);
    expect(result.gaps.map(({ target }) => target)).toEqual(level === 5 ? [] : [level + 1]);
  });

  it('is held down by an entry gate that its facts do not meet', () => {
    const small = { ...answersTo(5), facts: { ...facts, 'structured-data-volume': 4999 } };
    const result = assess(catalogue, halfYear, LAST_DAY, small);
    expect(result).toMatchObject({ level: 3, overall: 50000 });
    expect(result.gates[0]).toEqual({ id: 'structured-data-volume', stated: 4999, allows: 3 });
    expect(result.gaps[0]).toMatchObject({ target: 4, criteria: [], gates: ['structured-data-volume'] });
  });

  it('gets at most 0.03 of bonus', () => {
    const claims = { ...answersTo(2), bonus: Array.from({ length: 7 }, () => ({ kind: 'invention-patent', reference: 'CN0' })) };
    const [plain, claimed] = [assess(catalogue, halfYear, LAST_DAY, answersTo(2)), assess(catalogue, halfYear, LAST_DAY, claims)];
    expect(claimed.overall - plain.overall).toBe(300);
  });

  it('reaches the next level by meeting exactly the criteria of the gap', () => {
    const before = answersTo(3);
    const [gap] = assess(catalogue, halfYear, LAST_DAY, before).gaps;
    const wanted = new Set(gap?.criteria);
    const extra = wanted.size === 0 ? [] : answersTo(5).answers.filter(({ criterion }) => wanted.has(criterion));
    const after = assess(catalogue, halfYear, LAST_DAY, { ...before, answers: [...before.answers, ...extra] });
    expect(extra.length).toBe(wanted.size);
    expect(after.level).toBe(4);
  });
});

describe('time', () => {
  it('turns evidence stale and lowers the level with no one doing anything', () => {
    const stated = answersTo(4);
    const levelAfter = (days: number): number => assess(catalogue, halfYear, timeOf(179 + days), stated).level;
    expect([levelAfter(0), levelAfter(400)]).toEqual([4, 1]);
    const states = statesOf(assess(catalogue, halfYear, timeOf(179 + 91), stated));
    expect(states['stale']).toBeGreaterThan(20);
  });

  it('does not count events and answers after now', () => {
    expect(statesOf(assess(catalogue, halfYear, timeOf(-1), answersTo(5)))).toEqual({ unknown: criteriaOf(catalogue).length });
  });

  it('is refused when it is no date-time', () => {
    expect(() => assess(catalogue, nothing, 'today')).toThrow(expect.objectContaining({ code: 'RWD_ASSESSMENT_TIME_INVALID' }));
  });
});

describe('an assessment', () => {
  it('is the same for the same input, and each number can be traced to what was seen', () => {
    const first = assess(catalogue, halfYear, LAST_DAY, answersTo(3));
    expect(JSON.stringify(assess(catalogue, halfYear, LAST_DAY, answersTo(3)))).toBe(JSON.stringify(first));
    expect(first.criteria.find(({ id }) => id === 'data-model.l2.1')?.observed).toEqual([
      { metric: 'leaves.mapped.ratio', value: 0.95, count: 90 * 30 * 100, outcome: 'pass' },
    ]);
  });
});
