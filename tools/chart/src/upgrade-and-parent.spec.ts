import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { goldenManifests } from './golden.js';
import { immutableFields } from './immutable-fields.js';
import { chartFolder, manifestsOf, profiles, renderText, valuesFiles, type Manifest, type Profile } from './render.js';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'charts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an upgrade', () => {
  const next = join(folder, 'next');
  beforeAll(() => {
    cpSync(chartFolder, next, { recursive: true });
    const definition = readFileSync(join(next, 'Chart.yaml'), 'utf8');
    writeFileSync(join(next, 'Chart.yaml'), definition.replace(/^version: .*$/m, 'version: 9.9.9').replace(/^appVersion: .*$/m, 'appVersion: 8.8.8'));
  });
  const upgraded = async (profile: Profile): Promise<readonly Manifest[]> => manifestsOf(await renderText(valuesFiles(profile), next));

  it.each(profiles)('of profile %s to another version of chart and images changes no field that the API server holds fast', async (profile) => {
    const after = await upgraded(profile);
    expect(JSON.stringify(after)).toContain('chainnet-9.9.9');
    expect(immutableFields(after)).toEqual(immutableFields(goldenManifests(profile).filter(({ kind }) => kind !== 'Job').concat(after.filter(({ kind }) => kind === 'Job'))));
  });

  it('runs the reconcile Job anew, under another name, since a Job cannot be changed', async () => {
    const jobs = (manifests: readonly Manifest[]): string[] => manifests.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name);
    const [before, after] = [jobs(goldenManifests('kind')), jobs(await upgraded('kind'))];
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after).not.toEqual(before);
  });

  it('of the chart alone leaves every pod as it is', async () => {
    const chartOnly = join(folder, 'chart-only');
    cpSync(chartFolder, chartOnly, { recursive: true });
    writeFileSync(join(chartOnly, 'Chart.yaml'), readFileSync(join(chartOnly, 'Chart.yaml'), 'utf8').replace(/^version: .*$/m, 'version: 9.9.9'));
    const templates = (manifests: readonly Manifest[]): unknown => manifests.filter(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind)).map(({ metadata, spec }) => [metadata.name, spec?.['template']]);
    expect(templates(manifestsOf(await renderText(valuesFiles('kind'), chartOnly)))).toEqual(templates(goldenManifests('kind')));
  });
});

describe('the immutable fields', () => {
  it('show a version that got into a claim', () => {
    const set = (version: string): Manifest => ({
      apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 's' },
      spec: { selector: {}, serviceName: 's', volumeClaimTemplates: [{ metadata: { labels: { 'helm.sh/chart': version } } }] },
    });
    expect(immutableFields([set('1')])).not.toEqual(immutableFields([set('2')]));
  });
});

describe('as a part of another chart', () => {
  const parent = join(folder, 'parent');
  beforeAll(() => {
    mkdirSync(join(parent, 'charts'), { recursive: true });
    cpSync(chartFolder, join(parent, 'charts', 'chainnet'), { recursive: true });
    writeFileSync(join(parent, 'Chart.yaml'), 'apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies: [{name: chainnet, version: "*", condition: chainnet.enabled}]\n');
    writeFileSync(join(parent, 'values.yaml'), 'global: {imageRegistry: mirror.example.org:5000, somebodyElses: {a: 1}}\nchainnet:\n  enabled: true\n  sites: {hospital-a: {}}\n');
  });

  it('renders with the parent\'s global values, those of others among them', async () => {
    const manifests = manifestsOf(await renderText([], parent));
    expect(manifests.length).toBeGreaterThan(40);
    const images = JSON.stringify(manifests).match(/"image":"[^"]+"/g) ?? [];
    expect(images.filter((image) => !image.startsWith('"image":"mirror.example.org:5000/'))).toEqual([]);
  });

  it('is not there when its condition says so', async () => {
    expect(manifestsOf(await renderText(['--set', 'chainnet.enabled=false'], parent))).toEqual([]);
  });

  it('still refuses what it does not know', async () => {
    await expect(renderText(['--set', 'chainnet.kafak.mode=external'], parent)).rejects.toMatchObject({ code: 'RWD_CHART_RENDER_FAILED', message: expect.stringContaining('kafak') });
  });
});
