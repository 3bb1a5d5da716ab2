import { describe, expect, it } from '@jest/globals';

import { automatic, manual, plainItem, smallCatalogue } from '../../test/small-catalogue.js';
import type { Criterion } from './catalogue.js';
import { dayOf } from './day.js';
import type { Evidence } from './evidence.js';
import { fulfil } from './fulfilment.js';
import type { Answer } from './self-assessment.js';

const today = dayOf('2026-06-30T12:00:00Z', '/now');
const evidence = (normalized: number, quarantined = 0, ago = 0): Evidence => ({
  days: [{ day: today - ago, counts: { 'records.normalized': normalized, 'records.quarantined': quarantined }, sets: {} }],
});
const answer = (fulfilment: Answer['fulfilment'], more: Partial<Answer> = {}): Answer => ({
  criterion: 'c', fulfilment, at: '2026-06-01T00:00:00Z', reference: 'sha256:1', ...more,
});
const judge = (criterion: Criterion, found: Evidence, given?: Answer): unknown => {
  const { credit, state, answered } = fulfil(criterion, given, { catalogue: smallCatalogue([plainItem('a')]), evidence: found, today });
  return [credit, state, answered];
};
const nothing: Evidence = { days: [] };

describe('an automatic criterion', () => {
  const criterion = automatic('c', 2);

  it.each([
    [evidence(100), [10000, 'pass', false]],
    [evidence(85, 15), [5000, 'partial', false]],
    [evidence(1, 99), [0, 'fail', false]],
    [evidence(100, 0, 30), [0, 'stale', false]],
    [nothing, [0, 'unknown', false]],
  ])('is decided by events', (found, expected) => {
    expect(judge(criterion, found)).toEqual(expected);
  });

  it('is not helped by an answer where events are missing, and is lowered by an answer that admits less', () => {
    expect(judge(criterion, nothing, answer(1))).toEqual([0, 'unknown', false]);
    expect(judge(criterion, evidence(100), answer(0))).toEqual([0, 'fail', false]);
  });
});

describe('an assisted criterion', () => {
  const criterion: Criterion = { ...automatic('c', 2), kind: 'assisted', strength: 'partial' };

  it('gets half from events alone, and all when a person vouches for the rest', () => {
    expect(judge(criterion, evidence(100))).toEqual([5000, 'partial', false]);
    expect(judge(criterion, evidence(100), answer(1))).toEqual([10000, 'pass', true]);
  });

  it('gets the lower of events and answer', () => {
    expect(judge(criterion, evidence(85, 15), answer(1))).toEqual([5000, 'partial', true]);
    expect(judge(criterion, evidence(100), answer(0.5))).toEqual([5000, 'partial', true]);
    expect(judge(criterion, nothing, answer(1))).toEqual([0, 'unknown', false]);
  });
});

describe('a manual criterion', () => {
  const criterion = manual('c', 2);

  it.each([
    [undefined, [0, 'unknown', false]],
    [answer(0), [0, 'fail', true]],
    [answer(0.5), [5000, 'partial', true]],
    [answer(1), [10000, 'pass', true]],
    [answer('n/a', { reason: 'x' }), ['n/a', 'not-applicable', true]],
  ])('is decided by the answer', (given, expected) => {
    expect(judge(criterion, evidence(100), given)).toEqual(expected);
  });

  it('gets half when the answer names no document', () => {
    expect(judge(criterion, nothing, { criterion: 'c', fulfilment: 1, at: '2026-06-01T00:00:00Z' })).toEqual([5000, 'partial', true]);
  });

  it('is stale when the answer has aged, and unknown while the answer lies in the future', () => {
    expect(judge(criterion, nothing, answer(1, { at: '2025-07-01T00:00:00Z' }))).toEqual([10000, 'pass', true]);
    expect(judge(criterion, nothing, answer(1, { at: '2025-06-30T23:59:59Z' }))).toEqual([0, 'stale', false]);
    expect(judge(criterion, nothing, answer('n/a', { at: '2025-06-30T23:59:59Z', reason: 'x' }))).toEqual([0, 'stale', false]);
    expect(judge(criterion, nothing, answer(1, { at: '2026-07-01T00:00:00Z' }))).toEqual([0, 'unknown', false]);
  });
});
