import { admissionRecord } from './admission-record.js';
import { labReport } from './lab-report.js';
import type { DocumentTable, EntryRow } from './row.js';

const tables: readonly DocumentTable[] = [labReport, admissionRecord];

export type CompiledTable = DocumentTable & { readonly byKey: ReadonlyMap<string, EntryRow> };

export const rowKey = (section: string, position: string, element: string): string => `${section}|${position}|${element}`;

const compile = (table: DocumentTable): CompiledTable => ({
  ...table,
  byKey: new Map(table.rows.map((row) => [rowKey(row.section, row.position, row.element), row])),
});

/** Document code (C0001 to C0053) -> its map. A type is supported when it has a table here. */
export const documents: ReadonlyMap<string, CompiledTable> = new Map(tables.map((table) => [table.document, compile(table)]));
