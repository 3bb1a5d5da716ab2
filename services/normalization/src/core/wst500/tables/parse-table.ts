import type { DocumentTable, TableRow } from './row.js';

const ROOT = '2.16.156.10011.';
const LOINC_OID = '2.16.840.1.113883.6.1';
const DATA_ELEMENTS = `${ROOT}2.2.1`;
const CLASSES = ['IMP', 'AMB', 'EMER'] as const;
const STATUSES = ['in-progress', 'finished', 'unknown'] as const;
const SEEN = ['A', 'B', 'AB', '-'] as const;

/**
 * Reads table text. A line `C0034|edition|title|class|status` starts a document, `#code|name` a section (no code where the
 * standard gives none). Any other line is a row: `position|element[@code system]|name|value type [code system or unit]|seen in|target`.
 * OIDs are below 2.16.156.10011; a data element's own code system is 2.2.1 unless the row says otherwise.
 *
 * @throws RangeError naming the line that has another form
 */
export function parseTables(text: string): readonly DocumentTable[] {
  const documents: (DocumentTable & { rows: TableRow[] })[] = [];
  let section = { section: '', sectionName: '' };
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const fields = line.split('|');
    const document = documents.at(-1);
    if (/^C\d{4}\|/.test(line)) documents.push({ ...headOf(fields, line), rows: [] });
    else if (line.startsWith('#')) section = sectionOf(fields, line);
    else if (document === undefined) throw bad(line);
    else document.rows.push({ document: document.document, edition: document.edition, ...section, ...rowOf(fields, line) });
  }
  return documents;
}

const bad = (line: string): RangeError => new RangeError(`not a line of a WS/T 500 table: ${line}`);

const oneOf = <T extends string>(allowed: readonly T[], value: string | undefined, line: string): T => {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw bad(line);
  return found;
};

const headOf = ([document = '', edition = '', title = '', encounterClass, encounterStatus]: readonly string[], line: string): Omit<DocumentTable, 'rows'> => ({
  document,
  edition,
  title,
  encounterClass: oneOf(CLASSES, encounterClass, line),
  encounterStatus: oneOf(STATUSES, encounterStatus, line),
});

const sectionOf = ([code = '', name = '']: readonly string[], line: string): { section: string; sectionName: string } => {
  if (name === '') throw bad(line);
  return { section: code === '#' ? name : code.slice(1), sectionName: name };
};

const rowOf = ([position = '', coded = '', name = '', value = '', seenIn, target = '']: readonly string[], line: string): Omit<TableRow, 'document' | 'edition' | 'section' | 'sectionName'> => {
  const [element = '', system] = coded.split('@');
  const [valueType = '', detail = ''] = value.split(' ');
  if (!/^[OCBPSA](\/[OCBPSA])*$/.test(position) || element === '' || target === '') throw bad(line);
  const isSystem = /^\d+(\.\d+)+$/.test(detail);
  return {
    position,
    element,
    codeSystem: system === undefined ? DATA_ELEMENTS : `${ROOT}${system}`,
    name,
    valueType,
    valueSystem: isSystem ? `${ROOT}${detail}` : '',
    unit: isSystem ? '' : detail,
    seenIn: oneOf(SEEN, seenIn, line),
    target,
  };
};

/** The code system of a section's code: LOINC, the data element catalogue for the one section coded by it. */
export const sectionSystem = (code: string): string => (code.startsWith('DE') ? DATA_ELEMENTS : LOINC_OID);
