import { isObject } from '@chainnet/fhir';
import { readDelimited } from '@chainnet/health-codes';
import { errors } from '../errors.js';
import { jsonLeaves } from '../fhir-json/json-leaves.js';
import type { SourceLeaf } from '../mapping/loss-account.js';
import { readColumn } from './column.js';

/** One row of a data set: the leaves of its columns, by column. */
export type SourceRow = ReadonlyMap<string, SourceLeaf>;

export type SourceRecord = {
  readonly rows: readonly SourceRow[];
  readonly leaves: readonly SourceLeaf[];
  /** The leaf that names the data set. */
  readonly dataset?: SourceLeaf;
};

const MAX_CELLS = 200_000;
/** Properties and columns that name the data set, lower case. */
const DATASET = new Set(['dataset', 'setcode']);

/**
 * Reads a data-set record: JSON where any object with columns is a row (`{...}`, `[{...}]`, or the platforms' `dmp`, `datasets`,
 * `setdetails` around them), or CSV, TSV or semicolon-separated text with a header row.
 *
 * @throws RWD_NORMALIZATION_BAD_JSON, RWD_NORMALIZATION_TOO_DEEP, RWD_NORMALIZATION_DATASET_TEXT
 */
export const readDataset = (text: string): SourceRecord => (/^\uFEFF?\s*[[{]/.test(text) ? fromJson(text) : fromText(text));

function fromJson(text: string): SourceRecord {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw errors.RWD_NORMALIZATION_BAD_JSON({}, { cause });
  }
  const leaves = isObject(value) || Array.isArray(value) ? jsonLeaves(value) : [];
  const rows = new Map<string, Map<string, SourceLeaf>>();
  let dataset: SourceLeaf | undefined;
  for (const leaf of leaves) {
    const dot = leaf.path.lastIndexOf('.');
    const name = leaf.path.slice(dot + 1);
    if (DATASET.has(name.toLowerCase())) dataset ??= leaf;
    if (readColumn(name) === undefined || leaf.value.trim() === '') continue;
    const place = leaf.path.slice(0, Math.max(0, dot));
    const row = rows.get(place) ?? new Map<string, SourceLeaf>();
    rows.set(place, row.set(name, leaf));
  }
  return { rows: [...rows.values()], leaves, ...(dataset === undefined ? {} : { dataset }) };
}

function fromText(text: string): SourceRecord {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = head.includes('\t') ? '\t' : head.includes(',') || !head.includes(';') ? ',' : ';';
  const { rows, fault } = readDelimited(text, { delimiter, maxCells: MAX_CELLS });
  if (fault !== undefined) throw errors.RWD_NORMALIZATION_DATASET_TEXT(fault);
  const [header = [], ...body] = rows;
  const names = header.map((cell) => cell.text.trim());
  const twice = names.findIndex((name, at) => name === '' || names.indexOf(name) !== at);
  if (twice >= 0) throw errors.RWD_NORMALIZATION_DATASET_TEXT({ line: 1, column: header[twice]?.column ?? 1, reason: 'a column has no name of its own' });
  const leaves: SourceLeaf[] = [];
  let dataset: SourceLeaf | undefined;
  const read = body.map((cells, at): SourceRow => {
    if (cells.length !== names.length) throw errors.RWD_NORMALIZATION_DATASET_TEXT({ line: cells[0]?.line ?? 1, column: 1, reason: `${cells.length} cells where the header has ${names.length}` });
    const row = new Map<string, SourceLeaf>();
    cells.forEach((cell, index) => {
      const name = names[index] ?? '';
      if (cell.text.trim() === '') return;
      const leaf = { path: `row[${at}].${name}`, value: cell.text };
      leaves.push(leaf);
      if (DATASET.has(name.toLowerCase())) dataset ??= leaf;
      if (readColumn(name) !== undefined) row.set(name, leaf);
    });
    return row;
  });
  return { rows: read.filter((row) => row.size > 0), leaves, ...(dataset === undefined ? {} : { dataset }) };
}
