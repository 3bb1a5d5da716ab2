import type { CdaRow, EntryMap } from './row.js';

const T = '2.16.840.1.113883.10.20.22.4';
const C83 = '2.16.840.1.113883.3.88.11.83';
const CCD = '2.16.840.1.113883.10.20.1';
const IHE = '1.3.6.1.4.1.19376.1.5.3.1.4';

const UNKNOWN = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown', display: 'Unknown' }] } as const;
const category = (code: string): readonly unknown[] => [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] }];

const id: CdaRow = { from: 'id', to: 'identifier[+]', type: 'II' };
const note: CdaRow = { from: 'text', to: 'note[+].text', type: 'ED' };
const performerName: CdaRow = { from: 'performer/assignedEntity/assignedPerson/name', to: 'performer[+].actor.display', type: 'ST' };

const observation: readonly CdaRow[] = [
  id,
  { from: 'code', to: 'code', type: 'CD' },
  { from: 'statusCode', to: 'status', type: 'observationStatus' },
  { from: 'effectiveTime', to: 'effectiveDateTime', type: 'TS' },
  { from: 'interpretationCode', to: 'interpretation[+]', type: 'CD' },
  { from: 'methodCode', to: 'method', type: 'CD' },
  { from: 'targetSiteCode', to: 'bodySite', type: 'CD' },
  { from: 'referenceRange/observationRange/text', to: 'referenceRange[=].text', type: 'ED' },
  { from: 'referenceRange/observationRange/value/low', to: 'referenceRange[=].low', type: 'PQ' },
  { from: 'referenceRange/observationRange/value/high', to: 'referenceRange[=].high', type: 'PQ' },
  note,
];
const observed = (templates: readonly string[], kind: string): EntryMap => ({
  templates, resource: 'Observation', rows: observation, hasValue: true, links: { subject: 'patient' }, parts: { Observation: 'hasMember[+]' }, defaults: { status: 'final', category: category(kind), code: UNKNOWN },
});

const medication: readonly CdaRow[] = [
  id,
  { from: 'consumable/manufacturedProduct/manufacturedMaterial/code', to: 'medicationCodeableConcept', type: 'CD' },
  { from: 'consumable/manufacturedProduct/manufacturedMaterial/name', to: 'medicationCodeableConcept.text', type: 'ST' },
];
const dosage = (to: string): readonly CdaRow[] => [
  { from: 'routeCode', to: `${to}[=].route`, type: 'CD' },
  { from: 'approachSiteCode', to: `${to}[=].site`, type: 'CD' },
  { from: 'doseQuantity', to: `${to}[=].doseAndRate[=].doseQuantity`, type: 'PQ' },
  { from: 'rateQuantity', to: `${to}[=].doseAndRate[=].rateQuantity`, type: 'PQ' },
  { from: 'effectiveTime', to: `${to}[=].timing.repeat`, type: 'PIVL_TS' },
  { from: 'text', to: `${to}[=].text`, type: 'ED' },
];
const procedure: readonly CdaRow[] = [
  id,
  { from: 'code', to: 'code', type: 'CD' },
  { from: 'statusCode', to: 'status', type: 'procedureStatus' },
  { from: 'effectiveTime', to: 'performedPeriod', type: 'IVL_TS' },
  { from: 'targetSiteCode', to: 'bodySite[+]', type: 'CD' },
  performerName,
  note,
];
const planned: readonly CdaRow[] = [
  id,
  { from: 'code', to: 'code', type: 'CD' },
  { from: 'statusCode', to: 'status', type: 'requestStatus' },
  { from: 'effectiveTime', to: 'occurrencePeriod', type: 'IVL_TS' },
  note,
];

