import { BASE, extensionUrls } from '../../vocabulary.js';
import type { CdaRow } from './row.js';

const EXT = 'http://hl7.org/fhir/StructureDefinition';
const person = 'assignedPerson/name';

const contact = (at: string): readonly CdaRow[] => [
  { from: `${at}/id`, to: 'identifier[+]', type: 'II' },
  { from: `${at}/telecom`, to: 'telecom[+]', type: 'TEL' },
  { from: `${at}/addr`, to: 'address[+]', type: 'AD' },
];

/** recordTarget -> Patient (US realm header of C-CDA R2.1, section 1.1). */
export const patientRows: readonly CdaRow[] = [
  ...contact('recordTarget/patientRole'),
  ...['patient', 'patientPatient'].flatMap((patient): readonly CdaRow[] => [
    { from: `recordTarget/patientRole/${patient}/name`, to: 'name[+]', type: 'PN' },
    { from: `recordTarget/patientRole/${patient}/administrativeGenderCode`, to: 'gender', type: 'gender' },
    { from: `recordTarget/patientRole/${patient}/birthTime`, to: 'birthDate', type: 'date' },
    { from: `recordTarget/patientRole/${patient}/maritalStatusCode`, to: 'maritalStatus', type: 'CD' },
    { from: `recordTarget/patientRole/${patient}/religiousAffiliationCode`, to: 'extension[+].valueCodeableConcept', type: 'CD', add: { 'extension[=].url': `${EXT}/patient-religion` } },
    { from: `recordTarget/patientRole/${patient}/raceCode`, to: 'extension[+].valueCodeableConcept', type: 'CD', add: { 'extension[=].url': `${BASE}/StructureDefinition/race` } },
    { from: `recordTarget/patientRole/${patient}/ethnicGroupCode`, to: 'extension[+].valueCodeableConcept', type: 'CD', add: { 'extension[=].url': `${BASE}/StructureDefinition/ethnic-group` } },
    { from: `recordTarget/patientRole/${patient}/birthplace/place/addr`, to: 'extension[+].valueAddress', type: 'AD', add: { 'extension[=].url': extensionUrls.birthPlace } },
    { from: `recordTarget/patientRole/${patient}/guardian/guardianPerson/name`, to: 'contact[+].name', type: 'PN' },
    { from: `recordTarget/patientRole/${patient}/guardian/code`, to: 'contact[=].relationship[+]', type: 'CD' },
    { from: `recordTarget/patientRole/${patient}/guardian/telecom`, to: 'contact[=].telecom[+]', type: 'TEL' },
    { from: `recordTarget/patientRole/${patient}/guardian/addr`, to: 'contact[=].address', type: 'AD' },
  ]),
];

/** The document itself -> Composition. */
export const compositionRows: readonly CdaRow[] = [
  { from: 'id', to: 'identifier', type: 'II' },
  { from: 'code', to: 'type', type: 'CD' },
  { from: 'title', to: 'title', type: 'ST' },
  { from: 'effectiveTime', to: 'date', type: 'TS' },
  { from: 'confidentialityCode', to: 'confidentiality', type: 'code' },
  { from: 'languageCode', to: 'language', type: 'code' },
  { from: 'setId', to: 'extension[+].valueIdentifier', type: 'II', add: { 'extension[=].url': extensionUrls.setId } },
  { from: 'versionNumber', to: 'extension[+].valueString', type: 'value', add: { 'extension[=].url': extensionUrls.versionNumber } },
  { from: 'documentationOf/serviceEvent/effectiveTime', to: 'event[=].period', type: 'IVL_TS' },
  { from: 'documentationOf/serviceEvent/code', to: 'event[=].code[+]', type: 'CD' },
];

export type Party = { readonly at: string; readonly resource: 'Practitioner' | 'Organization'; readonly to: string; readonly rows: readonly CdaRow[]; readonly beside?: readonly CdaRow[]; readonly add?: Readonly<Record<string, unknown>> };

const practitioner = (role: string): readonly CdaRow[] => [...contact(role), { from: `${role}/${person}`, to: 'name[+]', type: 'PN' }, { from: `${role}/code`, to: 'qualification[+].code', type: 'CD' }];
const organization = (role: string): readonly CdaRow[] => [...contact(role), { from: `${role}/name`, to: 'name', type: 'ST' }];
const signed: readonly CdaRow[] = [{ from: 'time', to: 'attester[=].time', type: 'TS' }];

/** Who wrote, keeps and signed it: each a resource, referred to by the Composition. */
export const parties: readonly Party[] = [
  { at: 'author', resource: 'Practitioner', to: 'author[+]', rows: practitioner('assignedAuthor') },
  { at: 'custodian', resource: 'Organization', to: 'custodian', rows: organization('assignedCustodian/representedCustodianOrganization') },
  { at: 'legalAuthenticator', resource: 'Practitioner', to: 'attester[+].party', rows: practitioner('assignedEntity'), beside: signed, add: { 'attester[=].mode': 'legal' } },
  { at: 'authenticator', resource: 'Practitioner', to: 'attester[+].party', rows: practitioner('assignedEntity'), beside: signed, add: { 'attester[=].mode': 'professional' } },
  { at: 'recordTarget/patientRole/providerOrganization', resource: 'Organization', to: 'patient', rows: organization('.') },
];

/** componentOf -> Encounter. */
export const encounterRows: readonly CdaRow[] = [
  { from: 'componentOf/encompassingEncounter/id', to: 'identifier[+]', type: 'II' },
  { from: 'componentOf/encompassingEncounter/code', to: 'type[+]', type: 'CD' },
  { from: 'componentOf/encompassingEncounter/effectiveTime', to: 'period', type: 'IVL_TS' },
  { from: 'componentOf/encompassingEncounter/dischargeDispositionCode', to: 'hospitalization.dischargeDisposition', type: 'CD' },
];

/** Attributes whose value the template fixes, so that the resource's own type says it. Only where a resource was made. */
export const fixedAttributes: ReadonlySet<string> = new Set(['classCode', 'moodCode', 'typeCode', 'determinerCode', 'inversionInd', 'contextConductionInd']);
