/**
 * The terminology stage and data-set records on one core, in CPU time (other work on the machine does not count). Prints one
 * JSON document.
 *
 * Run: node --disable-warning=ExperimentalWarning --experimental-transform-types --import ./tools/typescript/imports.mjs services/normalization/benchmarks/terminology.ts
 */
import type { Bundle } from '@chainnet/fhir';
import { publishedResources, standardTables } from '@chainnet/health-codes';
import { mapDataset } from '../src/core/dataset-record/map-dataset.js';
import { readDataset } from '../src/core/dataset-record/source-rows.js';
import type { NormalizationContext } from '../src/core/normalization.js';
import { checkCodings } from '../src/core/terminology/check-codings.js';

const SECONDS = Number(process.env['SECONDS'] ?? 2);
const ITEMS = 20;
const context: NormalizationContext = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } };

const row = (at: number): Readonly<Record<string, string>> => ({
  WS02_01_039_001: '甲', WS02_01_030_01: '11010519491231002X', WS02_01_031_01: '01', WS02_01_040_01: '2', CT02_01_040_01: '女', WS02_01_005_01_01: '19491231', WS02_01_018_01: '20',
  WS01_00_010_01: 'V1', WS02_01_060_01: '1', WS06_00_062_01: '20250314093000', WS08_10_052_01: '1', CT08_10_052_01: '医院', WS01_00_018_01: 'R1', WS06_00_926_01: '20250314100000',
  WS01_00_907_01: String(at), WS04_30_019_01: `${2000 + at}-1`, WS04_30_020_01: `项目${at}`, WS04_30_009_03: `${at}.5`, WS04_30_016_01: 'mmol/L', WS04_50_902_01: '3.9-6.1', WS04_10_903_01: '↑',
});
const rows = Array.from({ length: ITEMS }, (_, at) => row(at));
const json = JSON.stringify({ dataset: 'laboratory-report', records: rows });
const columns = Object.keys(row(0));
const csv = [columns, ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))].map((cells) => cells.join(',')).join('\n');
const { bundle } = mapDataset(readDataset(json), context);

const conditions: Bundle = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: Array.from({ length: ITEMS }, (_, at) => ({
    resource: { resourceType: 'Condition', code: { coding: [{ system: 'urn:oid:2.16.156.10011.2.3.3.11', code: `J${10 + at}.900` }] }, bodySite: [{ coding: [{ system: 'urn:oid:1.2.3', code: 'x' }] }] },
  })),
};

const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** CPU microseconds a run, after a warm-up of a fifth of the time. */
const measure = (run: () => unknown): { microseconds: number; perSecond: number } => {
  const loop = (seconds: number): number => {
    const from = process.cpuUsage();
    let count = 0;
    while (cpuSeconds(from) < seconds) for (let k = 0; k < 50; k += 1, count += 1) run();
    return (cpuSeconds(from) / count) * 1e6;
  };
  loop(SECONDS / 5);
  const microseconds = loop(SECONDS);
  return { microseconds: Math.round(microseconds * 100) / 100, perSecond: Math.round(1e6 / microseconds) };
};

console.log(JSON.stringify({
  lookup: measure(() => standardTables.lookup('urn:oid:2.16.156.10011.2.3.1.158', '401')),
  lookupWithEdition: measure(() => standardTables.lookup('CV06.00.102', '401', { edition: 'WS 364.12-2011' })),
  checkReportOf22Resources: measure(() => checkCodings(bundle, standardTables)),
  check20ConditionsAllChanged: measure(() => checkCodings(conditions, standardTables)),
  datasetJson20Rows: measure(() => mapDataset(readDataset(json), context)),
  datasetCsv20Rows: measure(() => mapDataset(readDataset(csv), context)),
  bytes: { json: Buffer.byteLength(json), csv: Buffer.byteLength(csv) },
  resources: bundle.entry?.length,
  published: publishedResources().length,
  residentMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  node: process.version,
}, null, 2));
