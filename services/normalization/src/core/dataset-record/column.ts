/**
 * A column of a data-set record as regional platforms name them: `WS02_01_039_001` is data element DE02.01.039.00 in the role
 * 001 (the patient; 097 is who asked for a test), `CT02_01_040_01` the name of the code in `WS02_01_040_01`. A birth date,
 * DE02.01.005.01, is `WS02_01_005_01_01`: the element's version stands before the role when it is not 00.
 */
export type DatasetColumn = { readonly kind: 'value' | 'name'; readonly element: string; readonly role: string };

const COLUMN = /^(WS|CT)(\d{2})_(\d{2})_(\d{3})(?:_(\d{2}))?_(\d{2,3})$/;

/** Undefined for a name that is none. */
export function readColumn(name: string): DatasetColumn | undefined {
  const [, prefix, group, part, number, version, role] = COLUMN.exec(name) ?? [];
  if (role === undefined) return undefined;
  return { kind: prefix === 'WS' ? 'value' : 'name', element: `DE${group}.${part}.${number}.${version ?? '00'}`, role };
}

/** The column with the name of the code in a column. */
export const nameColumn = (column: string): string => column.replace(/^WS/, 'CT');

/** What tells a data-set record from other JSON and CSV: a column's name, quoted in JSON, in the header of CSV. */
export const JSON_COLUMN = /"(?:WS|CT)\d\d_\d\d_\d{3}(?:_\d{2,3}){1,2}"\s*:/;
export const CSV_COLUMN = /^\uFEFF?(?:[^\r\n{<]*[,;\t])?"?(?:WS|CT)\d\d_\d\d_\d{3}(?:_\d{2,3}){1,2}"?(?:[,;\t\r\n]|$)/;