/** Clinical statements -> resources, after the mappings of C-CDA on FHIR; earlier rows win. */
export const entryMaps: readonly EntryMap[] = [
  // Concern acts and other wrappers: what they hold is mapped, with their status.
  { templates: [`${T}.3`, `${T}.30`, `${T}.80`, `${T}.34`, `${CCD}.27`, `${C83}.7`, `${C83}.6`, `${IHE}.5.1`, `${IHE}.5.2`, `${IHE}.5.3`], rows: [] },
  {
    templates: [`${T}.4`, `${CCD}.28`, `${IHE}.5`],
    resource: 'Condition',
    rows: [id, { from: 'value', to: 'code', type: 'CD' }, { from: 'effectiveTime/low', to: 'onsetDateTime', type: 'TS' }, { from: 'effectiveTime/high', to: 'abatementDateTime', type: 'TS', add: { clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'resolved' }] } } }, { from: 'author/time', to: 'recordedDate', type: 'TS' }, note],
    outer: [{ from: 'statusCode', to: 'clinicalStatus', type: 'concernStatus', unless: 'clinicalStatus' }],
    links: { subject: 'patient' },
    defaults: { code: UNKNOWN, category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] }] },
  },
  {
    templates: [`${T}.7`, `${CCD}.18`, `${IHE}.6`],
    resource: 'AllergyIntolerance',
    rows: [
      id,
      { from: 'participant/participantRole/playingEntity/code', to: 'code', type: 'CD' },
      { from: 'participant/participantRole/playingEntity/name', to: 'code.text', type: 'ST' },
      { from: 'value', to: 'category[+]', type: 'allergyCategory' },
      { from: 'effectiveTime', to: 'onsetDateTime', type: 'TS' },
      { from: 'author/time', to: 'recordedDate', type: 'TS' },
      { from: `entryRelationship/observation{${T}.9,${CCD}.54}/value`, to: 'reaction[=].manifestation[+]', type: 'CD' },
      { from: `entryRelationship/observation{${T}.9,${CCD}.54}/entryRelationship/observation{${T}.8,${CCD}.55}/value`, to: 'reaction[=].severity', type: 'severity' },
      note,
    ],
    outer: [{ from: 'statusCode', to: 'clinicalStatus', type: 'allergyStatus' }],
    links: { patient: 'patient' },
    defaults: { code: UNKNOWN, clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }] } },
  },
  {
    templates: [`${T}.52`, `${C83}.13`, `${IHE}.12`],
    resource: 'Immunization',
    rows: [
      id,
      { from: '.', to: 'status', type: 'notDone' },
      { from: 'statusCode', to: 'status', type: 'immunizationStatus', unless: 'status' },
      { from: 'consumable/manufacturedProduct/manufacturedMaterial/code', to: 'vaccineCode', type: 'CD' },
      { from: 'consumable/manufacturedProduct/manufacturedMaterial/lotNumberText', to: 'lotNumber', type: 'ST' },
      { from: 'consumable/manufacturedProduct/manufacturerOrganization/name', to: 'manufacturer.display', type: 'ST' },
      { from: 'effectiveTime', to: 'occurrenceDateTime', type: 'TS' },
      { from: 'routeCode', to: 'route', type: 'CD' },
      { from: 'approachSiteCode', to: 'site', type: 'CD' },
      { from: 'doseQuantity', to: 'doseQuantity', type: 'PQ' },
      note,
    ],
    links: { patient: 'patient' },
    defaults: { status: 'completed', vaccineCode: UNKNOWN, occurrenceString: 'unknown' },
  },
  {
    templates: [`${T}.42`],
    resource: 'MedicationRequest',
    rows: [...medication, { from: 'statusCode', to: 'status', type: 'requestStatus' }, ...dosage('dosageInstruction')],
    links: { subject: 'patient' },
    defaults: { status: 'active', intent: 'plan', medicationCodeableConcept: UNKNOWN },
  },
  {
    templates: [`${T}.16`, `${CCD}.24`, `${C83}.8`, `${IHE}.7`],
    elements: ['substanceAdministration'],
    resource: 'MedicationStatement',
    rows: [...medication, { from: 'statusCode', to: 'status', type: 'medicationStatus' }, { from: 'effectiveTime', to: 'effectivePeriod', type: 'IVL_TS' }, ...dosage('dosage')],
    links: { subject: 'patient' },
    defaults: { status: 'unknown', medicationCodeableConcept: UNKNOWN },
  },
  {
    templates: [`${T}.1`, `${CCD}.32`],
    resource: 'DiagnosticReport',
    rows: [id, { from: 'code', to: 'code', type: 'CD' }, { from: 'statusCode', to: 'status', type: 'reportStatus' }, { from: 'effectiveTime', to: 'effectivePeriod', type: 'IVL_TS' }],
    links: { subject: 'patient' },
    parts: { Observation: 'result[+]' },
    defaults: { status: 'final', code: UNKNOWN, category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }] },
  },
  observed([`${T}.2`, `${CCD}.31`, `${C83}.15`, `${C83}.15.1`, `${IHE}.13`], 'laboratory'),
  { ...observed([`${T}.26`, `${CCD}.35`, `${IHE}.13.1`], 'vital-signs'), rows: observation },
  observed([`${T}.27`, `${C83}.14`, `${IHE}.13.2`], 'vital-signs'),
  observed([`${T}.38`, `${T}.78`, `${T}.85`, `${T}.200`, `${CCD}.33`, `${C83}.19`, '2.16.840.1.113883.10.20.15.3.8', `${IHE}.13.4`], 'social-history'),
  observed([`${T}.67`, `${T}.68`, `${T}.74`, `${T}.69`, `${T}.86`], 'survey'),
  {
    templates: [`${T}.14`, `${T}.12`, `${T}.13`, `${CCD}.29`, `${C83}.17`, `${IHE}.19`],
    elements: ['procedure'],
    resource: 'Procedure',
    rows: procedure,
    links: { subject: 'patient' },
    defaults: { status: 'completed', code: UNKNOWN },
  },
  {
    templates: [`${T}.49`, `${CCD}.21`, `${C83}.16`, `${IHE}.14`],
    elements: ['encounter'],
    resource: 'Encounter',
    rows: [id, { from: 'code', to: 'type[+]', type: 'CD' }, { from: 'effectiveTime', to: 'period', type: 'IVL_TS' }, { from: 'participant/participantRole/playingEntity/name', to: 'location[+].location.display', type: 'ST' }, { from: 'performer/assignedEntity/assignedPerson/name', to: 'participant[+].individual.display', type: 'ST' }],
    links: { subject: 'patient' },
    parts: { Condition: 'diagnosis[+].condition' },
    defaults: { status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK', display: 'unknown' } },
  },
  {
    templates: [`${T}.45`, `${CCD}.23`, `${C83}.18`, `${IHE}.15`],
    resource: 'FamilyMemberHistory',
    rows: [
      id,
      { from: 'subject/relatedSubject/code', to: 'relationship', type: 'CD' },
      { from: 'subject/relatedSubject/subject/administrativeGenderCode', to: 'sex', type: 'CD' },
      { from: 'subject/relatedSubject/subject/name', to: 'name', type: 'ST' },
      { from: 'subject/relatedSubject/subject/birthTime', to: 'bornDate', type: 'date' },
      { from: 'component/observation/value', to: 'condition[+].code', type: 'CD' },
    ],
    links: { patient: 'patient' },
    defaults: { status: 'completed', relationship: UNKNOWN },
  },
  {
    templates: [`${T}.39`, `${T}.40`, `${T}.41`, `${T}.43`, `${T}.44`, `${T}.120`],
    elements: ['observation', 'act', 'procedure', 'encounter', 'supply'],
    planned: true,
    resource: 'ServiceRequest',
    rows: planned,
    links: { subject: 'patient' },
    defaults: { status: 'active', intent: 'plan' },
  },
  {
    templates: [`${T}.61`],
    resource: 'Coverage',
    rows: [id, { from: 'code', to: 'type', type: 'CD' }, { from: 'performer/assignedEntity/representedOrganization/name', to: 'payor[+].display', type: 'ST' }, { from: 'participant/time', to: 'period', type: 'IVL_TS' }, { from: 'participant/participantRole/id', to: 'identifier[+]', type: 'II' }],
    links: { beneficiary: 'patient' },
    defaults: { status: 'active', payor: [{ display: 'unknown' }] },
  },
  { templates: [`${T}.60`, `${CCD}.20`], rows: [] },
  { ...observed([], 'exam'), elements: ['observation'] },
];
