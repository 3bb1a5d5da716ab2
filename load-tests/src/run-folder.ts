import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from './errors.js';
import { htmlReport } from './report/html.js';
import { junitXml } from './report/junit.js';
import type { LoadReport } from './report/load-report.js';

/** The files of one run. */
export type RunFolder = ReturnType<typeof filesIn>;

export const filesIn = (folder: string) => ({
  folder,
  plan: join(folder, 'plan.json'),
  sent: join(folder, 'sent.jsonl'),
  samples: join(folder, 'samples.json'),
  summary: join(folder, 'summary.json'),
  facts: join(folder, 'facts.json'),
  k6Log: join(folder, 'k6.log'),
  json: join(folder, 'report.json'),
  junit: join(folder, 'report.xml'),
  html: join(folder, 'report.html'),
});

export async function makeRunFolder(folder: string): Promise<RunFolder> {
  await mkdir(folder, { recursive: true });
  return filesIn(folder);
}

/** What k6 must have left. @throws RWD_LOAD_NO_RESULT when it did not */
export const result = (file: string, what: string, status: number): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => { throw errors.RWD_LOAD_NO_RESULT({ what, status }, { cause, where: file }); });

export async function writeReport({ json, junit, html }: RunFolder, report: LoadReport): Promise<void> {
  await Promise.all([writeFile(json, JSON.stringify(report, undefined, 2)), writeFile(junit, junitXml(report)), writeFile(html, htmlReport(report))]);
}
