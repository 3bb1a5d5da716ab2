import type { TransformName } from '../../mapping/transforms.js';
import { codeMaps } from './code-maps.js';
import type { CodeMap } from '../../terminology/code-map.js';

/**
 * A row of a data-type map: component (`4`) or component and subcomponent (`4.2`) -> element of the FHIR value (`''` for the
 * whole). One of `as`, `codes`, `coding`, `reader` says how the text is read.
 */
export type TypeRow = {
  /** Several parts are joined by `join`. */
  readonly from: string | readonly string[];
  readonly join?: string;
  readonly to: string;
  readonly as?: TransformName | ReaderName;
  readonly codes?: CodeMap;
  /** Adds the looked-up coding, system and all. */
  readonly coding?: CodeMap;
  /** The field holds codes of more than this map, so that a code without a row is no surprise. */
  readonly partial?: true;
  /** Sets `system` beside `code`. */
  readonly system?: string;
  /** Only when an earlier row filled something from this part. */
  readonly needs?: string;
  /** The part says again what the value made from `needs` says by its form, so it is mapped without an element. */
  readonly implied?: true;
  /** Only when no earlier row used the part. */
  readonly spare?: true;
};

/** Readings that HL7 v2 has and the shared transforms have not. */
export type ReaderName = 'codeSystem' | 'namespace' | 'issuer' | 'comparator' | 'time';

export type TypeMap = {
  readonly rows: readonly TypeRow[];
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Elements the value is worthless without; when one is missing the value is not made and its leaves are preserved. */
  readonly required?: readonly string[];
  /** The value becomes a resource of this type, and the element a reference to it. */
  readonly resource?: string;
};

const V2 = 'http://terminology.hl7.org/CodeSystem/v2-';

type Triplet = { readonly code: string; readonly display: string; readonly system: string; readonly version: string; readonly oid: string };

const triplet = ({ code, display, system, version, oid }: Triplet): readonly TypeRow[] => [
  { from: code, to: 'coding[+].code', as: 'code' },
  { from: display, to: 'coding[=].display', as: 'trimmed', needs: code },
  { from: system, to: 'coding[=].system', as: 'codeSystem', needs: code },
  { from: oid, to: 'coding[=].system', as: 'oid', needs: code },
  { from: version, to: 'coding[=].version', as: 'trimmed', needs: code },
];

const concept: readonly TypeRow[] = [
  ...triplet({ code: '1', display: '2', system: '3', version: '7', oid: '14' }),
  ...triplet({ code: '4', display: '5', system: '6', version: '8', oid: '17' }),
  ...triplet({ code: '10', display: '11', system: '12', version: '13', oid: '20' }),
  { from: '9', to: 'text', as: 'trimmed' },
  { from: '2', to: 'text', as: 'trimmed', spare: true },
];

const identifierIssuer = (namespace: string, oid: string, text: string): readonly TypeRow[] => [
  { from: oid, to: 'system', as: 'issuer' },
  { from: namespace, to: 'assigner.display', as: 'trimmed' },
  { from: namespace, to: 'system', as: 'namespace' },
  { from: text, to: '', implied: true, needs: oid },
];

const name = (family: string, at: readonly [string, string, string, string]): readonly TypeRow[] => [
  { from: family, to: 'family', as: 'trimmed' },
  { from: at[0], to: 'given[+]', as: 'trimmed' },
  { from: at[1], to: 'given[+]', as: 'trimmed' },
  { from: at[2], to: 'suffix[+]', as: 'trimmed' },
  { from: at[3], to: 'prefix[+]', as: 'trimmed' },
];

const prefixed = (to: string, rows: readonly TypeRow[]): readonly TypeRow[] => rows.map((row) => ({ ...row, to: `${to}.${row.to}` }));

const flag = (codes: CodeMap): TypeMap => ({ rows: [{ from: '1', to: '', codes }] });
const whole = (as: TransformName | ReaderName): TypeMap => ({ rows: [{ from: '1', to: '', as }] });
const coded = (codes: CodeMap): TypeMap => ({ rows: [...concept, { from: '1', to: 'coding[+]', coding: codes }] });

