import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isRwdError } from '@chainnet/contracts';

import { checkDocument, renderErrors } from './document.js';
import { errors } from './errors.js';
import { neverRaised, scanErrors } from './scan.js';
import { readSources } from './sources.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const document = `${root}docs/errors.md`;

/** Without arguments writes docs/errors.md; with --check fails unless it is up to date and every code is raised. */
const run = (check: boolean): void => {
  const sources = readSources(root);
  const documented = scanErrors(sources);
  if (check) {
    checkDocument(documented, readFileSync(document, 'utf8'));
    const codes = neverRaised(sources, documented);
    if (codes.length > 0) throw errors.RWD_ERRORS_DOC_NEVER_RAISED({ codes: codes.join(', ') });
  } else {
    writeFileSync(document, renderErrors(documented));
  }
  process.stdout.write(`${documented.length} error codes ${check ? 'are documented' : 'written to docs/errors.md'}\n`);
};

try {
  run(process.argv.includes('--check'));
} catch (error) {
  if (!isRwdError(error)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n${error.action}\n`);
  process.exitCode = 1;
}
