import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { metricRegistry } from '@chainnet/telemetry';
import { alertGroups } from './alerts/files.js';
import { dashboards } from './dashboards/table.js';
import { isStale } from './golden.js';
import { observabilityDocuments } from './observability-documents.js';
import { chartFolder } from './render.js';

const alerts = alertGroups.flatMap((group) => group.alerts);
const expressions = [...alerts.map(({ expr }) => expr), ...dashboards.flatMap(({ panels }) => panels.flatMap(({ queries }) => queries.map(([expr]) => expr)))];
/** Metrics of others: Prometheus itself, kube-state-metrics, kubelet, the Collector. */
const FOREIGN = /^(?:up|kube_[a-z_]+|kubelet_[a-z_]+|otelcol_[a-z_]+)$/;
const metricsIn = (expr: string): readonly string[] => [...expr.matchAll(/\b([a-z]+_[a-z_]+[a-z])\s*(?=[{[)]|\s|$)/g)].map(([, name = '']) => name.replace(/_(?:bucket|count|sum)$/, (suffix) => (name in metricRegistry ? suffix : '')));
const functions = new Set(['histogram_quantile', 'predict_linear', 'sum_by', 'max_by']);
const labels = new Set(['messaging_consumer_group_name', 'messaging_destination_name', 'http_route', 'http_response_status_code', 'rwd_reason', 'rwd_outcome', 'rwd_signal']);

describe('alerts', () => {
  it('are 25 at least, each of one name, with a runbook page of its own that says what to do', () => {
    expect(alerts.length).toBeGreaterThanOrEqual(25);
    expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length);
    for (const { name, check, mend } of alerts) {
      const page = readFileSync(`${chartFolder}../../../docs/runbooks/${name}.md`, 'utf8');
      for (const line of [...check, ...mend]) expect(page).toContain(line);
    }
  });

  it('and dashboards read metrics that the mesh emits, or others that are known', () => {
    const unknown = expressions.flatMap(metricsIn).filter((name) => !(name in metricRegistry) && !(`${name}_count` in metricRegistry) && !FOREIGN.test(name) && !functions.has(name) && !labels.has(name));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('ask for error codes that there are', () => {
    const codes = alerts.flatMap(({ expr, check, mend }) => [expr, ...check, ...mend].flatMap((line) => line.match(/RWD_[A-Z0-9_]+/g) ?? []));
    const documented = readFileSync(`${chartFolder}../../../docs/errors.md`, 'utf8');
    expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
  });

  it('name runbooks that stand in the repository', () => {
    for (const { path } of observabilityDocuments().filter((document) => document.path.includes('runbooks/'))) expect(readFileSync(chartFolder + path, 'utf8')).not.toBe('');
  });

  it('stand in the chart as the tables say', () => {
    expect(observabilityDocuments().map(({ path, text }) => ({ path: chartFolder + path, text })).filter(isStale).map(({ path }) => path)).toEqual([]);
  });
});
