import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

import type { Day } from './day.js';
import type { DayEvidence, Evidence } from './evidence.js';
import { counterFeeders, evidenceEvents, setFeeders } from './evidence-events.js';

const Counters = Type.Array(Type.String(), { minItems: 1 });

/**
 * A number read off the evidence counters, as data: a `count` is the sum of a counter; a `ratio` the sum of counters
 * over the sum of others; `distinct` the number of different values of a set; `days` the number of days with any.
 */
export const MetricSchema = Type.Union([
  Type.Object({ count: Type.String() }, { additionalProperties: false }),
  Type.Object({ ratio: Type.Object({ of: Counters, over: Counters }, { additionalProperties: false }) }, { additionalProperties: false }),
  Type.Object({ distinct: Type.String() }, { additionalProperties: false }),
  Type.Object({ days: Type.String() }, { additionalProperties: false }),
]);

export type Metric = Static<typeof MetricSchema>;

/** A value with the number of observations it rests on: the denominator of a ratio, else the number of events. */
export type Measurement = { readonly value: number; readonly count: number };

/** The days from `from` to `to`, both included, oldest first. */
export const daysBetween = (evidence: Evidence, from: Day, to: Day): readonly DayEvidence[] =>
  evidence.days.filter(({ day }) => day >= from && day <= to);

/** The metric over these days. A ratio over nothing is 0 with count 0. */
export const measure = (metric: Metric, days: readonly DayEvidence[]): Measurement => {
  if ('count' in metric) return { value: total(days, [metric.count]), count: total(days, [metric.count]) };
  if ('days' in metric) {
    return { value: days.filter((day) => (day.counts[metric.days] ?? 0) > 0).length, count: total(days, [metric.days]) };
  }
  if ('distinct' in metric) {
    const values = new Set(days.flatMap((day) => day.sets[metric.distinct] ?? []));
    return { value: values.size, count: total(days, [eventsBehind(metric.distinct)]) };
  }
  const count = total(days, metric.ratio.over);
  return { value: count === 0 ? 0 : total(days, metric.ratio.of) / count, count };
};

/** Counters and sets a metric reads, with the event type that feeds each; undefined marks an unknown name. */
export const sourcesOf = (metric: Metric): readonly { readonly name: string; readonly type: string | undefined }[] => {
  if ('distinct' in metric) return [{ name: metric.distinct, type: setFeeders.get(metric.distinct) }];
  const names = 'count' in metric ? [metric.count] : 'days' in metric ? [metric.days] : [...metric.ratio.of, ...metric.ratio.over];
  return names.map((name) => ({ name, type: counterFeeders.get(name) }));
};

const total = (days: readonly DayEvidence[], counters: readonly string[]): number =>
  days.reduce((sum, day) => counters.reduce((daySum, counter) => daySum + (day.counts[counter] ?? 0), sum), 0);

const eventsBehind = (set: string): string => evidenceEvents[setFeeders.get(set) ?? '']?.events ?? set;
