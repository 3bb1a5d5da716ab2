import { extensionUrls } from '../../vocabulary.js';
import type { TypeRow } from '../pattern.js';

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const UNKNOWN = { extension: [{ url: extensionUrls.dataAbsentReason, valueCode: 'unknown' }] };

export type BodyResource =
  | 'Observation' | 'Condition' | 'Procedure' | 'ServiceRequest' | 'CarePlan' | 'MedicationRequest' | 'MedicationAdministration' | 'MedicationStatement'
  | 'AllergyIntolerance' | 'SupplyDelivery' | 'DiagnosticReport' | 'ChargeItem' | 'Consent' | 'Specimen' | 'Practitioner';

export type ResourceRow = {
  /** Elements every such resource of a document has. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Elements FHIR requires, added where the document gives none of the choice. */
  readonly required?: readonly { /** Only where the resource has this element. */ readonly within?: string; readonly choice: string; readonly element: string; readonly value: unknown }[];
  readonly subject?: string;
  readonly encounter?: string;
  /** What the act itself says, beside its code, its value and the acts below it. */
  readonly act: readonly TypeRow[];
};

const ID: TypeRow = { from: 'id', type: 'II', list: 'identifier' };
const NOTE: TypeRow = { from: 'text', type: 'note', list: 'note' };
/** A point or a period; FHIR lets a resource have one of them. */
const when = (name: string): TypeRow => ({ from: 'effectiveTime', by: 'time', variants: { point: { type: 'time', at: `${name}DateTime` }, period: { type: 'period', at: `${name}Period` } } });
const whenPoint = (at: string): TypeRow => ({ from: 'effectiveTime', by: 'time', variants: { point: { type: 'time', at } } });
const performer = (list: string, at = ''): TypeRow => ({ from: 'performer', type: 'performer', list, at });
const drug = (at: string): readonly TypeRow[] => [
  { from: 'consumable/manufacturedProduct/manufacturedLabeledDrug/code', type: 'CE', at },
  { from: 'consumable/manufacturedProduct/manufacturedLabeledDrug/name/text()', to: `${at}.text` },
  { from: 'consumable/manufacturedProduct/manufacturedMaterial/code', type: 'CE', at },
  { from: 'consumable/manufacturedProduct/manufacturedMaterial/name/text()', to: `${at}.text` },
];
const MEDICATION = { choice: 'medication', element: 'medicationCodeableConcept', value: UNKNOWN };
const both = { subject: 'subject', encounter: 'encounter' } as const;
const context = { subject: 'subject', encounter: 'context' } as const;

