import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isRwdError } from '@chainnet/contracts';
import { chartDocuments } from './documents.js';
import { errors } from './errors.js';
import { isStale, renderedGoldens } from './golden.js';
import { chartFolder, lintChart, profiles } from './render.js';

/**
 * Without arguments writes what the chart has from elsewhere, then renders every profile into deploy/helm/golden; with
 * --check fails unless all of it is as committed, and lints the chart.
 */
async function run(check: boolean): Promise<void> {
  const documents = chartDocuments((path) => readFileSync(chartFolder + path, 'utf8')).map(({ path, text }) => ({ path: chartFolder + path, text }));
  const written = [...settle(documents, check), ...settle(await renderedGoldens(), check)];
  if (check) for (const profile of profiles) await lintChart(profile);
  console.log(check ? 'the chart, its generated files and its golden renders are in step' : `${written.length} files written`);
}

/** @throws RWD_CHART_STALE */
function settle(files: readonly { readonly path: string; readonly text: string }[], check: boolean): readonly string[] {
  const stale = files.filter(isStale);
  const names = stale.map(({ path }) => relative(process.cwd(), path));
  if (check && stale.length > 0) throw errors.RWD_CHART_STALE({ files: names.join(', ') });
  for (const { path, text } of stale) writeFileSync(path, text);
  return names;
}

run(process.argv.includes('--check')).catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n${error.action}` : error);
  process.exitCode = 1;
});
