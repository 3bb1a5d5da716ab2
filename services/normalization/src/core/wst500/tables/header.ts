import { GENDER_GB2261_1 } from '../../terminology/chinese-code-maps.js';
import { extensionUrls } from '../../vocabulary.js';
import type { TypeRow, TypeTable, Variant } from '../pattern.js';

const HOSPITAL: Variant = { type: 'place', of: 'encounter', at: 'serviceProvider' };
const PLACE: Variant = { type: 'place', of: 'encounter', list: 'location', at: 'location' };
const coded = (url: string): Pick<Variant, 'type' | 'list' | 'url' | 'at'> => ({ type: 'Coding', list: 'extension', url, at: 'valueCoding' });
const partOf = (list: string): Variant => ({ type: 'partOf', list, url: extensionUrls.partOf, at: 'valueReference' });

/** Bed, room, ward, department and hospital, nested in one another: places of the encounter and its provider. */
const placesAt = (from: string): readonly TypeRow[] => [
  { from: `${from}/healthCareFacility/serviceProviderOrganization/id`, type: 'II', of: 'encounter', list: 'location', at: 'location.identifier' },
  { from: `${from}/healthCareFacility/serviceProviderOrganization/name`, type: 'ST', of: 'encounter', list: 'location', at: 'location.display' },
  { from: `${from}/healthCareFacility/serviceProviderOrganization/asOrganizationPartOf/wholeOrganization`, by: 'organization', variants: { hospital: HOSPITAL, place: PLACE } },
];
const NEXT_PLACE: TypeRow = { from: 'asOrganizationPartOf/wholeOrganization', by: 'organization', variants: { hospital: HOSPITAL, place: PLACE } };
const attester = (fixed: Readonly<Record<string, unknown>>): Variant => ({ type: 'attester', list: 'attester', fixed });

