import { extensionUrls } from '../../vocabulary.js';
import type { HeaderRow } from './row.js';

const WHOLE = 'componentOf/encompassingEncounter/**/wholeOrganization';
const PATIENT = 'recordTarget/patientRole';
const HOSPITAL = '2.16.156.10011.1.5';

/** Header of WS/T 482-2016 shared documents (53 documents agree on these paths). */
export const headerRows: readonly HeaderRow[] = [
  { select: 'id', resource: 'composition', to: 'identifier', type: 'II' },
  { select: 'code', resource: 'composition', to: 'type', type: 'CE' },
  { select: 'title', resource: 'composition', to: 'title', type: 'ST' },
  { select: 'effectiveTime', resource: 'composition', to: 'date', type: 'TS' },
  { select: 'confidentialityCode', resource: 'composition', to: 'confidentiality', type: 'confidentiality' },
  { select: 'languageCode', resource: 'composition', to: 'language', type: 'language' },
  { select: `${PATIENT}/id`, resource: 'patient', to: 'identifier[+]', type: 'II' },
  { select: `${PATIENT}/patient/id`, resource: 'patient', to: 'identifier[+]', type: 'II' },
  { select: `${PATIENT}/addr`, resource: 'patient', to: 'address[+]', type: 'AD' },
  { select: `${PATIENT}/telecom`, resource: 'patient', to: 'telecom[+]', type: 'TEL' },
  { select: `${PATIENT}/patient/name`, resource: 'patient', to: 'name[+]', type: 'name' },
  { select: `${PATIENT}/patient/administrativeGenderCode`, resource: 'patient', to: 'gender', type: 'gender' },
  { select: `${PATIENT}/patient/administrativeGenderCode`, resource: 'patient', to: '_gender.extension[+]', type: 'coding', extension: extensionUrls.gender },
  { select: `${PATIENT}/patient/birthTime`, resource: 'patient', to: 'birthDate', type: 'day' },
  { select: `${PATIENT}/patient/maritalStatusCode`, resource: 'patient', to: 'maritalStatus', type: 'marital' },
  { select: `${PATIENT}/patient/ethnicGroupCode`, resource: 'patient', to: 'extension[+]', type: 'coding', extension: extensionUrls.ethnicGroup },
  { select: `${PATIENT}/patient/occupation/occupationCode`, resource: 'patient', to: 'extension[+]', type: 'coding', extension: extensionUrls.occupation },
  { select: `${PATIENT}/patient/educationLevel/educationLevelCode`, resource: 'patient', to: 'extension[+]', type: 'coding', extension: extensionUrls.education },
  { select: 'author/assignedAuthor/id', resource: 'author', to: 'identifier[+]', type: 'II' },
  { select: 'author/assignedAuthor/assignedPerson/name', resource: 'author', to: 'name[+]', type: 'name' },
  { select: 'custodian/assignedCustodian/representedCustodianOrganization/id', resource: 'custodian', to: 'identifier[+]', type: 'II' },
  { select: 'custodian/assignedCustodian/representedCustodianOrganization/name', resource: 'custodian', to: 'name', type: 'ST' },
  { select: 'legalAuthenticator', resource: 'composition', to: 'attester[+]', type: 'legalAttester' },
  { select: 'authenticator', resource: 'composition', to: 'attester[+]', type: 'attester' },
  { select: 'componentOf/encompassingEncounter/id', resource: 'encounter', to: 'identifier[+]', type: 'II' },
  { select: 'componentOf/encompassingEncounter/effectiveTime', resource: 'encounter', to: 'period.start', type: 'TS' },
  { select: 'componentOf/encompassingEncounter/effectiveTime/low', resource: 'encounter', to: 'period.start', type: 'TS' },
  { select: 'componentOf/encompassingEncounter/effectiveTime/high', resource: 'encounter', to: 'period.end', type: 'TS' },
  { select: WHOLE, notRoot: HOSPITAL, resource: 'encounter', to: 'location[+].location', type: 'place' },
  { select: WHOLE, root: HOSPITAL, resource: 'encounter', to: 'serviceProvider', type: 'place' },
];

/** Roots of the identifiers that say which kind of encounter a document belongs to. */
export const encounterClassByRoot: Readonly<Record<string, 'IMP' | 'AMB'>> = {
  '2.16.156.10011.1.12': 'IMP',
  '2.16.156.10011.1.11': 'AMB',
};
