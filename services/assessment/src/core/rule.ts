import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

import type { Day } from './day.js';
import type { DayEvidence, Evidence } from './evidence.js';
import { daysBetween, measure } from './metric.js';
import type { Measurement, Metric } from './metric.js';

/**
 * One condition on one metric.
 * `atLeast` / `atMost`: the bound for a pass; `partial`: the weaker bound for half the credit.
 * `minCount`: fewer observations than this say nothing.
 * `over`: `window` (default) takes the whole freshness window; `eachDay` takes the worst of the days that have
 * `minCount` observations, of which there must be `minDays`; `trend` takes the newer half of the window minus the older.
 */
export const ConditionSchema = Type.Object(
  {
    metric: Type.String(),
    atLeast: Type.Optional(Type.Number()),
    atMost: Type.Optional(Type.Number()),
    partial: Type.Optional(Type.Number()),
    minCount: Type.Integer({ minimum: 1 }),
    over: Type.Optional(Type.Union([Type.Literal('window'), Type.Literal('eachDay'), Type.Literal('trend')])),
    minDays: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);

export const RuleSchema = Type.Union([
  ConditionSchema,
  Type.Object({ all: Type.Array(ConditionSchema, { minItems: 1 }) }, { additionalProperties: false }),
  Type.Object({ any: Type.Array(ConditionSchema, { minItems: 1 }) }, { additionalProperties: false }),
]);

export type Condition = Static<typeof ConditionSchema>;
export type Rule = Static<typeof RuleSchema>;

/** Worst first. Missing evidence (`unknown`) and evidence past its freshness (`stale`) are never a pass. */
export const outcomes = ['fail', 'stale', 'unknown', 'partial', 'pass'] as const;
export type Outcome = (typeof outcomes)[number];

/** What one condition saw: the value is null where there were too few observations. */
export type Observation = { readonly metric: string; readonly value: number | null; readonly count: number; readonly outcome: Outcome };

export type RuleContext = {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly evidence: Evidence;
  readonly today: Day;
  /** Length of the window in days, today included. */
  readonly freshnessDays: number;
};

export const conditionsOf = (rule: Rule): readonly Condition[] => ('all' in rule ? rule.all : 'any' in rule ? rule.any : [rule]);

/** Evaluates a rule on the evidence of its freshness window: the worst outcome of `all`, the best of `any`. */
export const evaluateRule = (rule: Rule, context: RuleContext): { readonly outcome: Outcome; readonly observed: readonly Observation[] } => {
  const observed = conditionsOf(rule).map((condition) => observe(condition, context));
  const ranks = observed.map(({ outcome }) => outcomes.indexOf(outcome));
  const rank = 'any' in rule ? Math.max(...ranks) : Math.min(...ranks);
  return { outcome: outcomes[rank] ?? 'unknown', observed };
};

const observe = (condition: Condition, context: RuleContext): Observation => {
  const { metric } = condition;
  const first = context.today - context.freshnessDays + 1;
  const found = take(condition, context, first);
  if (found !== undefined) return { metric, ...found, outcome: judge(condition, found.value) };
  const count = countOf(condition, context, first);
  // Enough observations are known, but not in the window: they have aged out of it.
  const aged = countOf(condition, context, Number.NEGATIVE_INFINITY) >= condition.minCount && count < condition.minCount;
  return { metric, value: null, count, outcome: aged ? 'stale' : 'unknown' };
};

const countOf = (condition: Condition, context: RuleContext, from: Day): number =>
  measured(condition, context, daysBetween(context.evidence, from, context.today)).count;

const measured = (condition: Condition, { metrics }: RuleContext, days: readonly DayEvidence[]): Measurement => {
  const metric = metrics[condition.metric];
  return metric === undefined ? { value: 0, count: 0 } : measure(metric, days);
};

/** The measurement the bounds are held against, or undefined where there are too few observations. */
const take = (condition: Condition, context: RuleContext, first: Day): Measurement | undefined => {
  const enough = ({ count }: Measurement): boolean => count >= condition.minCount;
  const between = (from: Day, to: Day): Measurement => measured(condition, context, daysBetween(context.evidence, from, to));
  switch (condition.over ?? 'window') {
    case 'window': {
      const whole = between(first, context.today);
      return enough(whole) ? whole : undefined;
    }
    case 'eachDay': {
      const days = daysBetween(context.evidence, first, context.today).map((day) => measured(condition, context, [day])).filter(enough);
      return days.length >= (condition.minDays ?? 1) ? worst(condition, days) : undefined;
    }
    case 'trend': {
      const middle = first + Math.floor(context.freshnessDays / 2);
      const older = between(first, middle - 1);
      const newer = between(middle, context.today);
      return enough(older) && enough(newer) ? { value: newer.value - older.value, count: older.count + newer.count } : undefined;
    }
  }
};

const worst = (condition: Condition, days: readonly Measurement[]): Measurement => {
  const values = days.map(({ value }) => value);
  const count = days.reduce((sum, day) => sum + day.count, 0);
  return { value: condition.atMost === undefined ? Math.min(...values) : Math.max(...values), count };
};

const judge = (condition: Condition, value: number): Outcome => {
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY, partial } = condition;
  if (value >= atLeast && value <= atMost) return 'pass';
  if (partial === undefined) return 'fail';
  return (condition.atMost === undefined ? value >= partial : value <= partial) ? 'partial' : 'fail';
};
