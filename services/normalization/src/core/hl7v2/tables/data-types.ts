import type { DataTypeMap } from '../../mapping/data-type-map.js';
import { codeMaps, CODING_SYSTEMS } from './code-maps.js';

const concept: DataTypeMap['rows'] = [
  { from: '1', to: 'coding[+].code', as: 'code' },
  { from: '2', to: 'coding[=].display', as: 'trimmed' },
  { from: '3', to: 'coding[=].system', codes: CODING_SYSTEMS },
  { from: '7', to: 'coding[=].version', as: 'trimmed' },
  { from: '9', to: 'text', as: 'text' },
  { from: '4', to: 'coding[+].code', as: 'code' },
  { from: '5', to: 'coding[=].display', as: 'trimmed' },
  { from: '6', to: 'coding[=].system', codes: CODING_SYSTEMS },
];

const flag = (codes: (typeof codeMaps)[keyof typeof codeMaps]): DataTypeMap => ({ rows: [{ from: '1', to: '', codes }] });

/** HL7 v2 data types -> FHIR data types, after the data-type maps of the HL7 v2-to-FHIR implementation guide. `4.2` is component 4, subcomponent 2. */
export const v2DataTypes = {
  CX: {
    rows: [
      { from: '1', to: 'value', as: 'trimmed' },
      { from: '4.1', to: 'assigner.display', as: 'trimmed' },
      { from: '4.2', to: 'system', as: 'oid' },
      { from: '5', to: 'type.coding[=].code', as: 'code' },
    ],
  },
  EI: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, { from: '2', to: 'assigner.display', as: 'trimmed' }, { from: '3', to: 'system', as: 'oid' }] },
  XPN: {
    rows: [
      { from: '1.1', to: 'family', as: 'trimmed' },
      { from: '2', to: 'given[+]', as: 'trimmed' },
      { from: '3', to: 'given[+]', as: 'trimmed' },
      { from: '4', to: 'suffix[+]', as: 'trimmed' },
      { from: '5', to: 'prefix[+]', as: 'trimmed' },
      { from: '6', to: 'suffix[+]', as: 'trimmed' },
      { from: '7', to: 'use', codes: codeMaps.nameUse },
    ],
  },
  XAD: {
    rows: [
      { from: '1.1', to: 'line[+]', as: 'trimmed' },
      { from: '2', to: 'line[+]', as: 'trimmed' },
      { from: '3', to: 'city', as: 'trimmed' },
      { from: '4', to: 'state', as: 'trimmed' },
      { from: '5', to: 'postalCode', as: 'trimmed' },
      { from: '6', to: 'country', as: 'trimmed' },
      { from: '7', to: 'use', codes: codeMaps.addressUse },
      { from: '9', to: 'district', as: 'trimmed' },
    ],
  },
  XTN: {
    rows: [
      { from: '1', to: 'value', as: 'trimmed' },
      { from: '4', to: 'value', as: 'trimmed' },
      { from: '12', to: 'value', as: 'trimmed' },
      { from: '2', to: 'use', codes: codeMaps.telecomUse },
      { from: '3', to: 'system', codes: codeMaps.telecomSystem },
    ],
    defaults: { system: 'other' },
  },
  CWE: { rows: concept },
  maritalStatus: { rows: [...concept, { from: '1', to: 'coding[+]', coding: codeMaps.maritalStatus }] },
  interpretation: { rows: [...concept, { from: '1', to: 'coding[+]', coding: codeMaps.interpretation }] },
  /** A person as the display and identifier of a Reference. */
  XCN: { rows: [{ from: '1', to: 'identifier.value', as: 'trimmed' }, { from: '9.2', to: 'identifier.system', as: 'oid' }, { from: '2.1', to: 'display', as: 'trimmed' }] },
  NDL: { rows: [{ from: '1.1', to: 'identifier.value', as: 'trimmed' }, { from: '1.2', to: 'display', as: 'trimmed' }] },
  PL: { rows: [{ from: '1', to: 'location.identifier.value', as: 'trimmed' }] },
  sex: flag(codeMaps.sex),
  patientClass: { rows: [{ from: '1', to: 'code', codes: codeMaps.patientClass }], fixed: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode' } },
  observationStatus: flag(codeMaps.observationStatus),
  reportStatus: flag(codeMaps.reportStatus),
  date: { rows: [{ from: '1', to: '', as: 'date' }] },
  dateTime: { rows: [{ from: '1', to: '', as: 'dateTime' }] },
  instant: { rows: [{ from: '1', to: '', as: 'instant' }] },
  boolean: { rows: [{ from: '1', to: '', as: 'boolean' }] },
  integer: { rows: [{ from: '1', to: '', as: 'positiveInteger' }] },
  text: { rows: [{ from: '1', to: '', as: 'text' }] },
  NM: { rows: [{ from: '1', to: 'value', as: 'decimal' }] },
  unit: { rows: [{ from: '1', to: 'unit', as: 'trimmed' }, { from: '1', to: 'code', as: 'code' }, { from: '3', to: 'system', codes: CODING_SYSTEMS }] },
  unitText: { rows: [{ from: '1', to: 'unit', as: 'trimmed' }] },
} as const satisfies Readonly<Record<string, DataTypeMap>>;

export type V2DataType = keyof typeof v2DataTypes;
