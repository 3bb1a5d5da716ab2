import type { Coding } from '@chainnet/fhir';
import { LOINC_SYSTEM, mapOf, standardTables, UCUM_SYSTEM, ucumOf } from '@chainnet/health-codes';
import type { SourceLeaf } from '../mapping/loss-account.js';
import { transforms } from '../mapping/transforms.js';
import type { Transformed } from '../mapping/transforms.js';
import { GENDER_GB2261_1 } from '../terminology/chinese-code-maps.js';
import { codeMapOf, mapCode, mapCoding } from '../terminology/code-map.js';
import { BASE, oidUri } from '../vocabulary.js';
import { nameColumn } from './column.js';
import type { BuilderName, ColumnRow, ColumnTypeName } from './dataset-table.js';
import type { SourceRow } from './source-rows.js';

/** A FHIR value and the leaves it was made of. */
export type Built = Transformed & { readonly leaves: readonly SourceLeaf[] };

type Builder = (row: ColumnRow, source: SourceRow) => Built | undefined;

const RESIDENT = oidUri('2.16.156.10011.1.3');
const LOINC_CODE = /^\d{1,7}-\d$/;
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';
const patientTypes = mapOf('CV09.00.404');
const CLASS_BY_PATIENT_TYPE = patientTypes === undefined ? undefined : codeMapOf(patientTypes);

/** Signs laboratories put beside a result. */
const FLAGS: Readonly<Record<string, string>> = { '↑': 'H', '↓': 'L', H: 'H', L: 'L', N: 'N', HH: 'HH', LL: 'LL', A: 'A', '正常': 'N', '异常': 'A', '偏高': 'H', '偏低': 'L', '↑↑': 'HH', '↓↓': 'LL' };

const systemOf = (table: string | undefined): string | undefined => (table === undefined ? undefined : (standardTables.table(table)?.system ?? table));

const codingOf = (row: ColumnRow, code: string | undefined, display: string | undefined): Coding | undefined => {
  const system = systemOf(row.system);
  return code === undefined ? undefined : { ...(system === undefined ? {} : { system }), code, ...(display === undefined ? {} : { display }) };
};

/** The code and the name of a coded column, where a code has the form FHIR asks for. */
const coded = (row: ColumnRow, source: SourceRow): { readonly code: string | undefined; readonly name: string | undefined; readonly leaves: readonly SourceLeaf[] } => {
  const code = source.get(row.column);
  const name = source.get(row.with ?? nameColumn(row.column));
  const read = code === undefined ? undefined : transforms.code(code.value)?.value;
  const leaves = [...(read === undefined || code === undefined ? [] : [code]), ...(name === undefined ? [] : [name])];
  return { code: read as string | undefined, name: name?.value.trim(), leaves };
};

const conceptOf = (coding: Coding | undefined, text: string | undefined): object | undefined =>
  coding === undefined && text === undefined ? undefined : { ...(coding === undefined ? {} : { coding: [coding] }), ...(text === undefined ? {} : { text }) };

const made = (value: unknown, leaves: readonly SourceLeaf[]): Built | undefined => (value === undefined ? undefined : { value, leaves });

const one = (row: ColumnRow, source: SourceRow, build: (text: string) => unknown): Built | undefined => {
  const leaf = source.get(row.column);
  return leaf === undefined ? undefined : made(build(leaf.value), [leaf]);
};

const quantity = (text: string, unit: string | undefined): object | undefined => {
  const value = transforms.decimal(text)?.value;
  const code = unit === undefined ? undefined : ucumOf(unit);
  return value === undefined ? undefined : { value, ...(unit === undefined ? {} : { unit }), ...(code === undefined ? {} : { system: UCUM_SYSTEM, code }) };
};

/** Types a column may have beside the transforms of one text. */
const builders: Readonly<Record<BuilderName, Builder>> = {
  /** A CodeableConcept of a code and its name. */
  concept: (row, source) => {
    const { code, name, leaves } = coded(row, source);
    return made(conceptOf(codingOf(row, code, name), name), leaves);
  },
  coding: (row, source) => {
    const { code, name, leaves } = coded(row, source);
    return made(codingOf(row, code, name), leaves);
  },
  /** A concept whose code is LOINC when it looks like it, else of no known system. */
  item: (row, source) => {
    const { code, name, leaves } = coded(row, source);
    return made(conceptOf(codingOf(code !== undefined && LOINC_CODE.test(code) ? { ...row, system: LOINC_SYSTEM } : row, code, name), name), leaves);
  },
  gender: (row, source) => one(row, source, (text) => mapCode(GENDER_GB2261_1, text)),
  encounterClass: (row, source) => one(row, source, (text) => (CLASS_BY_PATIENT_TYPE === undefined ? undefined : mapCoding(CLASS_BY_PATIENT_TYPE, text))),
  flag: (row, source) => one(row, source, (text) => (Object.hasOwn(FLAGS, text.trim()) ? { coding: [{ system: INTERPRETATION, code: FLAGS[text.trim()] }], text: text.trim() } : { text: text.trim() })),
  identifier: (row, source) => one(row, source, (text) => ({ ...(row.system === undefined ? {} : { system: row.system }), value: text.trim() })),
  /** An identity document: a resident number goes under its OID, another document under a system of its kind. */
  identityDocument: (row, source) => {
    const number = source.get(row.column);
    const kind = coded({ column: row.with ?? '', to: '', type: 'concept', system: 'CV02.01.101' }, source);
    const resident = kind.code === undefined || /^0?1$/.test(kind.code);
    if (number === undefined) return undefined;
    const type = conceptOf(codingOf({ column: '', to: '', type: 'concept', system: 'CV02.01.101' }, kind.code, kind.name), kind.name);
    const system = resident ? RESIDENT : `${BASE}/sid/identity-document-${kind.code ?? ''}`;
    return made({ ...(type === undefined ? {} : { type }), system, value: number.value.trim() }, [number, ...kind.leaves]);
  },
  /** A reference by identifier and name: an institution or a department. */
  place: (row, source) => {
    const code = source.get(row.column);
    const name = source.get(row.with ?? nameColumn(row.column));
    const identifier = code === undefined ? undefined : { ...(row.system === undefined ? {} : { system: row.system }), value: code.value.trim() };
    const value = { ...(identifier === undefined ? {} : { identifier }), ...(name === undefined ? {} : { display: name.value.trim() }) };
    return code === undefined && name === undefined ? undefined : { value, leaves: [code, name].filter((leaf) => leaf !== undefined) };
  },
  /** A number with the unit its data element fixes, or that stands in the column `with`. */
  quantity: (row, source) => {
    const leaf = source.get(row.column);
    const unit = row.with === undefined ? undefined : source.get(row.with);
    if (leaf === undefined) return undefined;
    return made(quantity(leaf.value, unit?.value.trim() ?? row.unit), [leaf, ...(unit === undefined ? [] : [unit])]);
  },
  /** Stands for something by being there; the column's own value is for another row to claim. */
  constant: (row, source) => (source.get(row.column) === undefined ? undefined : { value: row.constant, leaves: [] }),
};

const isBuilder = (type: ColumnTypeName): type is BuilderName => Object.hasOwn(builders, type);

/** The value of one row of a table for one row of the source; undefined when the columns are not there or not readable. */
export function build(row: ColumnRow, source: SourceRow): Built | undefined {
  if (isBuilder(row.type)) return builders[row.type](row, source);
  const leaf = source.get(row.column);
  const found = leaf === undefined ? undefined : transforms[row.type](leaf.value);
  return leaf === undefined || found === undefined ? undefined : { ...found, leaves: [leaf] };
}
