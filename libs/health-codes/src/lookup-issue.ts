import { issue } from '@chainnet/fhir';
import type { OperationOutcomeIssue } from '@chainnet/fhir';
import type { Finding, Lookup } from './code-tables.js';

/** FHIR R4 binding-strength. */
export type BindingStrength = 'required' | 'extensible' | 'preferred' | 'example';

const texts: Readonly<Record<Finding, string>> = {
  'unknown-table': 'the code system is not known; the coding is kept as it came',
  'table-without-rows': 'the rows of {table} are not loaded; the code is kept unchecked',
  'unknown-code': 'the code is not in {table}; it is kept as it came',
  'not-in-shown-rows': 'the code is not among the rows of {table} that are known here; it is kept as it came',
  'edition-not-loaded': 'the edition of {table} that the source names is not loaded; the newest one answered',
  'unknown-edition': 'the edition of {table} that the source names is not known; the newest one answered',
  'local-addition': 'the code is a local addition to {table}',
  'withdrawn-code': 'the code of {table} is withdrawn',
};

/** What says more about this library's tables than about the code. */
const OURS: ReadonlySet<Finding> = new Set(['table-without-rows', 'not-in-shown-rows']);

/**
 * The issue of a lookup: code `code-invalid`, a warning where the binding is required or extensible, else information; also
 * information where the table here is not whole. Never an error: a code nobody knows is no reason to refuse a record. The
 * text names the table, never the code.
 *
 * @returns undefined when there is nothing to say.
 */
export function lookupIssue({ finding, table }: Lookup, { binding, expression }: { readonly binding: BindingStrength; readonly expression?: string }): OperationOutcomeIssue | undefined {
  if (finding === undefined) return undefined;
  const text = texts[finding].replace('{table}', table?.id ?? 'the table');
  const severity = !OURS.has(finding) && (binding === 'required' || binding === 'extensible') ? 'warning' : 'information';
  return issue(severity, 'code-invalid', expression === undefined ? { text } : { text, expression });
}
