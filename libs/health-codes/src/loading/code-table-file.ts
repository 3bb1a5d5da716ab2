import type { LoadedTable } from '../code-tables.js';
import { readCodeSystemJson } from './code-system-json.js';
import { readCodeTableText } from './code-table-text.js';

type Reader = (text: string, file: string) => readonly LoadedTable[];

/** File name endings of code tables, and what reads them. */
const READERS: Readonly<Record<string, Reader>> = {
  tsv: (text, file) => readCodeTableText(text, { delimiter: '\t', file }),
  csv: (text, file) => readCodeTableText(text, { delimiter: ',', file }),
  json: (text, file) => readCodeSystemJson(text, { file }),
};

const readerOf = (file: string): Reader | undefined => READERS[/\.([a-z]+)$/.exec(file.toLowerCase())?.[1] ?? ''];

export const isCodeTableFile = (file: string): boolean => readerOf(file) !== undefined;

/**
 * Reads one file of licensed or local codes, by its name's ending: `.tsv`, `.csv` or `.json` (FHIR CodeSystem).
 *
 * @returns the tables in it; none for another ending. `file` becomes the source of rows that name none.
 * @throws RWD_CODES_TABLE_FORMAT, RWD_CODES_TABLE_JSON
 */
export const readCodeTableFile = (file: string, text: string): readonly LoadedTable[] => readerOf(file)?.(text, file) ?? [];
