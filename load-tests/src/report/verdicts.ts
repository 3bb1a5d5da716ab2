import { violationKinds, type Violation, type ViolationKind } from '../oracle/judge.js';
import { errors } from '../errors.js';

/** One thing that had to hold. `unmeasured` says that nothing was there to measure: it neither held nor failed. */
export type Verdict = { readonly group: 'threshold' | 'oracle' | 'run'; readonly name: string; readonly result: 'held' | 'failed' | 'unmeasured'; readonly detail: string };

type Metric = { readonly values: Readonly<Record<string, number>>; readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>> };
export type Summary = { readonly metrics: Readonly<Record<string, Metric>> };

/** Metrics of which no sample is good news: counters of what went wrong. */
const silentWhenGood = new Set(['dropped_iterations', 'records_unsent', 'records_lost', 'records_duplicate', 'records_unexpected']);

/** Thresholds as k6 judged them, with what was measured. */
export function thresholdVerdicts(summary: Summary, wanted: Readonly<Record<string, readonly (string | { readonly threshold: string })[]>>): readonly Verdict[] {
  return Object.entries(wanted).flatMap(([name, expressions]) => expressions.map((one): Verdict => {
    const expression = typeof one === 'string' ? one : one.threshold;
    const metric = summary.metrics[name];
    const measured = metric !== undefined && hasSamples(metric);
    const held = metric?.thresholds?.[expression]?.ok ?? true;
    const result = !measured && !silentWhenGood.has(name) ? 'unmeasured' : held ? 'held' : 'failed';
    return { group: 'threshold', name: `${name} ${expression}`, result, detail: measured ? figures(metric) : 'no sample' };
  }));
}

/** k6 fills in zeros for a metric without samples; a trend then counts none, a rate has neither passes nor fails. */
function hasSamples({ values }: Metric): boolean {
  if (values['passes'] !== undefined || values['fails'] !== undefined) return (values['passes'] ?? 0) + (values['fails'] ?? 0) > 0;
  if (values['p(95)'] !== undefined) return (values['count'] ?? 0) > 0;
  return true;
}

const figures = ({ values }: Metric): string => Object.entries(values).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`).join(', ');

const SHOWN = 20;

/** One verdict a kind of violation, so that what held is seen too. */
export const oracleVerdicts = (violations: readonly Violation[], checked: number): readonly Verdict[] =>
  (Object.keys(violationKinds) as ViolationKind[]).map((kind): Verdict => {
    const found = violations.filter((one) => one.kind === kind);
    const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
    return {
      group: 'oracle', name: violationKinds[kind], result: found.length === 0 ? 'held' : 'failed',
      detail: found.length === 0 ? `${checked} records` : `${found.length}: ${found.slice(0, SHOWN).map(({ what }) => what).join('; ')}${more}`,
    };
  });

/** Exit codes of k6 that thresholds explain (https://pkg.go.dev/go.k6.io/k6/errext/exitcodes): ThresholdsHaveFailed. */
const THRESHOLDS_FAILED = 99;

/** A run that ended otherwise than by its thresholds failed for a reason of its own. */
export const runVerdict = (exitCode: number): Verdict => ({
  group: 'run', name: 'k6 ran to its end', result: exitCode === 0 || exitCode === THRESHOLDS_FAILED ? 'held' : 'failed', detail: `exit code ${exitCode}`,
});

/** k6's exit code where it has one; 1 when only the oracle found something. */
export const exitCodeOf = (k6: number, verdicts: readonly Verdict[]): number => (k6 !== 0 ? k6 : verdicts.some(({ result }) => result === 'failed') ? 1 : 0);

/** @throws RWD_LOAD_NO_RESULT for a summary that is none */
export function parsedSummary(text: string, status: number): Summary {
  try {
    return JSON.parse(text) as Summary;
  } catch (cause) {
    throw errors.RWD_LOAD_NO_RESULT({ what: 'summary', status }, { cause });
  }
}
