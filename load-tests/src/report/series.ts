import type { ChartedMetric, Sample } from './samples.js';

/** One stretch of the run: rates a second, ages in seconds (undefined where no receipt came), lag in records. */
export type Bin = {
  /** Seconds from the run's beginning to the stretch's. */
  readonly from: number;
  readonly sent: number;
  readonly received: number;
  readonly errors: number;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
  readonly lag: number | undefined;
};

export type Series = { readonly binSeconds: number; readonly bins: readonly Bin[] };

const BINS = 120;

/** The q-quantile by nearest rank (the smallest value that at least a share q does not exceed); undefined for no values. */
export function quantile(values: readonly number[], q: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}

/** What happened when, in at most 120 stretches of whole seconds. An age stands where its receipt came. */
export function seriesOf(samples: readonly Sample[]): Series {
  const { first, last } = samples.reduce(({ first: low, last: high }, { at }) => ({ first: Math.min(low, at), last: Math.max(high, at) }), { first: Infinity, last: -Infinity });
  if (samples.length === 0) return { binSeconds: 1, bins: [] };
  const binSeconds = Math.max(1, Math.ceil((last - first) / 1_000 / BINS));
  const places = Array.from({ length: Math.floor((last - first) / 1_000 / binSeconds) + 1 }, (): Sample[] => []);
  for (const sample of samples) places[Math.floor((sample.at - first) / 1_000 / binSeconds)]?.push(sample);
  return { binSeconds, bins: places.map((inside, at) => binOf(inside, at * binSeconds, binSeconds)) };
}

function binOf(samples: readonly Sample[], from: number, seconds: number): Bin {
  const values = (metric: ChartedMetric): number[] => samples.filter((one) => one.metric === metric).map(({ value }) => value);
  const rate = (metric: ChartedMetric): number => values(metric).reduce((sum, value) => sum + value, 0) / seconds;
  const ages = values('record_e2e_seconds');
  const lag = values('mesh_lag_records');
  return {
    from, sent: rate('records_sent'), received: rate('records_received'),
    errors: rate('records_unsent') + rate('records_unexpected') + failedRequests(samples) / seconds,
    p50: quantile(ages, 0.5), p95: quantile(ages, 0.95), p99: quantile(ages, 0.99),
    lag: lag.length === 0 ? undefined : Math.max(...lag),
  };
}

/** Not those to the metrics pages: they are ours, not a partner's. */
const failedRequests = (samples: readonly Sample[]): number => samples.filter(({ metric, door, value }) => metric === 'http_req_failed' && door !== 'metrics' && value > 0).length;

/** Records a second from the first to the last one sent, the warm-up's left out; 0 for fewer than two. */
export function sustainedRate(samples: readonly Sample[]): number {
  const times = samples.filter(({ metric, door }) => metric === 'records_sent' && door !== 'warm-up').map(({ at }) => at);
  const seconds = (times.reduce((a, b) => Math.max(a, b), -Infinity) - times.reduce((a, b) => Math.min(a, b), Infinity)) / 1_000;
  return times.length < 2 || seconds <= 0 ? 0 : (times.length - 1) / seconds;
}
