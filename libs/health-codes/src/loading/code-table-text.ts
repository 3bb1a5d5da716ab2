import { tableEdition } from '../code-table.js';
import type { Concept } from '../code-table.js';
import type { LoadedTable } from '../code-tables.js';
import { errors } from '../errors.js';
import { readDelimited } from './delimited-text.js';
import type { Cell } from './delimited-text.js';

/** Column names of a code table file, and the names they are also known by. */
const COLUMNS: Readonly<Record<string, string>> = {
  table_id: 'table', table: 'table',
  table_name: 'name',
  oid: 'oid',
  edition: 'edition', version: 'edition',
  code: 'code',
  display: 'display', meaning_zh: 'display',
  english: 'english', meaning_en: 'english',
  source: 'source',
  withdrawn: 'withdrawn',
  local: 'local',
  alias: 'alias',
};
const REQUIRED = ['table', 'edition', 'code', 'display'] as const;
const MAX_CELLS = 4_000_000;

type Row = { readonly [column: string]: Cell | undefined };

/**
 * Reads a code table file: a header row, then a code a row, tables and editions in any order. Columns (any order):
 * `table_id`, `edition`, `code`, `display` are required; `table_name`, `oid`, `english`, `source`, `withdrawn` (year),
 * `local` (true) and `alias` are not.
 *
 * @throws RWD_CODES_TABLE_FORMAT naming line and column.
 */
export function readCodeTableText(text: string, { delimiter, file }: { readonly delimiter: ',' | '\t'; readonly file: string }): readonly LoadedTable[] {
  const { rows, fault } = readDelimited(text, { delimiter, maxCells: MAX_CELLS });
  if (fault !== undefined) throw errors.RWD_CODES_TABLE_FORMAT(fault);
  const [header = [], ...body] = rows;
  const columns = columnsOf(header);
  const groups = new Map<string, { first: Row; concepts: Map<string, Concept>; aliases: Map<string, string> }>();
  for (const cells of body) {
    if (cells.length !== columns.length) throw at(cells[0], `${cells.length} cells where the header has ${columns.length}`);
    const row: Row = Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
    const key = `${valueOf(row, 'table', cells)}\n${valueOf(row, 'edition', cells)}`;
    const group = groups.get(key) ?? { first: row, concepts: new Map<string, Concept>(), aliases: new Map<string, string>() };
    groups.set(key, group);
    const concept = conceptOf(row, { cells, file });
    if (group.concepts.has(concept.code)) throw at(row['code'], 'the code stands in this edition of the table already');
    group.concepts.set(concept.code, concept);
    if (optional(row, 'alias') !== undefined) group.aliases.set(optional(row, 'alias') ?? '', concept.code);
  }
  return [...groups.values()].map(({ first, concepts, aliases }) => {
    const id = optional(first, 'table') ?? '';
    const oid = optional(first, 'oid');
    return {
      id,
      name: optional(first, 'name') ?? id,
      ...(oid === undefined ? {} : { oid }),
      rows: tableEdition(optional(first, 'edition') ?? '', [...concepts.values()], aliases),
    };
  });
}

const columnsOf = (header: readonly Cell[]): readonly string[] => {
  const columns = header.map((cell) => {
    const column = COLUMNS[cell.text.trim().toLowerCase()];
    if (column === undefined) throw at(cell, 'a column of this name is not known');
    return column;
  });
  const missing = REQUIRED.find((column) => !columns.includes(column));
  if (missing !== undefined) throw at(header[0], `the column for ${missing} is missing`);
  const twice = columns.findIndex((column, index) => columns.indexOf(column) !== index);
  if (twice >= 0) throw at(header[twice], 'two columns have one meaning');
  return columns;
};

const conceptOf = (row: Row, { cells, file }: { readonly cells: readonly Cell[]; readonly file: string }): Concept => {
  const code = valueOf(row, 'code', cells);
  if (/\s/.test(code)) throw at(row['code'], 'a code has no white space');
  const english = optional(row, 'english');
  const withdrawn = optional(row, 'withdrawn');
  return {
    code,
    display: valueOf(row, 'display', cells),
    ...(english === undefined ? {} : { english }),
    edition: valueOf(row, 'edition', cells),
    source: optional(row, 'source') ?? file,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(optional(row, 'local') === 'true' ? { local: true } : {}),
  };
};

const optional = (row: Row, column: string): string | undefined => {
  const text = row[column]?.text.trim();
  return text === '' ? undefined : text;
};

const valueOf = (row: Row, column: string, cells: readonly Cell[]): string => {
  const value = optional(row, column);
  if (value === undefined) throw at(row[column] ?? cells[0], `the ${column} is empty`);
  return value;
};

const at = (cell: Cell | undefined, reason: string): Error => errors.RWD_CODES_TABLE_FORMAT({ line: cell?.line ?? 1, column: cell?.column ?? 1, reason });
