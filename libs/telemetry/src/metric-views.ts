import { AggregationType } from '@opentelemetry/sdk-metrics';
import type { ViewOptions } from '@opentelemetry/sdk-metrics';
import { allowedAttributes } from './allow-list.js';
import type { MetricEntry } from './registry.js';
import { metricRegistry } from './registry.js';

/** One view a registered metric: its buckets, and only the attributes registered for it. */
export const metricViews = (): ViewOptions[] =>
  Object.entries(metricRegistry as Readonly<Record<string, MetricEntry>>).map(([instrumentName, entry]) => ({
    instrumentName,
    attributesProcessors: [{ process: (attributes) => allowedAttributes(attributes, 'metric', entry.attributes) }],
    ...(entry.boundaries === undefined
      ? {}
      : { aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries: [...entry.boundaries], recordMinMax: false } } }),
  }));
