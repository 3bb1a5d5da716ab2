import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isRwdError } from '@chainnet/contracts';

import { checkDocuments, contractDocuments } from './documents.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Without arguments writes the documents; with --check fails unless they are up to date. */
const run = (check: boolean): void => {
  const documents = contractDocuments();
  if (check) checkDocuments(documents, (path) => (existsSync(`${root}${path}`) ? readFileSync(`${root}${path}`, 'utf8') : undefined));
  else for (const { path, text } of documents) writeFileSync(`${root}${path}`, text);
  process.stdout.write(`${documents.map(({ path }) => path).join(' and ')} ${check ? 'are as libs/contracts has it' : 'written'}\n`);
};

try {
  run(process.argv.includes('--check'));
} catch (error) {
  if (!isRwdError(error)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n${error.action}\n`);
  process.exitCode = 1;
}
