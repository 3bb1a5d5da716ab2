import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isRwdError } from '@chainnet/contracts';
import { collectorFile } from './collector-file.js';
import { errors } from './errors.js';
import { topologyFile } from './topology-file.js';
import { valuesSchema } from './values-schema.js';

const chart = fileURLToPath(new URL('../../../deploy/helm/chainnet/', import.meta.url));

/** What in the chart is made from somewhere else. */
const documents = (): readonly { readonly path: string; readonly text: string }[] => [
  { path: 'files/topology.yaml', text: topologyFile() },
  { path: 'files/collector.yaml', text: collectorFile() },
  { path: 'values.schema.json', text: `${JSON.stringify(valuesSchema(), undefined, 1)}\n` },
];

/** Without arguments writes the chart's generated files; with --check fails unless they are up to date. */
function run(check: boolean): void {
  const stale = documents().filter(({ path, text }) => !existsSync(chart + path) || readFileSync(chart + path, 'utf8') !== text);
  if (check && stale.length > 0) throw errors.RWD_CHART_STALE({ files: stale.map(({ path }) => path).join(', ') });
  for (const { path, text } of stale) writeFileSync(chart + path, text);
  console.log(check ? 'the chart\'s generated files are up to date' : `${stale.length} files written`);
}

try {
  run(process.argv.includes('--check'));
} catch (error) {
  if (!isRwdError(error)) throw error;
  console.error(`${error.code}: ${error.message}\n${error.action}`);
  process.exitCode = 1;
}
