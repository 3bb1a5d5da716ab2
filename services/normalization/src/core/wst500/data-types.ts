import type { DataTypeMap } from '../mapping/data-type-map.js';
import { GENDER_GB2261_1, MARITAL_GB2261_2, UNIT_UCUM } from '../terminology/chinese-code-maps.js';

const coded = (at: string): DataTypeMap['rows'] => [
  { from: `${at}@codeSystem`, to: 'system', as: 'oid' },
  { from: `${at}@codeSystemVersion`, to: 'version', as: 'trimmed' },
  { from: `${at}@code`, to: 'code', as: 'code' },
  { from: `${at}@displayName`, to: 'display', as: 'trimmed' },
];

const inCoding = (rows: DataTypeMap['rows']): DataTypeMap['rows'] => rows.map((row) => ({ ...row, to: row.to === 'system' ? 'coding[+].system' : `coding[=].${row.to}` }));

const attester: DataTypeMap['rows'] = [
  { from: 'time/@value', to: 'time', as: 'dateTime' },
  { from: 'assignedEntity/id/@root', to: 'party.identifier.system', as: 'oid' },
  { from: 'assignedEntity/id/@extension', to: 'party.identifier.value', as: 'trimmed' },
  { from: 'assignedEntity/assignedPerson/name/text()', to: 'party.display', as: 'text' },
];

/** CDA data types -> FHIR data types, after the C-CDA on FHIR data-type tables; part paths are relative to the element. */
export const cdaDataTypes = {
  II: {
    rows: [
      { from: '@root', to: 'system', as: 'oid' },
      { from: '@extension', to: 'value', as: 'trimmed' },
      { from: '@assigningAuthorityName', to: 'assigner.display', as: 'trimmed' },
    ],
  },
  coding: { rows: coded('') },
  CE: { rows: [...inCoding(coded('')), { from: 'originalText/text()', to: 'text' }] },
  gender: { rows: [{ from: '@code', to: '', codes: GENDER_GB2261_1 }] },
  marital: { rows: [...inCoding(coded('')), { from: '@code', to: 'coding[+]', coding: MARITAL_GB2261_2 }] },
  confidentiality: { rows: [{ from: '@code', to: '', as: 'code' }] },
  language: { rows: [{ from: '@code', to: '', as: 'code' }] },
  TS: { rows: [{ from: '@value', to: '', as: 'dateTime' }] },
  day: { rows: [{ from: '@value', to: '', as: 'date' }] },
  ST: { rows: [{ from: 'text()', to: '', as: 'text' }] },
  name: { rows: [{ from: 'text()', to: 'text', as: 'text' }, { from: 'family/text()', to: 'family' }, { from: 'given/text()', to: 'given[+]' }] },
  /** WS/T 482 gives numbers without a scheme; every one seen is a telephone number. */
  TEL: { rows: [{ from: '@value', to: 'value', as: 'trimmed' }], fixed: { system: 'phone' } },
  AD: {
    rows: [
      { from: 'text()', to: 'text' },
      { from: 'state/text()', to: 'state' },
      { from: 'city/text()', to: 'city' },
      { from: 'county/text()', to: 'district' },
      { from: 'township/text()', to: 'line[+]' },
      { from: 'streetName/text()', to: 'line[+]' },
      { from: 'houseNumber/text()', to: 'line[+]' },
      { from: 'postalCode/text()', to: 'postalCode' },
    ],
  },
  legalAttester: { rows: attester, fixed: { mode: 'legal' } },
  attester: { rows: attester, fixed: { mode: 'professional' } },
  place: { rows: [{ from: 'id/@root', to: 'identifier.system', as: 'oid' }, { from: 'id/@extension', to: 'identifier.value', as: 'trimmed' }, { from: 'name/text()', to: 'display', as: 'text' }] },
  PQ: {
    rows: [
      { from: '@value', to: 'value', as: 'decimal' },
      { from: '@unit', to: 'unit', as: 'trimmed' },
      { from: '@unit', to: 'code', codes: UNIT_UCUM },
    ],
  },
  decimalText: { rows: [{ from: 'text()', to: 'value', as: 'decimal' }] },
  unitText: { rows: [{ from: 'text()', to: 'unit', as: 'trimmed' }, { from: 'text()', to: 'code', codes: UNIT_UCUM }] },
  BL: { rows: [{ from: '@value', to: '', as: 'boolean' }] },
  INT: { rows: [{ from: '@value', to: '', as: 'integer' }] },
  rank: { rows: [{ from: '@value', to: '', as: 'positiveInteger' }] },
} as const satisfies Readonly<Record<string, DataTypeMap>>;

export type CdaDataType = keyof typeof cdaDataTypes;

/** xsi:type of an observation's value -> the choice of value[x] and the data type that fills it. */
export const valueTypes: Readonly<Record<string, { readonly element: string; readonly type: CdaDataType }>> = {
  ST: { element: 'valueString', type: 'ST' },
  CD: { element: 'valueCodeableConcept', type: 'CE' },
  CE: { element: 'valueCodeableConcept', type: 'CE' },
  PQ: { element: 'valueQuantity', type: 'PQ' },
  BL: { element: 'valueBoolean', type: 'BL' },
  INT: { element: 'valueInteger', type: 'INT' },
  TS: { element: 'valueDateTime', type: 'TS' },
};
