/**
 * Synthetic FHIR R4 records for load. Nothing here is a person's: names are made of two-letter syllables that say "test",
 * numbers come from the record's own number. No imports, for k6 loads this file as it was compiled.
 */
const FHIR_ID = /[^A-Za-z0-9.-]/g;
const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';

type Measure = { readonly code: string; readonly display: string; readonly unit: string; readonly low: number; readonly step: number };

const MEASURES: readonly Measure[] = [
  { code: '718-7', display: 'Hemoglobin', unit: 'g/L', low: 110, step: 1 },
  { code: '2345-7', display: 'Glucose', unit: 'mmol/L', low: 3.5, step: 0.1 },
  { code: '8867-4', display: 'Heart rate', unit: '/min', low: 50, step: 1 },
];
const STEPS = 60;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

const patient = (person: string, number: number): object => ({
  resourceType: 'Patient',
  id: person,
  identifier: [{ use: 'usual', system: 'urn:oid:2.16.156.10011.1.12', value: `LOAD-${person}` }],
  name: [{ use: 'official', text: '测试', family: '测', given: ['试'] }],
  gender: number % 2 === 0 ? 'female' : 'male',
  birthDate: `${1940 + (number % 70)}-${digits(1 + (number % 12), 2)}-${digits(1 + (number % 28), 2)}`,
});

const observation = (measure: Measure, { person, number }: FhirRecord, at: number): object => ({
  resourceType: 'Observation',
  id: `${person}-o${number}-${at}`,
  status: 'final',
  code: { coding: [{ system: LOINC, code: measure.code, display: measure.display }] },
  subject: { reference: `Patient/${person}` },
  effectiveDateTime: `2026-${digits(1 + (number % 12), 2)}-${digits(1 + (number % 28), 2)}`,
  valueQuantity: { value: Number((measure.low + ((number + at) % STEPS) * measure.step).toFixed(1)), unit: measure.unit, system: UCUM, code: measure.unit },
});

const entry = (resource: object, { number }: FhirRecord, at: number): object => ({
  fullUrl: `urn:uuid:00000000-0000-8000-8${digits(at, 3)}-${digits(number, 12)}`, resource,
});

/** The person's pseudonym at the partner, and the record's number in the run. */
export type FhirRecord = { readonly person: string; readonly number: number };

/** A `collection` Bundle of one Patient and three Observations, as JSON; the same record gives the same bytes. */
export function fhirBundle(record: FhirRecord): string {
  const own = { ...record, person: record.person.replace(FHIR_ID, '-') };
  const resources = [patient(own.person, own.number), ...MEASURES.map((measure, at) => observation(measure, own, at))];
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource, at) => entry(resource, own, at)) });
}

/** A Patient with a gender that FHIR does not have: it is taken in, and must end in quarantine with a reason. */
export const fhirInvalid = ({ person, number }: FhirRecord): string =>
  JSON.stringify({ ...patient(person.replace(FHIR_ID, '-'), number), gender: 'unclear' });