const unitRows = (at: { readonly code: string; readonly text: string; readonly system: string }): readonly TypeRow[] => [
  { from: at.text, to: 'unit', as: 'trimmed' },
  { from: at.code, to: 'unit', as: 'trimmed' },
  { from: at.system, to: 'system', as: 'codeSystem' },
  { from: at.code, to: 'code', as: 'code', needs: at.system },
];

/** HL7 v2 data types -> FHIR data types, after the data-type maps of the HL7 v2-to-FHIR implementation guide. */
export const v2DataTypes = {
  CX: {
    rows: [
      { from: '1', to: 'value', as: 'trimmed' },
      ...identifierIssuer('4.1', '4.2', '4.3'),
      { from: '5', to: 'type.coding[+].code', as: 'code', system: `${V2}0203` },
      { from: '7', to: 'period.start', as: 'dateTime' },
      { from: '8', to: 'period.end', as: 'dateTime' },
    ],
    required: ['value'],
  },
  EI: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, ...identifierIssuer('2', '3', '4')], required: ['value'] },
  placer: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, ...identifierIssuer('2', '3', '4')], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'PLAC' }] } } },
  filler: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, ...identifierIssuer('2', '3', '4')], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'FILL' }] } } },
  group: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, ...identifierIssuer('2', '3', '4')], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'PGN' }] } } },
  /** Entity identifier pair: the placer's or the filler's, in the subcomponents of one component. */
  EIP1: { rows: [{ from: '1.1', to: 'value', as: 'trimmed' }, ...identifierIssuer('1.2', '1.3', '1.4')], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'PLAC' }] } } },
  EIP2: { rows: [{ from: '2.1', to: 'value', as: 'trimmed' }, ...identifierIssuer('2.2', '2.3', '2.4')], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'FILL' }] } } },
  socialNumber: { rows: [{ from: '1', to: 'value', as: 'trimmed' }], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'SS' }] } } },
  license: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, { from: '2', to: 'assigner.display', as: 'trimmed' }, { from: '3', to: 'period.end', as: 'dateTime' }], required: ['value'], fixed: { type: { coding: [{ system: `${V2}0203`, code: 'DL' }] } } },
  planIdentifier: { rows: [{ from: '1', to: 'value', as: 'trimmed' }, { from: '2', to: 'assigner.display', as: 'trimmed' }, { from: '3', to: 'system', as: 'codeSystem' }], required: ['value'] },
  plainIdentifier: { rows: [{ from: '1', to: 'value', as: 'trimmed' }], required: ['value'] },
  XPN: {
    rows: [
      ...name('1.1', ['2', '3', '4', '5']),
      { from: '6', to: 'suffix[+]', as: 'trimmed' },
      { from: '7', to: 'use', codes: codeMaps.nameUse },
      { from: '12', to: 'period.start', as: 'dateTime' },
      { from: '13', to: 'period.end', as: 'dateTime' },
      { from: '14', to: 'suffix[+]', as: 'trimmed' },
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
      { from: '7', to: 'use', codes: codeMaps.addressUse, partial: true },
      { from: '7', to: 'type', codes: codeMaps.addressType, partial: true },
      { from: '9', to: 'district', as: 'trimmed' },
      { from: '13', to: 'period.start', as: 'dateTime' },
      { from: '14', to: 'period.end', as: 'dateTime' },
    ],
  },
  XTN: {
    rows: [
      { from: '1', to: 'value', as: 'trimmed' },
      { from: '4', to: 'value', as: 'trimmed' },
      { from: '12', to: 'value', as: 'trimmed' },
      { from: ['5', '6', '7', '8'], join: ' ', to: 'value', as: 'trimmed' },
      { from: '3', to: 'system', codes: codeMaps.telecomSystem },
      { from: '2', to: 'system', codes: codeMaps.telecomEmail, partial: true },
      { from: '2', to: 'use', codes: codeMaps.telecomUse, partial: true },
      { from: '13', to: 'period.start', as: 'dateTime' },
      { from: '14', to: 'period.end', as: 'dateTime' },
    ],
    defaults: { system: 'phone' },
    required: ['value'],
  },
  CWE: { rows: concept },
  /** A concept whose code is in the HL7 table the guide names, when the message does not say so. */
  maritalStatus: coded(codeMaps.maritalStatus),
  interpretation: coded(codeMaps.interpretation),
  diagnosisUse: coded(codeMaps.diagnosisUse),
  text: { rows: [{ from: '1', to: 'text', as: 'trimmed' }] },
  coding: { rows: [{ from: '1', to: 'code', as: 'code' }, { from: '2', to: 'display', as: 'trimmed' }, { from: '3', to: 'system', as: 'codeSystem' }] },
  language: { rows: concept },
  /** People, organizations and places are resources of their own: what is said of them differs by message. */
  XCN: {
    rows: [
      { from: '1', to: 'identifier[=].value', as: 'trimmed' },
      ...prefixed('identifier[=]', identifierIssuer('9.1', '9.2', '9.3')).map((row) => ({ ...row, needs: row.needs ?? '1' })),
      { from: '13', to: 'identifier[=].type.coding[+].code', as: 'code', system: `${V2}0203`, needs: '1' },
      ...prefixed('name[=]', name('2.1', ['3', '4', '5', '6'])),
      { from: '7', to: 'name[=].suffix[+]', as: 'trimmed' },
      { from: '10', to: 'name[=].use', codes: codeMaps.nameUse },
      { from: '21', to: 'name[=].suffix[+]', as: 'trimmed' },
    ],
    resource: 'Practitioner',
  },
  /** Name and number in the subcomponents of the first component. */
  NDL: {
    rows: [
      { from: '1.1', to: 'identifier[=].value', as: 'trimmed' },
      ...prefixed('name[=]', name('1.2', ['1.3', '1.4', '1.5', '1.6'])),
      { from: '1.7', to: 'name[=].suffix[+]', as: 'trimmed' },
    ],
    resource: 'Practitioner',
  },
  XON: {
    rows: [
      { from: '1', to: 'name', as: 'trimmed' },
      { from: '10', to: 'identifier[=].value', as: 'trimmed' },
      { from: '3', to: 'identifier[=].value', as: 'trimmed' },
      { from: '6.1', to: 'identifier[=].assigner.display', as: 'trimmed' },
      { from: '6.2', to: 'identifier[=].system', as: 'issuer' },
    ],
    resource: 'Organization',
    required: ['name|identifier'],
  },
  organizationCode: { rows: [{ from: '2', to: 'name', as: 'trimmed' }, { from: '1', to: 'identifier[=].value', as: 'trimmed' }, { from: '3', to: 'identifier[=].system', as: 'codeSystem' }], resource: 'Organization', required: ['name|identifier'] },
  organizationName: { rows: [{ from: '1', to: 'name', as: 'trimmed' }], resource: 'Organization' },
  PL: {
    rows: [
      { from: ['4.1', '7', '8', '1.1', '2.1', '3.1', '9'], join: ' ', to: 'name', as: 'trimmed' },
    ],
    resource: 'Location',
    required: ['name'],
  },
  sex: flag(codeMaps.sex),
  patientClass: { rows: [{ from: '1', to: 'code', codes: codeMaps.patientClass }], fixed: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode' } },
  observationStatus: flag(codeMaps.observationStatus),
  reportStatus: flag(codeMaps.reportStatus),
  orderStatus: flag(codeMaps.orderStatus),
  orderControl: flag(codeMaps.orderControl),
  medicationStatus: flag(codeMaps.medicationStatus),
  medicationControl: flag(codeMaps.medicationControl),
  priority: flag(codeMaps.priority),
  priorityOfTiming: { rows: [{ from: '6', to: '', codes: codeMaps.priority }] },
  immunizationStatus: flag(codeMaps.immunizationStatus),
  administrationStatus: flag(codeMaps.administrationStatus),
  actionStatus: { rows: [{ from: '1', to: '', codes: codeMaps.actionStatus, partial: true }] },
  allergyCategory: flag(codeMaps.allergyCategory),
  allergySeverity: flag(codeMaps.allergySeverity),
  allergyCriticality: flag(codeMaps.allergyCriticality),
  specimenStatus: flag(codeMaps.specimenStatus),
  documentStatus: flag(codeMaps.documentStatus),
  documentDocStatus: flag(codeMaps.documentDocStatus),
  documentContentType: flag(codeMaps.documentContentType),
  appointmentStatus: flag(codeMaps.appointmentStatus),
  confidentiality: { rows: [{ from: '1', to: 'coding[+]', coding: codeMaps.confidentiality }] },
  date: whole('date'),
  dateTime: whole('dateTime'),
  instant: whole('instant'),
  boolean: whole('boolean'),
  positiveInteger: whole('positiveInteger'),
  integer: whole('integer'),
  string: whole('trimmed'),
  paragraph: whole('text'),
  code: whole('code'),
  time: whole('time'),
  conceptText: { rows: [{ from: '2', to: '', as: 'trimmed' }] },
  NM: { rows: [{ from: '1', to: 'value', as: 'decimal' }], required: ['value'] },
  /** Number with its comparator in one text, as many laboratories write it. */
  comparedNumber: { rows: [{ from: '1', to: '', as: 'comparator' }] },
  CQ: { rows: [{ from: '1', to: 'value', as: 'decimal' }, ...unitRows({ code: '2.1', text: '2.2', system: '2.3' })], required: ['value'] },
  days: { rows: [{ from: '1', to: 'value', as: 'decimal' }], fixed: { unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' }, required: ['value'] },
  money: { rows: [{ from: '1.1', to: 'value', as: 'decimal' }, { from: '1.2', to: 'currency', as: 'code' }], required: ['value'] },
  MO: { rows: [{ from: '1', to: 'value', as: 'decimal' }, { from: '2', to: 'unit', as: 'trimmed' }], required: ['value'] },
  start: { rows: [{ from: '4', to: '', as: 'instant' }] },
  end: { rows: [{ from: '5', to: '', as: 'instant' }] },
  messageType: { rows: [{ from: '1', to: 'code', as: 'code' }], fixed: { system: `${V2}0076` } },
  triggerEvent: { rows: [{ from: '2', to: 'code', as: 'code' }], fixed: { system: `${V2}0003` } },
  messageStructure: { rows: [{ from: '3', to: 'code', as: 'code' }], fixed: { system: `${V2}0354` } },
  event: { rows: [{ from: '1', to: 'coding[+].code', as: 'code', system: `${V2}0003` }] },
  processing: { rows: [{ from: '1', to: 'code', as: 'code' }], fixed: { system: `${V2}0103` } },
  version: { rows: [{ from: '1', to: 'code', as: 'code' }], fixed: { system: `${V2}0104` } },
  applicationSystem: { rows: [{ from: '2', to: '', as: 'issuer' }, { from: '3', to: '', implied: true, needs: '2' }] },
  HD: { rows: [{ from: '1', to: 'name', as: 'trimmed' }, { from: '2', to: 'identifier[=].value', as: 'issuer' }, { from: '3', to: '', implied: true, needs: '2' }], resource: 'Organization', required: ['name|identifier'] },
  DR: { rows: [{ from: '1.1', to: 'start', as: 'dateTime' }, { from: '2.1', to: 'end', as: 'dateTime' }] },
  DRstart: { rows: [{ from: '1.1', to: '', as: 'dateTime' }] },
  DRperiod: { rows: [{ from: '1.1', to: 'start', as: 'dateTime' }, { from: '2.1', to: 'end', as: 'dateTime' }], required: ['end'] },
  NR: { rows: [{ from: '1', to: 'low.value', as: 'decimal' }, { from: '2', to: 'high.value', as: 'decimal' }] },
  SNquantity: { rows: [{ from: '1', to: 'comparator', codes: codeMaps.comparator }, { from: '2', to: 'value', as: 'decimal' }], required: ['value'] },
  SNrange: { rows: [{ from: '2', to: 'low.value', as: 'decimal' }, { from: '4', to: 'high.value', as: 'decimal' }], required: ['low', 'high'] },
  SNratio: { rows: [{ from: '2', to: 'numerator.value', as: 'decimal' }, { from: '4', to: 'denominator.value', as: 'decimal' }], required: ['numerator', 'denominator'] },
  unit: { rows: unitRows({ code: '1', text: '2', system: '3' }) },
  timing: { rows: [{ from: '1', to: 'code.text', as: 'trimmed' }] },
  duration: { rows: [{ from: '1', to: '', as: 'positiveInteger' }] },
} as const satisfies Readonly<Record<string, TypeMap>>;

export type V2DataType = keyof typeof v2DataTypes;
