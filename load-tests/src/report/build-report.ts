import type { Violation } from '../oracle/judge.js';
import type { ThresholdTable } from '../plan.js';
import type { SentRecord } from '../sent-list.js';
import type { LoadReport } from './load-report.js';
import type { Sample } from './samples.js';
import { quantile, seriesOf, sustainedRate } from './series.js';
import { exitCodeOf, oracleVerdicts, runVerdict, thresholdVerdicts, type Summary } from './verdicts.js';

/** What a run left behind. */
export type Outcome = {
  readonly k6ExitCode: number;
  readonly summary: Summary;
  readonly samples: readonly Sample[];
  readonly sent: readonly SentRecord[];
  readonly violations: readonly Violation[];
};
export type RunFacts = Pick<LoadReport, 'run' | 'profile' | 'about' | 'startedAt' | 'seconds' | 'target' | 'machine' | 'scale'> & { readonly thresholds: ThresholdTable };

/** Puts together what k6 measured and what the oracle found. */
export function buildReport({ thresholds, ...facts }: RunFacts, { k6ExitCode, summary, samples, sent, violations }: Outcome): LoadReport {
  const verdicts = [runVerdict(k6ExitCode), ...thresholdVerdicts(summary, thresholds), ...oracleVerdicts(violations, sent.filter(({ acked }) => acked).length)];
  const ages = (door?: string): number[] => samples.filter((one) => one.metric === 'record_e2e_seconds' && (door === undefined || one.door === door)).map(({ value }) => value);
  const count = (metric: string): number => summary.metrics[metric]?.values['count'] ?? 0;
  return {
    ...facts,
    counts: {
      sent: sent.filter(({ acked }) => acked).length, receipts: count('records_received'), lost: count('records_lost'), duplicate: count('records_duplicate'),
      'not taken in': count('records_unsent'), 'unexpected end': count('records_unexpected'), 'iterations dropped': count('dropped_iterations'), 'receipts come again': count('receipts_redelivered'),
    },
    sustainedRate: sustainedRate(samples),
    ageSeconds: { p50: quantile(ages(), 0.5), p95: quantile(ages(), 0.95), p99: quantile(ages(), 0.99), 'p95 by Kafka': quantile(ages('kafka'), 0.95), 'p95 by HTTP': quantile(ages('http'), 0.95) },
    verdicts,
    series: seriesOf(samples),
    exitCode: exitCodeOf(k6ExitCode, verdicts),
  };
}
