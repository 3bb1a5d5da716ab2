import type { Json, JsonObject } from '../src/core/json.js';
import { textOf } from '../src/core/json.js';

/** A patient with one value for each Safe Harbor identifier (45 CFR 164.514(b)(2)(i)) that a FHIR record can hold. */
export const canaries = {
  name: '欧阳婉清',
  latinName: 'Ouyang Wanqing',
  street: '学院南路七十六号院三单元',
  birthDate: '1931-08-17',
  phone: '13910427755',
  fax: '010-62284499',
  email: 'ouyang.wanqing@mail.example',
  socialSecurity: '110108193108171226',
  medicalRecord: 'MRN-7730045218',
  healthPlan: 'HP-556610093',
  account: 'ACC-20931187',
  licence: 'LIC-88120456',
  vehicle: '京A93H27',
  device: 'SN-PACE-4471902',
  url: 'http://blog.example/ouyang',
  ip: '203.0.113.77',
  fingerprint: 'fp-9f3a77c1d0',
  photo: 'iVBORw0KGgoAAAANSUhEUgAAOUYANG',
  other: 'study-nickname-swan',
} as const;

const loinc = (code: string, display: string): JsonObject => ({ coding: [{ system: 'http://loinc.org', code, display }], text: `${canaries.name}的检查` });
const note = [{ text: `${canaries.name}，电话${canaries.phone}，车牌${canaries.vehicle}`, authorString: canaries.latinName }];
const subject = { reference: 'Patient/wanqing-7730045218', display: canaries.name };

export const patient: JsonObject = {
  resourceType: 'Patient',
  id: 'wanqing-7730045218',
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${canaries.name} ${canaries.street}</div>` },
  extension: [{ url: 'urn:x:vehicle', valueString: canaries.vehicle }, { url: 'urn:x:ip', valueString: canaries.ip }, { url: 'urn:x:bio', valueString: canaries.fingerprint }],
  identifier: [
    { system: 'urn:ssn', value: canaries.socialSecurity },
    { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, system: 'urn:mrn', value: canaries.medicalRecord },
    { system: 'urn:plan', value: canaries.healthPlan },
    { system: 'urn:account', value: canaries.account },
    { system: 'urn:licence', value: canaries.licence },
  ],
  name: [{ text: canaries.name, family: '欧阳', given: ['婉清'] }, { use: 'nickname', text: canaries.other }, { text: canaries.latinName }],
  telecom: [{ system: 'phone', value: canaries.phone }, { system: 'fax', value: canaries.fax }, { system: 'email', value: canaries.email }, { system: 'url', value: canaries.url }],
  gender: 'female',
  birthDate: canaries.birthDate,
  _birthDate: { extension: [{ url: 'urn:x:time', valueDateTime: `${canaries.birthDate}T03:04:05+08:00` }] },
  address: [{ line: [canaries.street], city: '北京市', district: '110108', postalCode: '100080', country: 'CN' }],
  photo: [{ contentType: 'image/png', data: canaries.photo }],
  contact: [{ name: { text: '欧阳德明' }, telecom: [{ value: '13800001111' }] }],
  contained: [{ resourceType: 'Device', id: 'pace', serialNumber: canaries.device }],
};

export const observation: JsonObject = {
  resourceType: 'Observation',
  id: 'obs-1',
  contained: [{ resourceType: 'Observation', id: 'part', status: 'final', code: loinc('8480-6', 'Systolic'), note }],
  identifier: [{ system: 'urn:report', value: 'RPT-2021-000123' }],
  status: 'final',
  code: loinc('85354-9', 'Blood pressure panel'),
  subject,
  encounter: { reference: 'http://hospital.example/fhir/Encounter/enc-1/_history/3' },
  effectiveDateTime: '2018-01-01T10:20:00+08:00',
  issued: '2018-04-01T00:00:00.000Z',
  performer: [{ reference: 'Practitioner/doctor-li', display: '李医生' }],
  hasMember: [{ reference: '#part' }],
  valueString: canaries.name,
  note,
  component: [{ code: loinc('8480-6', 'Systolic blood pressure'), valueQuantity: { value: 132.5, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' } }],
};

export const encounter: JsonObject = { resourceType: 'Encounter', id: 'enc-1', status: 'finished', subject, period: { start: '2018-01-01', end: '2018-04-01' }, reasonCode: [{ text: note[0]?.text ?? '' }] };
const practitioner: JsonObject = { resourceType: 'Practitioner', id: 'doctor-li', name: [{ text: '李建国' }] };

export const entry = (resource: JsonObject): JsonObject => ({
  fullUrl: `http://hospital.example/fhir/${textOf(resource['resourceType']) ?? ''}/${textOf(resource['id']) ?? ''}`,
  resource,
});
export const bundleOf = (...resources: readonly JsonObject[]): JsonObject => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map(entry) });
export const canaryBundle: JsonObject = bundleOf(patient, encounter, observation, practitioner);

/** A copy with `value` put at the `at`-th of all places of a JSON tree that can take it; places are objects and lists. */
export function plant(tree: Json, at: number, planted: { readonly key: string; readonly value: Json }): Json {
  let place = 0;
  const copy = (node: Json): Json => {
    if (typeof node !== 'object' || node === null) return node;
    const here = place === at;
    place += 1;
    if (Array.isArray(node)) return [...(node as readonly Json[]).map(copy), ...(here ? [planted.value] : [])];
    const members = Object.entries(node as JsonObject).map(([key, value]) => [key, copy(value)] as const);
    return { ...Object.fromEntries(members), ...(here ? { [planted.key]: planted.value } : {}) };
  };
  return copy(tree);
}

/** Number of places `plant` can use in a tree. */
export const placesIn = (tree: Json): number =>
  typeof tree !== 'object' || tree === null ? 0 : 1 + Object.values<Json>(tree as JsonObject).reduce<number>((sum, item) => sum + placesIn(item), 0);
