import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mappingDocument } from './core/wst500/mapping-table.js';

const PATH = 'docs/wst500-mapping.md';
const file = fileURLToPath(new URL(`../../../${PATH}`, import.meta.url));
const text = mappingDocument();

/** `npm run wst500-doc`: writes the table of all WS/T 500 rows and their FHIR elements; with --check fails unless it is up to date. */
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  process.stdout.write(`${PATH} written\n`);
} else if (existsSync(file) && readFileSync(file, 'utf8') === text) {
  process.stdout.write(`${PATH} is as the tables have it\n`);
} else {
  process.stderr.write(`${PATH} differs from the tables of services/normalization\nRun \`npm run wst500-doc\` and commit what it writes.\n`);
  process.exitCode = 1;
}
