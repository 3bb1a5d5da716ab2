import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRwdError } from '@chainnet/contracts';
import { isCodeTableFile, readCodeTableFile, standardTables } from '@chainnet/health-codes';
import type { CodeTables, LoadedTable } from '@chainnet/health-codes';
import { errors } from '../core/errors.js';

/** A licensed national diagnosis table is a few megabytes. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * The standard tables with those of the operator's folder, files in the order of their names, later ones over earlier ones.
 *
 * @param folder none: the standard tables alone.
 * @throws RWD_NORMALIZATION_CODE_TABLES naming file, line and column; `cause` is the reason.
 */
export function loadCodeTables(folder?: string): CodeTables {
  if (folder === undefined) return standardTables;
  return filesIn(folder).reduce((tables, file) => tables.with(read(folder, file)), standardTables);
}

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter(isCodeTableFile).sort();
  } catch (cause) {
    throw errors.RWD_NORMALIZATION_CODE_TABLES({ file: folder, reason: 'the folder cannot be read.' }, { cause });
  }
};

const read = (folder: string, file: string): readonly LoadedTable[] => {
  const path = join(folder, file);
  try {
    if (statSync(path).size > MAX_BYTES) throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: statSync(path).size, unit: 'bytes', limit: MAX_BYTES });
    return readCodeTableFile(file, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (cause) {
    throw errors.RWD_NORMALIZATION_CODE_TABLES({ file, reason: isRwdError(cause) ? cause.message : 'it cannot be read as UTF-8.' }, { cause });
  }
};
