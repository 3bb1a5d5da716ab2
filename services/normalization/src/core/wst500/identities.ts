import { resourceId, warningIssue } from '@chainnet/fhir';
import type { Identifier, OperationOutcomeIssue } from '@chainnet/fhir';
import { readResidentNumber, residentNumberWarnings } from '@chainnet/health-codes';
import type { ResidentNumberWarning } from '@chainnet/health-codes';
import { errors } from '../errors.js';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { oidUri } from '../vocabulary.js';

const RESIDENT = oidUri('2.16.156.10011.1.3');
/** The resident number's system in HL7 China's profiles, which differs from the one documents use. */
const RESIDENT_HL7_CHINA = oidUri('2.16.840.1.113883.2.23.1.19.1');

export const identifiersOf = (draft: Draft): readonly Identifier[] => {
  const found = draft['identifier'];
  return (Array.isArray(found) ? found : found === undefined ? [] : [found]) as readonly Identifier[];
};

const isComplete = ({ system, value }: Identifier): boolean => system !== undefined && value !== undefined;

/** The identity of the document: its id's root and extension and, when there are several, its version. */
export function documentIdentity(composition: Draft, version: string | undefined): readonly string[] {
  const identifier = identifiersOf(composition).find(isComplete);
  if (identifier?.system === undefined || identifier.value === undefined) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'the document id' });
  return [identifier.system, identifier.value, version ?? ''];
}

/** A resource's id from its own best identifier, else from its place in the document. */
export function identityOf(draft: Draft, type: string, { tenant, prefer, otherwise }: { tenant: string; prefer?: string; otherwise: readonly string[] }): string {
  const complete = identifiersOf(draft).filter(isComplete);
  const best = complete.find(({ system }) => system === prefer) ?? complete[0];
  return best?.system === undefined || best.value === undefined
    ? resourceId(tenant, type, ...otherwise)
    : resourceId(tenant, type, best.system, best.value);
}

export const patientIdentity = (patient: Draft, tenant: string): string => {
  if (!identifiersOf(patient).some(isComplete)) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: "the patient's id" });
  return identityOf(patient, 'Patient', { tenant, prefer: RESIDENT, otherwise: [] });
};

const WARNINGS: Readonly<Record<ResidentNumberWarning, string>> = {
  'unknown-region': 'the region of the resident number is not known',
  'fifteen-digits': 'the resident number has the 15 digits of 1989',
};

/** Adds the HL7 China form of a resident number, and says where number, birth date and sex disagree. */
export function checkResidentNumber(patient: Draft): readonly OperationOutcomeIssue[] {
  const number = identifiersOf(patient).find(({ system }) => system === RESIDENT)?.value;
  if (number === undefined) return [];
  const read = readResidentNumber(number);
  if (read === undefined) return [warningIssue('value', 'the resident number fails the check of GB 11643', 'Patient.identifier')];
  setElement(patient, 'identifier[+]', { system: RESIDENT_HL7_CHINA, value: number });
  const { birthDate, gender } = patient;
  return [
    ...residentNumberWarnings(read).map((warning) => warningIssue('value', WARNINGS[warning], 'Patient.identifier')),
    ...(birthDate !== undefined && birthDate !== read.birthDate ? [warningIssue('value', 'the birth date differs from the resident number', 'Patient.birthDate')] : []),
    ...((gender === 'male' || gender === 'female') && gender !== read.gender ? [warningIssue('value', 'the sex differs from the resident number', 'Patient.gender')] : []),
  ];
}
