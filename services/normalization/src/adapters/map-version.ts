import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The service's own maps, and the libraries whose tables they use. */
const roots = (): readonly string[] => [
  fileURLToPath(new URL('../core', import.meta.url)),
  ...['@chainnet/hl7v2', '@chainnet/health-codes', '@chainnet/fhir'].map((name) => dirname(fileURLToPath(import.meta.resolve(name)))),
];

const CODE = /\.(js|ts|json|tsv|csv)$/;
const NOT_RUN = /\.spec\.(js|ts)$/;

/**
 * Digest of the maps in force: the first 16 hex digits of SHA-256 over every file of the mapping code and tables, by
 * relative path. A record refused under one digest may pass under another.
 *
 * @param operators folders of the operator's own tables and profiles, where there are any
 */
export function mapVersion(folders: readonly string[] = roots(), operators: readonly (string | undefined)[] = []): string {
  const hash = createHash('sha256');
  for (const folder of [...folders, ...operators.filter((folder) => folder !== undefined)]) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && CODE.test(file.name) && !NOT_RUN.test(file.name));
    for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) hash.update(`${relative(folder, path)}\n`).update(readFileSync(path)).update('\n');
  }
  return hash.digest('hex').slice(0, 16);
}
