import { describe, expect, it } from '@jest/globals';

import type { Evidence } from './evidence.js';
import type { Metric } from './metric.js';
import { evaluateRule } from './rule.js';
import type { Condition, Observation, Outcome, Rule } from './rule.js';

const metrics: Record<string, Metric> = {
  ratio: { ratio: { of: ['records.normalized'], over: ['records.normalized', 'records.quarantined'] } },
  count: { count: 'records.normalized' },
  days: { days: 'records.normalized' },
  formats: { distinct: 'formats' },
};
const TODAY = 1000;

/** Days before today -> [normalized, quarantined]. */
const evidence = (days: Record<number, readonly [number, number]>, formats: readonly string[] = []): Evidence => ({
  days: Object.entries(days)
    .map(([ago, [normalized, quarantined]]) => ({
      day: TODAY - Number(ago),
      counts: { 'records.normalized': normalized, 'records.quarantined': quarantined },
      sets: { formats },
    }))
    .sort((a, b) => a.day - b.day),
});
const evaluate = (rule: Rule, found: Evidence, freshnessDays = 10): { outcome: Outcome; observed: readonly Observation[] } =>
  evaluateRule(rule, { metrics, evidence: found, today: TODAY, freshnessDays });
const outcome = (rule: Rule, found: Evidence): Outcome => evaluate(rule, found).outcome;
const ratio: Condition = { metric: 'ratio', atLeast: 0.95, partial: 0.8, minCount: 20 };

describe('a condition on the whole window', () => {
  it.each([
    [[95, 5], 'pass'], [[94, 6], 'partial'], [[80, 20], 'partial'], [[79, 21], 'fail'],
    [[19, 0], 'unknown'], [[20, 0], 'pass'],
  ] as const)('holds %j of normalized and quarantined records for %s', (counts, expected) => {
    expect(outcome(ratio, evidence({ 1: counts }))).toBe(expected);
  });

  it.each([[1, 99, 'pass'], [10, 90, 'partial'], [40, 60, 'fail']] as const)('atMost holds %d of 100 for its bound or less', (few, rest, expected) => {
    expect(outcome({ metric: 'ratio', atMost: 0.05, partial: 0.2, minCount: 1 }, evidence({ 0: [few, rest] }))).toBe(expected);
  });

  it('says what it saw: the value and the number of observations', () => {
    expect(evaluate(ratio, evidence({ 1: [60, 20], 2: [15, 5] })).observed).toEqual([{ metric: 'ratio', value: 0.75, count: 100, outcome: 'fail' }]);
  });

  it('counts, counts days, and counts distinct values', () => {
    const found = evidence({ 0: [3, 0], 1: [0, 4], 9: [5, 0] }, ['hl7v2', 'fhir']);
    const valueOf = (metric: string): unknown => evaluate({ metric, atLeast: 1, minCount: 1 }, found).observed[0]?.value;
    expect([valueOf('count'), valueOf('days'), valueOf('formats')]).toEqual([8, 2, 2]);
  });
});

describe('missing and old evidence', () => {
  it('is unknown, never a pass, when there is none, even for a bound that nothing would meet', () => {
    expect(outcome({ metric: 'ratio', atMost: 1, minCount: 1 }, { days: [] })).toBe('unknown');
    expect(outcome({ metric: 'count', atLeast: 0, minCount: 1 }, { days: [] })).toBe('unknown');
  });

  it('is seen on the last day of its freshness and stale on the day after', () => {
    expect(outcome(ratio, evidence({ 9: [100, 0] }))).toBe('pass');
    expect(outcome(ratio, evidence({ 10: [100, 0] }))).toBe('stale');
  });

  it('is stale when the window has some evidence but too little', () => {
    expect(evaluate(ratio, evidence({ 0: [5, 0], 10: [100, 0] })).observed).toEqual([{ metric: 'ratio', value: null, count: 5, outcome: 'stale' }]);
  });

  it('does not see what lies after today', () => {
    expect(outcome(ratio, evidence({ [-1]: [100, 0] }))).toBe('unknown');
  });
});

describe('a condition on each day', () => {
  const daily: Condition = { ...ratio, over: 'eachDay', minDays: 2 };

  it('takes the worst day that has enough observations', () => {
    expect(outcome(daily, evidence({ 0: [100, 0], 1: [100, 0], 2: [0, 19] }))).toBe('pass');
    expect(outcome(daily, evidence({ 0: [1000, 0], 1: [16, 4] }))).toBe('partial');
    expect(outcome(daily, evidence({ 0: [1000, 0], 1: [1, 19] }))).toBe('fail');
  });

  it('takes the highest day for an upper bound', () => {
    const upper: Condition = { metric: 'count', atMost: 10, minCount: 1, over: 'eachDay' };
    expect(outcome(upper, evidence({ 0: [1, 0], 1: [11, 0] }))).toBe('fail');
  });

  it('is unknown with too few such days', () => {
    expect(outcome(daily, evidence({ 0: [100, 0], 1: [10, 0] }))).toBe('unknown');
  });
});

describe('a trend', () => {
  const trend: Condition = { metric: 'ratio', atLeast: 0, partial: -0.1, minCount: 20, over: 'trend' };

  it.each([
    [[80, 20], [90, 10], 'pass'], [[90, 10], [90, 10], 'pass'], [[90, 10], [85, 15], 'partial'], [[90, 10], [50, 50], 'fail'],
  ] as const)('from %j in the older half to %j in the newer is a %s', (older, newer, expected) => {
    expect(outcome(trend, evidence({ 5: older, 4: newer }))).toBe(expected);
  });

  it('is unknown with nothing in one half', () => {
    expect(outcome(trend, evidence({ 4: [100, 0] }))).toBe('unknown');
  });
});

describe('several conditions', () => {
  const pass: Condition = { metric: 'count', atLeast: 1, minCount: 1 };
  const partial: Condition = { metric: 'count', atLeast: 1000, partial: 1, minCount: 1 };
  const fail: Condition = { metric: 'count', atLeast: 1000, minCount: 1 };
  const unknown: Condition = { metric: 'count', atLeast: 1, minCount: 1000 };
  const found = evidence({ 0: [100, 0] });

  it.each([
    [[pass, pass], 'pass'], [[pass, partial], 'partial'], [[pass, unknown], 'unknown'], [[unknown, fail], 'fail'],
  ] as const)('all of them give the worst', (all, expected) => {
    expect(outcome({ all: [...all] }, found)).toBe(expected);
  });

  it.each([
    [[fail, pass], 'pass'], [[fail, partial], 'partial'], [[fail, unknown], 'unknown'], [[fail, fail], 'fail'],
  ] as const)('any of them gives the best', (any, expected) => {
    expect(outcome({ any: [...any] }, found)).toBe(expected);
  });
});
