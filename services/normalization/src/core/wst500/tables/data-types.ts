import { MARITAL_GB2261_2, UNIT_UCUM } from '../../terminology/chinese-code-maps.js';
import type { TypeRow, TypeTable } from '../pattern.js';

const coding = (at: string): readonly TypeRow[] => [
  { from: '@codeSystem', to: `${at}system`, as: 'oid' },
  { from: '@codeSystemVersion', to: `${at}version` },
  { from: '@code', to: `${at}code`, as: 'code' },
  { from: '@displayName', to: `${at}display` },
];

/** CDA data types -> FHIR data types, after the C-CDA on FHIR data-type tables. */
export const dataTypes = {
  II: [
    { from: '@root', to: 'system', as: 'oid' },
    { from: '@extension', to: 'value' },
    { from: '@assigningAuthorityName', to: 'assigner.display' },
  ],
  Coding: coding(''),
  CE: [...coding('coding.0.'), { from: 'originalText/text()', to: 'text' }],
  /** The code of an act: like CE, but for the OID that is a known mistake for the data elements' own. */
  actCode: [{ from: '@codeSystem', to: 'coding.0.system', as: 'elementSystem' }, ...coding('coding.0.').slice(1), { from: 'originalText/text()', to: 'text' }],
  marital: [
    { from: '@codeSystem', to: 'coding.0.system', as: 'oid' },
    { from: '@code', to: 'coding.0.code', as: 'code', derive: { to: 'coding.1', codes: MARITAL_GB2261_2, as: 'coding' } },
    { from: '@displayName', to: 'coding.0.display' },
  ],
  TEL: [{ from: '@use', to: 'use', as: 'telecomUse' }, { from: '@value', to: 'value' }],
  name: [
    { from: 'text()', to: 'text' },
    { from: 'family/text()', to: 'family' },
    { from: 'given/text()', to: 'given', append: true },
  ],
  AD: [
    { from: '@use', to: 'use', as: 'addressUse' },
    { from: 'text()', to: 'text' },
    { from: 'country/text()', to: 'country' },
    { from: 'state/text()', to: 'state' },
    { from: 'city/text()', to: 'city' },
    { from: 'county/text()', to: 'district' },
    { from: 'township/text()', to: 'line', append: true },
    { from: 'streetName/text()', to: 'line', append: true },
    { from: 'houseNumber/text()', to: 'line', append: true },
    { from: 'streetAddressLine/text()', to: 'line', append: true },
    { from: 'postalCode/text()', to: 'postalCode' },
  ],
  PQ: [
    { from: '@value', to: 'value', as: 'decimal' },
    { from: '@unit', to: 'unit', derive: { to: 'code', codes: UNIT_UCUM, as: 'unit' } },
    { from: 'text()', to: 'value', as: 'decimal' },
  ],
  money: [
    { from: '@value', to: 'value', as: 'decimal' },
    { from: '@currency', to: 'currency', as: 'currency' },
  ],
  /** FHIR R4 lets no Money be an Observation's value: a quantity whose unit is the currency. */
  moneyQuantity: [
    { from: '@value', to: 'value', as: 'decimal' },
    { from: '@currency', to: 'unit' },
  ],
  IVL_TS: [
    { from: 'low/@value', to: 'start', as: 'dateTime' },
    { from: 'high/@value', to: 'end', as: 'dateTime' },
  ],
  IVL_PQ: [
    { from: 'low', type: 'PQ', at: 'low' },
    { from: 'high', type: 'PQ', at: 'high' },
  ],
  /** A person or organization that is named, not described: a Reference with identifier and display. */
  organization: [
    { from: 'id', type: 'II', at: 'identifier' },
    { from: 'name/text()', to: 'display' },
  ],
  assigned: [
    { from: 'id', type: 'II', at: 'identifier' },
    { from: 'assignedPerson/name/text()', to: 'display' },
  ],
  note: [{ from: 'text()', to: 'text' }],
} as const satisfies TypeTable;

/** Names of code systems as documents write them; another name is preserved once a document and then taken as known. */
export const codeSystemNames: Readonly<Record<string, string>> = {
  '2.16.156.10011.2.2.1': '卫生信息数据元目录',
  '2.16.156.10011.2.4': '卫生信息共享文档规范编码体系',
  '2.16.840.1.113883.6.1': 'LOINC',
  '2.16.840.1.113883.5.25': 'Confidentiality',
  '2.16.156.10011.2.3.3.11': 'ICD-10',
  '2.16.156.10011.2.3.3.12': 'ICD-9-CM-3',
};
