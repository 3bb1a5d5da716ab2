import type { Coding } from '@chainnet/fhir';
import { ICD10_SYSTEM, ICD9_PROCEDURE_SYSTEM, mapOf, parentProcedure, readDiagnosisCode, readProcedureCode } from '@chainnet/health-codes';
import type { CodeTable, Lookup } from '@chainnet/health-codes';

const international = (system: string, code: string | undefined): readonly Coding[] => (code === undefined ? [] : [{ system, code }]);

/** Tables whose codes lead to an international code by their form. */
const byForm: Readonly<Record<string, (code: string) => readonly Coding[]>> = {
  'GB/T 14396': (code) => {
    const read = readDiagnosisCode(code);
    return international(ICD10_SYSTEM, read?.subcategory ?? read?.category);
  },
  'ICD-9-CM-3': (code) => {
    const read = readProcedureCode(code);
    return international(ICD9_PROCEDURE_SYSTEM, read === undefined ? undefined : (parentProcedure(read) ?? read.international));
  },
};

const byMap = ({ id }: CodeTable, code: string): readonly Coding[] => {
  const found = mapOf(id)?.concepts.get(code);
  return found?.target === undefined || found.equivalence === 'narrower' ? [] : [{ system: found.target.system, code: found.target.code }];
};

/**
 * The codings that may stand beside a source coding: the target of the table's map when it says no more than the source
 * (equal or wider), and the international parent of a Chinese diagnosis or procedure code.
 */
export const addedCodings = ({ table, code }: Lookup): readonly Coding[] =>
  table === undefined ? [] : (Object.hasOwn(byForm, table.id) ? byForm[table.id]?.(code) ?? [] : byMap(table, code));
