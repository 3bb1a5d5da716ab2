import { codeSystemNames } from './data-types.js';

const classes: Readonly<Record<string, readonly string[]>> = {
  ClinicalDocument: ['DOCCLIN'], patientRole: ['PAT'], patient: ['PSN'], assignedPerson: ['PSN'], associatedPerson: ['PSN'], assignedAuthor: ['ASSIGNED'], assignedEntity: ['ASSIGNED'], assignedCustodian: ['ASSIGNED'],
  representedCustodianOrganization: ['ORG'], representedOrganization: ['ORG'], providerOrganization: ['ORG'], serviceProviderOrganization: ['ORG'], wholeOrganization: ['ORG'], scopingOrganization: ['ORG'],
  asOrganizationPartOf: ['PART'], encompassingEncounter: ['ENC'], healthCareFacility: ['SDLOC'], structuredBody: ['DOCBODY'], section: ['DOCSECT'], observation: ['OBS'], organizer: ['CLUSTER', 'BATTERY'], procedure: ['PROC'],
  substanceAdministration: ['SBADM'], act: ['ACT'], supply: ['SPLY'], encounter: ['ENC'], manufacturedProduct: ['MANU'], manufacturedMaterial: ['MMAT'], manufacturedLabeledDrug: ['MMAT'], specimenRole: ['SPEC'],
  parentDocument: ['DOCCLIN'], place: ['PLC'], birthplace: ['BIRTHPL'],
};
const types: Readonly<Record<string, readonly string[]>> = {
  recordTarget: ['RCT'], author: ['AUT'], custodian: ['CST'], legalAuthenticator: ['LA'], authenticator: ['AUTHEN'], dataEnterer: ['ENT'], informant: ['INF'], componentOf: ['COMP'], component: ['COMP'], entry: ['DRIV', 'COMP'],
  entryRelationship: ['COMP'], location: ['LOC'], specimen: ['SPC'], performer: ['PRF'], consumable: ['CSM'], subject: ['SBJ'],
};
const anywhere: Readonly<Record<string, readonly string[]>> = {
  moodCode: ['EVN'], contextControlCode: ['OP', 'ON'], contextConductionInd: ['true'], inversionInd: ['false'], negationInd: ['false'], determinerCode: ['INSTANCE'],
};

/**
 * Values of attributes that say how a CDA document is built, not what it says: the CDA R2 normative edition fixes them. A
 * leaf with one of them is written again from here; with any other value it is preserved.
 */
export const structureOf = (element: string, attribute: string): readonly string[] | undefined => {
  if (attribute === 'classCode') return byElement.classCode.get(element);
  if (attribute === 'typeCode') return byElement.typeCode.get(element);
  return byElement.anywhere.get(attribute);
};

const byElement = { classCode: new Map(Object.entries(classes)), typeCode: new Map(Object.entries(types)), anywhere: new Map(Object.entries(anywhere)) };

/** The name a code system usually has in documents. */
export const usualSystemName = (oid: string): string | undefined => {
  const bare = oid.trim();
  return Object.hasOwn(codeSystemNames, bare) ? codeSystemNames[bare] : undefined;
};
