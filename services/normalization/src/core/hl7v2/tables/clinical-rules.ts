import { UNKNOWN_CONCEPT } from './rule.js';
import type { SegmentRule } from './rule.js';

const SCT = 'http://snomed.info/sct';
const ACTIVE = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }] } as const;
const RESOLVED = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'resolved' }] } as const;
const performedBy = (code: string, display: string): Readonly<Record<string, unknown>> => ({ 'performer[=].function': { coding: [{ system: SCT, code, display }] } });

/** AL1, IAM, DG1, PRB, PR1, IN1, FT1: what is known of the person besides results and orders. */
export const clinicalRules: readonly SegmentRule[] = [
  {
    segment: 'AL1',
    makes: 'AllergyIntolerance',
    rows: [
      { field: 2, to: 'category[+]', type: 'allergyCategory' },
      { field: 3, to: 'code', type: 'CWE' },
      { field: 5, to: 'reaction[=].manifestation[+]', type: 'text' },
      { field: 4, to: 'reaction[=].severity', type: 'allergySeverity', when: 'reaction' },
      { field: 4, to: 'criticality', type: 'allergyCriticality', unless: 'reaction' },
      { field: 6, to: 'onsetDateTime', type: 'dateTime' },
    ],
    links: { patient: 'Patient' },
    defaults: { code: UNKNOWN_CONCEPT, clinicalStatus: ACTIVE },
  },
  {
    segment: 'IAM',
    makes: 'AllergyIntolerance',
    rows: [
      { field: 7, to: 'identifier[+]', type: 'EI' },
      { field: 2, to: 'category[+]', type: 'allergyCategory' },
      { field: 3, to: 'code', type: 'CWE' },
      { field: 5, to: 'reaction[=].manifestation[+]', type: 'text' },
      { field: 4, to: 'reaction[=].severity', type: 'allergySeverity', when: 'reaction' },
      { field: 4, to: 'criticality', type: 'allergyCriticality', unless: 'reaction' },
      { field: 11, to: 'onsetDateTime', type: 'dateTime' },
      { field: 13, to: 'recordedDate', type: 'dateTime' },
      { field: 14, to: 'asserter', type: 'XCN' },
      { field: 18, to: 'recorder', type: 'XCN' },
    ],
    links: { patient: 'Patient' },
    defaults: { code: UNKNOWN_CONCEPT, clinicalStatus: ACTIVE },
  },
  {
    segment: 'DG1',
    makes: 'Condition',
    rows: [
      { field: 20, to: 'identifier[+]', type: 'EI' },
      { field: 3, to: 'code', type: 'CWE' },
      { field: 4, to: 'code.text', type: 'string' },
      { field: 5, to: 'onsetDateTime', type: 'dateTime' },
      { field: 19, to: 'recordedDate', type: 'dateTime' },
      { field: 16, to: 'asserter', type: 'XCN' },
      { field: 6, to: 'category[+]', type: 'CWE' },
    ],
    links: { subject: 'Patient', encounter: 'Encounter' },
    defaults: { code: UNKNOWN_CONCEPT },
    back: { Encounter: 'diagnosis[+].condition' },
  },
  {
    segment: 'PRB',
    makes: 'Condition',
    rows: [
      { field: 4, to: 'identifier[+]', type: 'EI' },
      { field: 3, to: 'code', type: 'CWE' },
      { field: 16, to: 'onsetDateTime', type: 'dateTime' },
      { field: 2, to: 'recordedDate', type: 'dateTime' },
      { field: 9, to: 'abatementDateTime', type: 'dateTime', add: { clinicalStatus: RESOLVED } },
    ],
    links: { subject: 'Patient', encounter: 'Encounter' },
    defaults: { code: UNKNOWN_CONCEPT, category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] }] },
  },
  {
    segment: 'PR1',
    makes: 'Procedure',
    rows: [
      { field: 19, to: 'identifier[+]', type: 'EI' },
      { field: 3, to: 'code', type: 'CWE' },
      { field: 4, to: 'code.text', type: 'string' },
      { field: 5, to: 'performedDateTime', type: 'dateTime' },
      { field: 6, to: 'category', type: 'CWE' },
      { field: 8, to: 'performer[+].actor', type: 'XCN', add: performedBy('88189002', 'Anesthesiologist') },
      { field: 11, to: 'performer[+].actor', type: 'XCN', add: performedBy('304292004', 'Surgeon') },
      { field: 12, to: 'performer[+].actor', type: 'XCN' },
      { field: 15, to: 'reasonCode[+]', type: 'CWE' },
      { field: 23, to: 'location', type: 'PL' },
    ],
    links: { subject: 'Patient', encounter: 'Encounter' },
    defaults: { status: 'unknown' },
  },
  {
    segment: 'IN1',
    makes: 'Coverage',
    rows: [
      { field: 2, to: 'identifier[+]', type: 'planIdentifier' },
      { field: 49, to: 'subscriberId', type: 'string' },
      { field: 36, to: 'identifier[+]', type: 'plainIdentifier' },
      { field: 4, to: 'payor[+]', type: 'XON' },
      { field: 12, to: 'period.start', type: 'dateTime' },
      { field: 13, to: 'period.end', type: 'dateTime' },
      { field: 15, to: 'type', type: 'CWE' },
      { field: 17, to: 'relationship', type: 'CWE' },
      { field: 8, to: 'class[+].value', type: 'string', add: { 'class[=].type': { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/coverage-class', code: 'group' }] } } },
      { field: 9, to: 'class[=].name', type: 'string' },
    ],
    links: { beneficiary: 'Patient' },
    defaults: { status: 'active', payor: [{ display: 'unknown' }] },
  },
  {
    segment: 'FT1',
    makes: 'ChargeItem',
    rows: [
      { field: 2, to: 'identifier[+]', type: 'plainIdentifier' },
      { field: 4, to: 'occurrencePeriod', type: 'DRperiod' },
      { field: 4, to: 'occurrenceDateTime', type: 'DRstart', unless: 'occurrencePeriod' },
      { field: 5, to: 'enteredDate', type: 'dateTime' },
      { field: 7, to: 'code', type: 'CWE' },
      { field: 10, to: 'quantity', type: 'NM' },
      { field: 11, to: 'priceOverride', type: 'money' },
      { field: 13, to: 'performingOrganization', type: 'organizationCode' },
      { field: 19, to: 'reason[+]', type: 'CWE' },
      { field: 20, to: 'performer[+].actor', type: 'XCN' },
      { field: 24, to: 'enterer', type: 'XCN' },
      { field: 25, to: 'bodysite[+]', type: 'CWE' },
    ],
    links: { subject: 'Patient', context: 'Encounter' },
    defaults: { status: 'unknown', code: UNKNOWN_CONCEPT },
  },
];
