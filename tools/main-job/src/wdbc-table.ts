import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The Wisconsin diagnostic breast-cancer table (tools/demo-records/data/README.md has source and licence). */
export const wdbcCsv = (): string =>
  readFileSync(join(dirname(createRequire(import.meta.url).resolve('@chainnet/demo-records/package.json')), 'data', 'wdbc.csv'), 'utf8');
