import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import type { Violation } from '../oracle/judge.js';
import { buildReport, type Outcome, type RunFacts } from './build-report.js';
import { ceiling, lineChart } from './chart.js';
import { htmlReport } from './html.js';
import { junitXml } from './junit.js';
import { sampleOf, type ChartedMetric, type Sample } from './samples.js';
import { quantile, seriesOf, sustainedRate } from './series.js';
import { thresholdVerdicts, type Summary } from './verdicts.js';

const sample = (metric: ChartedMetric, second: number, value = 1, door?: string): Sample => ({ metric, at: 1_000_000 + second * 1_000, value, door });
const facts: RunFacts = {
  run: 'smoke-1', profile: 'smoke', about: 'is <it> "up" & well', startedAt: '2026-01-01T00:00:00.000Z', seconds: 40, scale: { rate: 1, time: 1 },
  target: { ingestion: 'http://127.0.0.1:1', brokers: ['127.0.0.1:2'], partners: ['a'] }, machine: { cores: 2, loadAverageBefore: 1, loadAverageAfter: 2 },
  thresholds: { record_e2e_seconds: ['p(95)<15'], records_lost: ['count==0'], mesh_dead_letters: ['count==0'] },
};
const summary = (ok = true): Summary => ({ metrics: {
  record_e2e_seconds: { values: { 'p(95)': 1.5, count: 3 }, thresholds: { 'p(95)<15': { ok } } },
  records_lost: { values: { count: 0 }, thresholds: { 'count==0': { ok: true } } },
} });
const outcome = (fields: Partial<Outcome> = {}): Outcome => ({
  k6ExitCode: 0, summary: summary(), sent: [], violations: [],
  samples: [sample('records_sent', 0), sample('records_sent', 1), sample('records_sent', 2), sample('record_e2e_seconds', 2, 1.5, 'kafka'), sample('mesh_lag_records', 1, 7)], ...fields,
});
const loss: Violation = { kind: 'lost', what: 'r-1: the ledger knows nothing of it' };

describe('the verdict on a run', () => {
  it('holds when thresholds and oracle hold; what nothing measured is said to be so', () => {
    const { exitCode, verdicts } = buildReport(facts, outcome());
    expect(exitCode).toBe(0);
    expect(verdicts.filter(({ result }) => result === 'unmeasured').map(({ name }) => name)).toEqual(['mesh_dead_letters count==0']);
  });

  it('fails with 1 when only the oracle finds something: a planted loss or duplicate', () => {
    expect(buildReport(facts, outcome({ violations: [loss] })).exitCode).toBe(1);
    expect(buildReport(facts, outcome({ violations: [{ kind: 'duplicate', what: 'x' }] })).exitCode).toBe(1);
  });

  it('keeps the exit code of k6', () => {
    expect(buildReport(facts, outcome({ k6ExitCode: 99, summary: summary(false) })).exitCode).toBe(99);
    const { exitCode, verdicts } = buildReport(facts, outcome({ k6ExitCode: 107 }));
    expect([exitCode, verdicts[0]?.result]).toEqual([107, 'failed']);
  });

  it('takes the silence of a counter of mishaps for good news, and of no other metric', () => {
    expect(thresholdVerdicts({ metrics: {} }, { dropped_iterations: ['count==0'], record_e2e_seconds: ['p(95)<1'] }).map(({ result }) => result)).toEqual(['held', 'unmeasured']);
    const none: Summary = { metrics: { records_refused_rate: { values: { rate: 0, passes: 0, fails: 0 } } } };
    expect(thresholdVerdicts(none, { records_refused_rate: ['rate<1'] })[0]?.result).toBe('unmeasured');
  });
});

describe('what the charts are made of', () => {
  it('are points of k6\'s json output, and nothing else in it', () => {
    expect(sampleOf('{"metric":"record_e2e_seconds","type":"Point","data":{"time":"2026-01-01T00:00:00.5Z","value":2,"tags":{"door":"kafka"}}}')).toEqual({
      metric: 'record_e2e_seconds', at: Date.parse('2026-01-01T00:00:00.5Z'), value: 2, door: 'kafka',
    });
    expect(sampleOf('{"type":"Metric","data":{},"metric":"record_e2e_seconds"}')).toBeUndefined();
    expect(sampleOf('{"metric":"vus","type":"Point","data":{"time":"x","value":2}}')).toBeUndefined();
  });

  it('gives rates, quantiles by nearest rank and the highest lag of each stretch', () => {
    const { binSeconds, bins } = seriesOf([...outcome().samples, sample('record_e2e_seconds', 2, 0.5), sample('http_req_failed', 2, 1, 'http'), sample('http_req_failed', 2, 1, 'metrics')]);
    expect(binSeconds).toBe(1);
    expect(bins.map(({ sent, p50, p99, lag, errors }) => [sent, p50, p99, lag, errors])).toEqual([[1, undefined, undefined, undefined, 0], [1, undefined, undefined, 7, 0], [1, 0.5, 1.5, undefined, 1]]);
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBeUndefined();
  });

  it('puts a long run into at most 121 stretches', () => {
    const { binSeconds, bins } = seriesOf([sample('records_sent', 0), sample('records_sent', 7_200)]);
    expect([binSeconds, bins.length]).toEqual([60, 121]);
    expect(seriesOf([]).bins).toEqual([]);
  });

  it('measures the rate from the first to the last record sent, without those of the warm-up', () => {
    expect(sustainedRate([sample('records_sent', -30, 1, 'warm-up'), sample('records_sent', 0), sample('records_sent', 2)])).toBe(0.5);
    expect(sustainedRate([sample('records_sent', 0), sample('records_sent', 1), sample('records_sent', 2)])).toBe(1);
    expect(sustainedRate([sample('records_sent', 0)])).toBe(0);
  });
});

describe('the printed report', () => {
  const report = buildReport(facts, outcome({ violations: [loss, { kind: 'unproven', what: '<script>alert(1)</script> & "x"\u0000' }] }));

  it('is well-formed JUnit with a failure for each thing that did not hold', () => {
    const seen: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => { throw error; });
    parser.on('opentag', ({ name }) => void seen.push(name));
    parser.write(junitXml(report)).close();
    expect(seen.filter((name) => name === 'testcase')).toHaveLength(report.verdicts.length);
    expect(seen.filter((name) => name === 'failure')).toHaveLength(2);
    expect(junitXml(report)).toContain(`tests="${report.verdicts.length}" failures="2" skipped="1"`);
  });

  it('is one HTML page with four charts that loads nothing, runs nothing and escapes what was measured', () => {
    const page = htmlReport(report);
    expect(page.match(/<svg /g)).toHaveLength(4);
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;\ufffd');
    expect(page).toContain('failed: 2 of');
    expect(htmlReport(buildReport(facts, outcome()))).toContain('<span class="held">held</span>');
  });

  it('draws gaps as gaps and single points so that they are seen', () => {
    const svg = lineChart({ title: 't', unit: 's', binSeconds: 1, curves: [{ name: 'a', colour: '#000', values: [1, 2, undefined, 3] }] });
    expect(/ d="([^"]*)"/.exec(svg)?.[1]?.match(/[MLh]/g)).toEqual(['M', 'L', 'M', 'h']);
    expect([ceiling(0), ceiling(3), ceiling(0.12), ceiling(10)]).toEqual([1, 5, 0.2, 10]);
  });
});