export const resourceRows: Readonly<Record<BodyResource, ResourceRow>> = {
  Observation: {
    ...both,
    required: [{ choice: 'status', element: 'status', value: 'final' }],
    act: [
      ID, NOTE, when('effective'), performer('performer'),
      { from: 'statusCode/@code', to: 'status', as: 'observationStatus' },
      { from: 'interpretationCode', type: 'CE', list: 'interpretation' },
      { from: 'methodCode', type: 'CE', at: 'method' },
      { from: 'targetSiteCode', type: 'CE', at: 'bodySite' },
      { from: 'referenceRange', type: 'referenceRange', list: 'referenceRange' },
      { from: 'specimen/specimenRole/id', type: 'II', at: 'specimen.identifier' },
    ],
  },
  Condition: { ...both, act: [ID, NOTE, whenPoint('recordedDate')] },
  Procedure: {
    ...both,
    fixed: { status: 'completed' },
    act: [ID, NOTE, when('performed'), performer('performer', 'actor'), { from: 'targetSiteCode', type: 'CE', list: 'bodySite' }],
  },
  ServiceRequest: { ...both, fixed: { status: 'active' }, act: [ID, NOTE, when('occurrence'), performer('performer'), { from: 'targetSiteCode', type: 'CE', list: 'bodySite' }] },
  CarePlan: { ...both, fixed: { status: 'active', intent: 'plan' }, act: [ID, NOTE, { from: 'effectiveTime', by: 'time', variants: { point: { type: 'time', at: 'created' }, period: { type: 'period', at: 'period' } } }] },
  MedicationRequest: {
    ...both,
    fixed: { status: 'active', intent: 'order' },
    required: [MEDICATION],
    act: [ID, NOTE, whenPoint('authoredOn'), ...drug('medicationCodeableConcept'), { from: 'routeCode', type: 'CE', at: 'dosageInstruction.0.route' }, { from: 'doseQuantity', type: 'PQ', at: 'dosageInstruction.0.doseAndRate.0.doseQuantity' }],
  },
  MedicationAdministration: {
    ...context,
    fixed: { status: 'completed' },
    required: [MEDICATION, { choice: 'effective', element: '_effectiveDateTime', value: UNKNOWN }, { within: 'dosage', choice: 'dose', element: 'dose', value: UNKNOWN }],
    act: [ID, NOTE, when('effective'), performer('performer', 'actor'), ...drug('medicationCodeableConcept'), { from: 'routeCode', type: 'CE', at: 'dosage.route' }, { from: 'doseQuantity', type: 'PQ', at: 'dosage.dose' }],
  },
  MedicationStatement: {
    ...context,
    fixed: { status: 'unknown' },
    required: [MEDICATION],
    act: [ID, NOTE, when('effective'), ...drug('medicationCodeableConcept'), { from: 'routeCode', type: 'CE', at: 'dosage.0.route' }, { from: 'doseQuantity', type: 'PQ', at: 'dosage.0.doseAndRate.0.doseQuantity' }],
  },
  AllergyIntolerance: {
    subject: 'patient',
    encounter: 'encounter',
    fixed: {
      clinicalStatus: { coding: [{ system: `${TERMINOLOGY}/allergyintolerance-clinical`, code: 'active' }] },
      verificationStatus: { coding: [{ system: `${TERMINOLOGY}/allergyintolerance-verification`, code: 'unconfirmed' }] },
    },
    act: [ID, NOTE, whenPoint('recordedDate')],
  },
  SupplyDelivery: { subject: 'patient', fixed: { status: 'completed' }, act: [ID, when('occurrence'), ...drug('suppliedItem.itemCodeableConcept'), { from: 'doseQuantity', type: 'PQ', at: 'suppliedItem.quantity' }] },
  DiagnosticReport: { ...both, fixed: { status: 'final' }, act: [ID, when('effective'), performer('performer')] },
  ChargeItem: { ...context, fixed: { status: 'unknown' }, act: [ID, NOTE, when('occurrence')] },
  Consent: {
    subject: 'patient',
    fixed: {
      status: 'active',
      scope: { coding: [{ system: `${TERMINOLOGY}/consentscope`, code: 'treatment' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Patient Consent' }] }],
      policyRule: { text: 'WS/T 500-2016' },
      sourceAttachment: { contentType: 'text/plain; charset=utf-8', language: 'zh-CN' },
    },
    act: [ID, whenPoint('dateTime')],
  },
  Specimen: { subject: 'subject', act: [ID, NOTE] },
  Practitioner: { act: [ID] },
};

/** Types that only the acts of the body use. */
export const actTypes = {
  period: [
    { from: '@xsi:type', fixed: 'IVL_TS' },
    { from: 'low/@value', to: 'start', as: 'dateTime' },
    { from: 'high/@value', to: 'end', as: 'dateTime' },
  ],
  performer: [
    { from: 'assignedEntity/id', type: 'II', at: 'identifier' },
    { from: 'assignedEntity/assignedPerson/name/text()', to: 'display' },
  ],
  referenceRange: [
    { from: 'observationRange/text/text()', to: 'text' },
    { from: 'observationRange/value/low', type: 'PQ', at: 'low' },
    { from: 'observationRange/value/high', type: 'PQ', at: 'high' },
  ],
} as const;

/** How a resource below another is tied to it: an element of the lower (`up`) or of the upper one (`down`). */
export const relations: readonly { readonly lower: BodyResource; readonly upper: BodyResource; readonly element: string; readonly on: 'lower' | 'upper'; readonly list: boolean }[] = [
  { lower: 'Observation', upper: 'Procedure', element: 'partOf', on: 'lower', list: true },
  { lower: 'Observation', upper: 'MedicationAdministration', element: 'partOf', on: 'lower', list: true },
  { lower: 'Observation', upper: 'MedicationStatement', element: 'partOf', on: 'lower', list: true },
  { lower: 'Observation', upper: 'MedicationRequest', element: 'basedOn', on: 'lower', list: true },
  { lower: 'Observation', upper: 'ServiceRequest', element: 'basedOn', on: 'lower', list: true },
  { lower: 'Observation', upper: 'CarePlan', element: 'basedOn', on: 'lower', list: true },
  { lower: 'Observation', upper: 'SupplyDelivery', element: 'focus', on: 'lower', list: true },
  { lower: 'Observation', upper: 'Observation', element: 'hasMember', on: 'upper', list: true },
  { lower: 'Procedure', upper: 'Procedure', element: 'partOf', on: 'lower', list: true },
  { lower: 'ChargeItem', upper: 'ChargeItem', element: 'partOf', on: 'lower', list: true },
  { lower: 'Specimen', upper: 'Observation', element: 'specimen', on: 'upper', list: false },
];