/** Header of WS/T 482-2016 shared documents, with the elements beyond CDA that documents of the 53 types carry. */
export const headerTypes = {
  ClinicalDocument: [
    { from: 'realmCode/@code', fixed: 'CN' },
    { from: 'typeId/@root', fixed: '2.16.840.1.113883.1.3' },
    { from: 'typeId/@extension', fixed: 'POCD_MT000040' },
    { from: 'id', type: 'II', at: 'identifier' },
    { from: 'code', type: 'CE', at: 'type' },
    { from: 'title/text()', to: 'title' },
    { from: 'effectiveTime/@value', to: 'date', as: 'dateTime' },
    { from: 'confidentialityCode/@code', to: 'confidentiality', as: 'confidentiality' },
    { from: 'confidentialityCode/@codeSystem', fixed: '2.16.840.1.113883.5.25' },
    { from: 'confidentialityCode/@displayName', fixed: ['正常访问保密级别', 'normal'] },
    { from: 'languageCode/@code', to: 'language', as: 'code' },
    { from: 'setId', type: 'II', list: 'extension', url: extensionUrls.setId, at: 'valueIdentifier' },
    { from: 'versionNumber', type: 'version', list: 'extension', url: extensionUrls.versionNumber, at: 'valueString' },
    { from: 'recordTarget', type: 'recordTarget', of: 'patient' },
    { from: 'author', type: 'author' },
    { from: 'custodian/assignedCustodian/representedCustodianOrganization', type: 'custodian', of: 'custodian' },
    { from: 'legalAuthenticator', ...attester({ mode: 'legal' }) },
    { from: 'authenticator', ...attester({ mode: 'professional' }) },
    { from: 'dataEnterer', type: 'informant', list: 'extension', url: extensionUrls.dataEnterer },
    { from: 'informant', type: 'informant', list: 'extension', url: extensionUrls.informant },
    { from: 'participant', by: 'participant', variants: { contact: { type: 'contact', of: 'patient', list: 'contact' }, staff: { type: 'staff', of: 'encounter', list: 'participant' } } },
    { from: 'relatedDocument', type: 'relatedDocument', list: 'relatesTo' },
    { from: 'componentOf/encompassingEncounter', type: 'encounter', of: 'encounter' },
    { from: 'component/structuredBody/component/section', type: 'section', list: 'section' },
  ],
  section: [
    { from: 'code', type: 'CE', at: 'code' },
    { from: 'title/text()', to: 'title' },
    { from: 'text/text()', to: 'text', as: 'narrative' },
    { from: 'component/section', type: 'section', list: 'section' },
  ],
  version: [{ from: '@value', to: '' }],
  recordTarget: [
    { from: 'patientRole/id', type: 'II', list: 'identifier' },
    { from: 'patientRole/addr', type: 'AD', list: 'address' },
    { from: 'patientRole/telecom', type: 'TEL', list: 'telecom', fixed: { system: 'phone' } },
    { from: 'patientRole/patientType/patienttypeCode', ...coded(extensionUrls.patientType) },
    { from: 'patientRole/patient/id', type: 'II', list: 'identifier' },
    { from: 'patientRole/patient/name', type: 'name', list: 'name' },
    { from: 'patientRole/patient/administrativeGenderCode', type: 'gender', list: '_gender.extension', url: extensionUrls.gender, at: 'valueCoding' },
    { from: 'patientRole/patient/birthTime/@value', to: 'birthDate', as: 'date' },
    { from: 'patientRole/patient/maritalStatusCode', type: 'marital', at: 'maritalStatus' },
    { from: 'patientRole/patient/ethnicGroupCode', ...coded(extensionUrls.ethnicGroup) },
    { from: 'patientRole/patient/nationality', ...coded(extensionUrls.nationality) },
    { from: 'patientRole/patient/occupation/occupationCode', ...coded(extensionUrls.occupation) },
    { from: 'patientRole/patient/educationLevel/educationLevelCode', ...coded(extensionUrls.education) },
    { from: 'patientRole/patient/age', type: 'PQ', list: 'extension', url: extensionUrls.age, at: 'valueQuantity' },
    { from: 'patientRole/patient/birthplace/place/addr', type: 'AD', list: 'extension', url: extensionUrls.birthPlace, at: 'valueAddress' },
    { from: 'patientRole/patient/household/place/addr', type: 'AD', list: 'address', fixed: { use: 'home' } },
    { from: 'patientRole/patient/nativePlace/place/addr', type: 'AD', list: 'extension', url: extensionUrls.nativePlace, at: 'valueAddress' },
    { from: 'patientRole/patient/employerOrganization', type: 'employer', list: 'contact', fixed: { relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'E', display: 'Employer' }] }] } },
    { from: 'patientRole/providerOrganization/id', type: 'II', at: 'managingOrganization.identifier' },
    { from: 'patientRole/providerOrganization/name/text()', to: 'managingOrganization.display' },
    { from: 'patientRole/providerOrganization/asOrganizationPartOf/wholeOrganization', of: 'patient', ...partOf('managingOrganization.extension') },
  ],
  partOf: [
    { from: 'id', type: 'II', at: 'identifier' },
    { from: 'name/text()', to: 'display' },
    { from: 'asOrganizationPartOf/wholeOrganization', ...partOf('extension') },
  ],
  gender: [
    { from: '@codeSystem', to: 'system', as: 'oid' },
    { from: '@code', to: 'code', as: 'code', derive: { of: 'patient', to: 'gender', codes: GENDER_GB2261_1, as: 'code' } },
    { from: '@displayName', to: 'display' },
  ],
  employer: [
    { from: 'id', type: 'II', at: 'organization.identifier' },
    { from: 'name/text()', to: 'organization.display' },
    { from: 'telecom', type: 'TEL', list: 'telecom', fixed: { system: 'phone' } },
    { from: 'addr', type: 'AD', at: 'address' },
  ],
  author: [
    { from: 'time', type: 'time', list: 'extension', url: extensionUrls.authoredAt, at: 'valueDateTime' },
    { from: 'assignedAuthor/id', type: 'II', of: 'author', list: 'identifier' },
    { from: 'assignedAuthor/code', type: 'CE', of: 'author', list: 'qualification', at: 'code' },
    { from: 'assignedAuthor/telecom', type: 'TEL', of: 'author', list: 'telecom', fixed: { system: 'phone' } },
    { from: 'assignedAuthor/assignedPerson/name', type: 'name', of: 'author', list: 'name' },
    { from: 'assignedAuthor/representedOrganization', of: 'author', ...partOf('extension') },
  ],
  time: [{ from: '@value', to: '', as: 'dateTime' }],
  custodian: [
    { from: 'id', type: 'II', list: 'identifier' },
    { from: 'name/text()', to: 'name' },
    { from: 'telecom', type: 'TEL', list: 'telecom', fixed: { system: 'phone' } },
    { from: 'addr', type: 'AD', list: 'address' },
  ],
  attester: [
    { from: 'time/@value', to: 'time', as: 'dateTime' },
    { from: 'signatureCode/@code', fixed: ['S', 'X'] },
    { from: 'assignedEntity/id', type: 'II', at: 'party.identifier' },
    { from: 'assignedEntity/code', type: 'CE', list: 'extension', url: extensionUrls.role, at: 'valueCodeableConcept' },
    { from: 'assignedEntity/assignedPerson/name/text()', to: 'party.display' },
    { from: 'assignedEntity/assignedPerson/professionalTechnicalPosition/professionaltechnicalpositionCode', type: 'CE', list: 'extension', url: extensionUrls.position, at: 'valueCodeableConcept' },
    { from: 'assignedEntity/representedOrganization', ...partOf('extension') },
    { from: 'assignedEntity/professionalTechnicalPosition/professionaltechnicalpositionCode', type: 'CE', list: 'extension', url: extensionUrls.position, at: 'valueCodeableConcept' },
  ],
  informant: [
    { from: 'time', type: 'time', list: 'extension', url: 'time', at: 'valueDateTime' },
    { from: 'assignedEntity/id', type: 'II', list: 'extension', url: 'identifier', at: 'valueIdentifier' },
    { from: 'assignedEntity/code', type: 'CE', list: 'extension', url: 'role', at: 'valueCodeableConcept' },
    { from: 'assignedEntity/assignedPerson/name', type: 'name', list: 'extension', url: 'name', at: 'valueHumanName' },
  ],
  contact: [
    { from: 'associatedEntity/code', type: 'CE', list: 'relationship' },
    { from: 'associatedEntity/id', type: 'II', list: 'extension', url: extensionUrls.identifier, at: 'valueIdentifier' },
    { from: 'associatedEntity/associatedPerson/name', type: 'name', at: 'name' },
    { from: 'associatedEntity/telecom', type: 'TEL', list: 'telecom', fixed: { system: 'phone' } },
    { from: 'associatedEntity/addr', type: 'AD', at: 'address' },
  ],
  staff: [
    { from: 'time', type: 'IVL_TS', at: 'period' },
    { from: 'associatedEntity/code', type: 'CE', list: 'type' },
    { from: 'associatedEntity/id', type: 'II', at: 'individual.identifier' },
    { from: 'associatedEntity/associatedPerson/name/text()', to: 'individual.display' },
    { from: 'associatedEntity/scopingOrganization', ...partOf('extension') },
  ],
  relatedDocument: [
    { from: '@typeCode', to: 'code', as: 'relation' },
    { from: 'parentDocument/id', type: 'II', at: 'targetIdentifier' },
    { from: 'parentDocument/setId', type: 'II', list: 'extension', url: extensionUrls.setId, at: 'valueIdentifier' },
    { from: 'parentDocument/versionNumber', type: 'version', list: 'extension', url: extensionUrls.versionNumber, at: 'valueString' },
  ],
  encounter: [
    { from: 'id', type: 'II', list: 'identifier' },
    { from: 'code', type: 'CE', list: 'type' },
    { from: 'effectiveTime/@xsi:type', fixed: 'IVL_TS' },
    { from: 'effectiveTime/@value', to: 'period.start', as: 'dateTime' },
    { from: 'effectiveTime/low/@value', to: 'period.start', as: 'dateTime' },
    { from: 'effectiveTime/high/@value', to: 'period.end', as: 'dateTime' },
    ...placesAt('effectiveTime/location'),
    ...placesAt('location'),
  ],
  place: [{ from: 'id', type: 'II', at: 'identifier' }, { from: 'name/text()', to: 'display' }, NEXT_PLACE],
} as const satisfies TypeTable;
