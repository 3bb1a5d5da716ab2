import { UNKNOWN_CONCEPT } from './rule.js';
import type { SegmentRule } from './rule.js';

const participant = { 'participant[=].status': 'accepted' } as const;

/** MSH, EVN, OBX, NTE, TXA, SCH, AIS-AIP: the message itself, results, notes, documents, appointments. */
export const eventRules: readonly SegmentRule[] = [
  {
    segment: 'MSH',
    makes: 'Basic',
    rows: [
      { field: 10, to: 'identifier[=].value', type: 'string' },
      { field: 3, to: 'identifier[=].assigner.display', type: 'string' },
      { field: 3, to: 'identifier[=].system', type: 'applicationSystem' },
      { field: 4, to: 'author', type: 'HD' },
      { field: 7, to: 'created', type: 'date' },
      { field: 9, to: 'code.coding[+]', type: 'messageType' },
      { field: 9, to: 'code.coding[+]', type: 'triggerEvent' },
      { field: 9, to: 'code.coding[+]', type: 'messageStructure' },
      { field: 11, to: 'meta.tag[+]', type: 'processing' },
      { field: 12, to: 'meta.tag[+]', type: 'version' },
    ],
    links: { subject: 'Patient' },
  },
  {
    segment: 'EVN',
    makes: 'Provenance',
    rows: [
      { field: 1, to: 'activity', type: 'event' },
      { field: 2, to: 'recorded', type: 'instant' },
      { field: 4, to: 'reason[+]', type: 'CWE' },
      { field: 5, to: 'agent[+].who', type: 'XCN' },
      { field: 6, to: 'occurredDateTime', type: 'dateTime' },
    ],
    links: { 'target[+]': 'Patient' },
    defaults: { agent: [{ who: { display: 'unknown' } }] },
  },
  {
    segment: 'OBX',
    makes: 'Observation',
    notBeneath: ['TXA'],
    rows: [
      { field: 3, to: 'code', type: 'CWE' },
      { field: 4, to: 'extension[+].extension[=].valueString', type: 'string', add: { 'extension[=].url': 'http://hl7.org/fhir/StructureDefinition/observation-v2-subid', 'extension[=].extension[=].url': 'original-sub-identifier' } },
      { field: 8, to: 'interpretation[+]', type: 'interpretation' },
      { field: 11, to: 'status', type: 'observationStatus' },
      { field: 14, to: 'effectiveDateTime', type: 'dateTime' },
      { field: 15, to: 'performer[+]', type: 'organizationCode' },
      { field: 23, to: 'performer[+]', type: 'XON' },
      { field: 16, to: 'performer[+]', type: 'XCN' },
      { field: 17, to: 'method', type: 'CWE' },
      { field: 19, to: 'issued', type: 'instant' },
      { field: 20, to: 'bodySite', type: 'CWE' },
      { field: 21, to: 'identifier[+]', type: 'EI' },
    ],
    links: { subject: 'Patient', encounter: 'Encounter', specimen: 'Specimen', 'partOf[+]': 'Immunization' },
    back: { DiagnosticReport: 'result[+]' },
    defaults: { status: 'unknown', code: UNKNOWN_CONCEPT },
  },
  {
    segment: 'TXA',
    makes: 'DocumentReference',
    rows: [
      { field: 12, to: 'masterIdentifier', type: 'EI' },
      { field: 16, to: 'identifier[+]', type: 'plainIdentifier' },
      { field: 14, to: 'identifier[+]', type: 'placer' },
      { field: 15, to: 'identifier[+]', type: 'filler' },
      { field: 2, to: 'type', type: 'CWE' },
      { field: 6, to: 'date', type: 'instant' },
      { field: 4, to: 'date', type: 'instant' },
      { field: 9, to: 'author[+]', type: 'XCN' },
      { field: 5, to: 'author[+]', type: 'XCN' },
      { field: 10, to: 'authenticator', type: 'XCN' },
      { field: 17, to: 'docStatus', type: 'documentDocStatus' },
      { field: 18, to: 'securityLabel[+]', type: 'confidentiality' },
      { field: 19, to: 'status', type: 'documentStatus' },
      { field: 25, to: 'description', type: 'string' },
    ],
    links: { subject: 'Patient', 'context.encounter[+]': 'Encounter' },
    defaults: { status: 'current', content: [{ attachment: { title: 'not sent' } }] },
  },
  {
    segment: 'SCH',
    makes: 'Appointment',
    shared: true,
    rows: [
      { field: 1, to: 'identifier[+]', type: 'placer' },
      { field: 2, to: 'identifier[+]', type: 'filler' },
      { field: 7, to: 'reasonCode[+]', type: 'CWE' },
      { field: 8, to: 'appointmentType', type: 'CWE' },
      { field: 9, to: 'minutesDuration', type: 'positiveInteger' },
      { field: 11, to: 'start', type: 'start' },
      { field: 11, to: 'end', type: 'end' },
      { field: 12, to: 'participant[+].actor', type: 'XCN', add: participant },
      { field: 16, to: 'participant[+].actor', type: 'XCN', add: participant },
      { field: 20, to: 'participant[+].actor', type: 'XCN', add: participant },
      { field: 25, to: 'status', type: 'appointmentStatus' },
    ],
  },
  { segment: 'TQ1', into: ['Appointment'], beneath: 'SCH', rows: [{ field: 7, to: 'start', type: 'instant' }, { field: 8, to: 'end', type: 'instant' }] },
  { segment: 'AIS', into: ['Appointment'], rows: [{ field: 3, to: 'serviceType[+]', type: 'CWE' }] },
  { segment: 'AIP', into: ['Appointment'], rows: [{ field: 3, to: 'participant[+].actor', type: 'XCN', add: participant }] },
  { segment: 'AIL', into: ['Appointment'], rows: [{ field: 3, to: 'participant[+].actor', type: 'PL', add: participant }] },
];

/** Rules for PRT, whose place says of what the participation is. */
export const participationRules: readonly SegmentRule[] = [
  { segment: 'PRT', into: ['Observation'], beneath: 'OBX', rows: [{ field: 5, to: 'performer[+]', type: 'XCN' }, { field: 8, to: 'performer[+]', type: 'XON' }] },
  { segment: 'PRT', into: ['ServiceRequest'], notBeneath: ['OBX', 'PV1'], rows: [{ field: 5, to: 'performer[+]', type: 'XCN' }, { field: 8, to: 'performer[+]', type: 'XON' }] },
  { segment: 'PRT', into: ['Encounter'], beneath: 'PV1', requires: [5], rows: [{ field: 5, to: 'participant[+].individual', type: 'XCN' }, { field: 4, to: 'participant[=].type[+]', type: 'CWE' }] },
];

/** Where a note goes, by the resource of the segment it stands on; R4 has `note` on these, on others it is HL7's extension. */
export const noted: ReadonlySet<string> = new Set([
  'Observation', 'ServiceRequest', 'MedicationRequest', 'MedicationDispense', 'MedicationAdministration', 'Immunization', 'Specimen', 'AllergyIntolerance', 'Condition', 'Procedure', 'ChargeItem',
]);
export const NOTE_EXTENSION = 'http://hl7.org/fhir/StructureDefinition/note';
