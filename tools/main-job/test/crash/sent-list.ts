import type { Submission } from '../../src/submission.js';
import type { SentRecord } from './oracle.js';

/** Records of one person: a Patient first, then measurements. */
const RECORDS_OF_A_SUBJECT = 10;

export type SentListOptions = { readonly tenant: string; readonly run: string; readonly records: number };

/** The partner's list of what it sends: about a tenth as many people as records, one person's records spread over the list. */
export function sentList({ tenant, run, records }: SentListOptions): SentRecord[] {
  const subjects = Math.ceil(records / RECORDS_OF_A_SUBJECT);
  return Array.from({ length: records }, (_, index) => {
    const sequence = Math.floor(index / subjects);
    const subject = `${run}-s${index % subjects}`;
    const patient = sequence === 0;
    return {
      tenant, source: `/${tenant}/his`, id: `${subject}-${sequence}`, subject, sequence,
      resourceType: patient ? 'Patient' : 'Observation', value: patient ? undefined : index, acked: false,
    };
  });
}

export function submissionOf({ tenant, id, subject, value }: SentRecord): Submission {
  return { tenant, id, subject, contentType: 'application/fhir+json', value: Buffer.from(JSON.stringify(value === undefined ? patient(id) : measurement(id, { subject, value }))) };
}

const patient = (id: string): object => ({ resourceType: 'Patient', id, gender: 'female', birthDate: '1970-01-01' });

const measurement = (id: string, { subject, value }: { subject: string; value: number }): object => ({
  resourceType: 'Observation', id, status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '718-7' }] },
  subject: { reference: `Patient/${subject}` },
  effectiveDateTime: '2025-01-02',
  valueQuantity: { value, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
});
