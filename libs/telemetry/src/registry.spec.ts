import { describe, expect, it } from '@jest/globals';
import type { MetricEntry } from './registry.js';
import { attributeRegistry, metricRegistry } from './registry.js';
import { attribute } from './semantic-conventions.js';

const metrics = Object.entries(metricRegistry as Readonly<Record<string, MetricEntry>>);
const suffixOf: Readonly<Record<string, RegExp>> = { s: /_seconds(_total)?$/, By: /_bytes$/, '1': /_total$/, '{record}': /_records$/, '{leaf}': /_leaves$/, '{key}': /_keys_count$/ };

describe('the registry', () => {
  it.each(metrics)('%s is named by the rule, says its unit, and uses registered attributes', (name, entry) => {
    expect(name).toMatch(/^(?:rwd_[a-z]+_[a-z_]+|kafka_consumer_lag_records|http_server_request_duration_seconds|process_[a-z_]+|nodejs_[a-z_]+)$/);
    expect(name).toMatch(suffixOf[entry.unit] ?? /a unit without a suffix rule/);
    expect(name.endsWith('_total')).toBe(entry.kind === 'counter');
    expect(entry.boundaries !== undefined).toBe(entry.kind === 'histogram');
    expect(entry.description.length).toBeGreaterThan(5);
    for (const key of entry.attributes) expect(attributeRegistry).toHaveProperty([key]);
  });

  it('no metric is labelled by something without bound: record, offset, job', () => {
    const unbounded = [attribute.recordId, attribute.kafkaOffset, attribute.jobId, attribute.datasetDigest] as string[];
    expect(metrics.filter(([, entry]) => entry.attributes.some((key) => unbounded.includes(key)))).toEqual([]);
  });

  it('bucket bounds grow', () => {
    for (const [, { boundaries = [] }] of metrics) expect([...boundaries].sort((one, other) => one - other)).toEqual(boundaries);
  });

  it('holds every attribute constant and nothing else', () => {
    expect(Object.keys(attributeRegistry).sort()).toEqual(Object.values(attribute).sort());
  });

  it('every string attribute has a shape', () => {
    expect(Object.entries(attributeRegistry).filter(([, { type, shape }]) => type === 'string' && shape === undefined)).toEqual([]);
  });
});
