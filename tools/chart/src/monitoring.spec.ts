import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attributeRegistry } from '@chainnet/telemetry';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'yaml';
import { goldenManifests } from './golden.js';
import { allowedEdges } from './network-edges.js';
import { chartFolder, manifestsOf, renderProfile, renderText, valuesFiles, type Manifest } from './render.js';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'monitored-chart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Prometheus writes its own templates in annotations: they must pass through Helm's. */
const rules = { groups: [{ name: 'records', rules: [{ alert: 'RecordsGrowOld', expr: 'rwd_record_age_seconds > 1', annotations: { summary: '{{ $labels.topic }} is late' } }] }] };

describe('files of the observability folder', () => {
  const chart = join(folder, 'chainnet');
  let manifests: readonly Manifest[];
  beforeAll(async () => {
    cpSync(chartFolder, chart, { recursive: true });
    for (const part of ['alerts', 'dashboards']) {
      rmSync(join(chart, 'files', part), { recursive: true, force: true });
      mkdirSync(join(chart, 'files', part));
    }
    writeFileSync(join(chart, 'files', 'alerts', 'records.yaml'), JSON.stringify(rules));
    writeFileSync(join(chart, 'files', 'dashboards', 'mesh.json'), '{"title": "Mesh", "legendFormat": "{{topic}}"}\n');
    manifests = manifestsOf(await renderText(valuesFiles('production'), chart));
  });

  it('become a PrometheusRule each, as they are', () => {
    expect(manifests.filter(({ kind }) => kind === 'PrometheusRule').map(({ metadata, spec }) => [metadata.name, spec])).toEqual([['chainnet-records', rules]]);
  });

  it('become a ConfigMap each that Grafana finds by its label', () => {
    const [dashboard] = manifests.filter(({ metadata }) => metadata.name.startsWith('chainnet-dashboard-'));
    expect(dashboard?.metadata).toMatchObject({ name: 'chainnet-dashboard-mesh', labels: { grafana_dashboard: '1' } });
    expect(JSON.parse(dashboard?.data?.['mesh.json'] ?? '')).toEqual({ title: 'Mesh', legendFormat: '{{topic}}' });
  });
});

describe('the collector', () => {
  const configuration = (manifests: readonly Manifest[], file: string): Record<string, never> =>
    parse(manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'chainnet-collector')?.data?.[file] ?? '') as Record<string, never>;

  it('limits memory first, then lets through the registered attributes alone', () => {
    const { processors, service } = configuration(goldenManifests('hub'), 'collector.yaml') as unknown as {
      processors: { redaction: { allow_all_keys: boolean; allowed_keys: string[] } };
      service: { pipelines: Record<string, { processors: string[] }> };
    };
    expect(processors.redaction).toMatchObject({ allow_all_keys: false, allowed_keys: Object.keys(attributeRegistry) });
    expect(Object.values(service.pipelines).map((pipeline) => pipeline.processors)).toEqual(Array(3).fill(['memory_limiter', 'redaction', 'batch']));
  });

  it('sends where it is told, or nowhere, and may reach nothing else', () => {
    expect(configuration(goldenManifests('hub'), 'exporter.yaml')).toEqual({ exporters: { nop: {} } });
    expect(configuration(goldenManifests('production'), 'exporter.yaml')).toMatchObject({ exporters: { otlphttp: { endpoint: 'http://tempo.monitoring.svc:4318' } } });
    const { egress } = allowedEdges(goldenManifests('production'));
    expect(egress.filter(({ from }) => from === 'collector')).toEqual([{ from: 'collector', to: '10.0.0.0/8', port: 4318 }]);
  });
});

describe('a restore', () => {
  it('reaches the document store, the broker and the realm, and nothing else', async () => {
    const { egress } = allowedEdges(await renderProfile('kind', ['--set', 'backup.enabled=true,backup.existingSecret=b,restore.enabled=true']));
    expect(egress.filter(({ from }) => from === 'restore').map(({ to, port }) => `${to}:${port}`).sort()).toEqual(['document-store:27017', 'kafka:9093', 'keycloak:8080']);
  });
});
