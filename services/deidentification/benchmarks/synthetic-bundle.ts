import type { Json, JsonObject } from '../src/core/json.js';
import { textOf } from '../src/core/json.js';

/** Deterministic numbers in [0, 1): the 32-bit mix of mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A collection Bundle of one patient: Patient, Encounter, Condition, MedicationRequest, then Observations, about 1.5 kB each. */
export function syntheticBundle(seed: number, resources: number): JsonObject {
  const random = seeded(seed);
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const day = (): string => `20${10 + Math.floor(random() * 14)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
  const patient = `p${digits(10)}`;
  const subject = { reference: `Patient/${patient}`, display: `王${digits(2)}芳` };
  const encounter = { reference: `Encounter/e${seed}` };
  const clinical = (type: string, index: number, content: JsonObject): JsonObject => ({
    resourceType: type,
    id: `${type.toLowerCase()}-${seed}-${index}`,
    meta: { versionId: '1', lastUpdated: `${day()}T08:00:00.000+08:00`, profile: [`http://hl7.org/fhir/StructureDefinition/${type}`] },
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>患者王${digits(2)}芳，${day()} 就诊于某某医院内科门诊，记录由系统生成。</p></div>` },
    identifier: [{ use: 'official', system: 'http://hospital.example/records', value: digits(12) }],
    subject,
    encounter,
    ...content,
  });
  const first = [patientResource(patient, { digits, day }), clinical('Encounter', 0, { status: 'finished', class: coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'AMB', 'ambulatory'), period: { start: `${day()}T08:00:00+08:00`, end: `${day()}T09:00:00+08:00` } }),
    clinical('Condition', 0, { code: concept('http://hl7.org/fhir/sid/icd-10', 'C50.9', 'Malignant neoplasm of breast'), onsetDateTime: day(), recordedDate: day(), note: [{ text: '随访记录' }] }),
    clinical('MedicationRequest', 0, { status: 'active', intent: 'order', medicationCodeableConcept: concept('http://www.nlm.nih.gov/research/umls/rxnorm', '860975', 'Metformin 500 MG'), authoredOn: day() })];
  const observations = Array.from({ length: Math.max(0, resources - first.length) }, (_, index) =>
    clinical('Observation', index, {
      status: 'final',
      category: [concept('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs', 'Vital Signs')],
      code: { ...concept('http://loinc.org', '85354-9', 'Blood pressure panel'), text: '血压' },
      effectiveDateTime: `${day()}T08:30:00+08:00`,
      issued: `${day()}T08:31:00.000+08:00`,
      performer: [{ reference: `Practitioner/d${digits(2)}` }],
      component: [
        { code: concept('http://loinc.org', '8480-6', 'Systolic blood pressure'), valueQuantity: pressure(90 + Math.floor(random() * 60)) },
        { code: concept('http://loinc.org', '8462-4', 'Diastolic blood pressure'), valueQuantity: pressure(50 + Math.floor(random() * 50)) },
      ],
    }),
  );
  const entry = [...first, ...observations].slice(0, resources).map((resource) => ({
    fullUrl: `http://hospital.example/fhir/${textOf(resource['resourceType']) ?? ''}/${textOf(resource['id']) ?? ''}`,
    resource,
  }));
  return { resourceType: 'Bundle', id: `bundle-${seed}`, type: 'collection', timestamp: `${day()}T10:00:00.000+08:00`, entry };
}

type Sources = { readonly digits: (count: number) => string; readonly day: () => string };

const patientResource = (id: string, { digits, day }: Sources): JsonObject => ({
  resourceType: 'Patient',
  id,
  identifier: [{ use: 'official', system: 'http://hospital.example/mrn', value: digits(10) }, { system: 'urn:oid:2.16.156.1', value: digits(18) }],
  active: true,
  name: [{ use: 'official', text: `王${digits(2)}芳`, family: '王', given: [`${digits(2)}芳`] }],
  telecom: [{ system: 'phone', value: `13${digits(9)}`, use: 'mobile' }],
  gender: 'female',
  birthDate: day().replace(/^20/, '19'),
  address: [{ line: [`某某路${digits(3)}号`], city: '北京市', postalCode: '100080', country: 'CN' }],
});

const two = (value: number): string => String(value).padStart(2, '0');
const coding = (system: string, code: string, display: string): JsonObject => ({ system, code, display });
const concept = (system: string, code: string, display: string): { coding: Json[] } => ({ coding: [coding(system, code, display)] });
const pressure = (value: number): JsonObject => ({ value, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' });
