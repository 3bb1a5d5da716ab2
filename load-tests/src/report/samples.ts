import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Metrics whose points the charts are made of. */
export const chartedMetrics = ['records_sent', 'records_received', 'records_unsent', 'records_unexpected', 'record_e2e_seconds', 'http_req_failed', 'mesh_lag_records'] as const;
export type ChartedMetric = (typeof chartedMetrics)[number];

/** One point of k6's json output. @param at milliseconds since 1970 */
export type Sample = { readonly metric: ChartedMetric; readonly at: number; readonly value: number; readonly door: string | undefined };

type Point = { readonly type: string; readonly metric: string; readonly data: { readonly time: string; readonly value: number; readonly tags?: Readonly<Record<string, string>> } };

const charted = new Set<string>(chartedMetrics);
const METRIC = /"metric":"([a-z0-9_]+)"/;

/** The point that a line of k6's json output holds, or undefined for a line about something else. */
export function sampleOf(line: string): Sample | undefined {
  const [, metric] = METRIC.exec(line) ?? [];
  if (metric === undefined || !charted.has(metric)) return undefined;
  const { type, data } = JSON.parse(line) as Point;
  if (type !== 'Point') return undefined;
  return { metric: metric as ChartedMetric, at: Date.parse(data.time), value: data.value, door: data.tags?.['door'] };
}

/** Reads a samples file line by line; a soak's has millions. */
export async function readSamples(file: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const sample = sampleOf(line);
    if (sample !== undefined) samples.push(sample);
  }
  return samples;
}
