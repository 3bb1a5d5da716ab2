import { seededRandom } from './random.js';
import { syntheticPerson } from './synthetic-person.js';
import type { SyntheticPerson } from './synthetic-person.js';
import { wdbcFeatures } from './wdbc-features.js';

/** Code system of the Wisconsin measurements and diagnoses. */
export const WDBC_SYSTEM = 'urn:rwd:wdbc';

export type WdbcRow = { readonly features: readonly number[]; readonly malignant: boolean };
export type FhirBundle = { readonly resourceType: 'Bundle'; readonly type: 'collection'; readonly entry: readonly object[] };

/**
 * Rows of the file's text: a first line with counts and class names, then 30 features and the class (0 = malignant) a line.
 * @throws RangeError naming a line that has other than 31 numbers
 */
export function wdbcRows(csv: string): readonly WdbcRow[] {
  return csv.trim().split('\n').slice(1).map((line, at) => {
    const values = line.split(',').map(Number);
    const sound = values.length === wdbcFeatures.length + 1 && values.every(Number.isFinite);
    if (!sound) throw new RangeError(`line ${at + 2} does not hold ${wdbcFeatures.length + 1} numbers`);
    return { features: values.slice(0, -1), malignant: values.at(-1) === 0 };
  });
}

/**
 * One FHIR R4 Bundle a row of the file: a Patient who does not exist, with the identifiers a hospital would send, and one
 * Observation with the 30 measurements and the diagnosis as components. The same seed gives the same Bundles.
 */
export const wdbcBundles = (csv: string, seed = 0): readonly FhirBundle[] =>
  wdbcRows(csv).map((row, at) => bundleOf(row, syntheticPerson(seededRandom(seed + at)), String(at + 1)));

const bundleOf = (row: WdbcRow, person: SyntheticPerson, number: string): FhirBundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { fullUrl: `urn:uuid:${uuid(1, number)}`, resource: patient(person, `wdbc-patient-${number}`) },
    { fullUrl: `urn:uuid:${uuid(2, number)}`, resource: observation(row, number) },
  ],
});

const patient = ({ residentNumber, inpatientNumber, name, birth, sex, phone }: SyntheticPerson, id: string): object => ({
  resourceType: 'Patient',
  id,
  identifier: [
    { use: 'official', system: 'urn:oid:2.16.156.10011.1.3', value: residentNumber },
    { use: 'usual', system: 'urn:oid:2.16.156.10011.1.12', value: inpatientNumber },
  ],
  name: [{ use: 'official', text: name, family: name.slice(0, 1), given: [name.slice(1)] }],
  telecom: [{ system: 'phone', value: phone, use: 'home' }],
  gender: sex === '1' ? 'male' : 'female',
  birthDate: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6, 8)}`,
});

const observation = ({ features, malignant }: WdbcRow, number: string): object => ({
  resourceType: 'Observation',
  id: `wdbc-observation-${number}`,
  status: 'final',
  code: coded('wdbc', 'Cell nuclei of a fine needle aspirate of a breast mass'),
  subject: { reference: `Patient/wdbc-patient-${number}` },
  effectiveDateTime: '2025-03-14',
  component: [
    ...wdbcFeatures.map(({ code }, at) => ({ code: coded(code), valueQuantity: { value: features[at], unit: '1', system: 'http://unitsofmeasure.org', code: '1' } })),
    { code: coded('diagnosis'), valueCodeableConcept: coded(malignant ? 'malignant' : 'benign') },
  ],
});

const coded = (code: string, display?: string): object => ({ coding: [{ system: WDBC_SYSTEM, code, ...(display === undefined ? {} : { display }) }] });

/** A UUID in form (version 8, RFC 9562, 5.8): which resource of which row. */
const uuid = (resource: number, number: string): string => `00000000-0000-8000-8${String(resource).padStart(3, '0')}-${number.padStart(12, '0')}`;
