import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isFailure } from '@chainnet/fhir';
import type { Resource, Validator } from '@chainnet/fhir';
import { soundPatient } from '../../test/seeded-defects.js';
import { loadValidator } from './fhir-definitions.js';
import { readProfiles } from './profile-files.js';

const PROFILES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'test', 'profiles');
const CORE_PATIENT = 'http://hl7.org.cn/fhir/StructureDefinition/core-patient';
const REALM_HEADER = 'http://hl7.org.cn/fhir/sd/ehr/RealmHeader';
const IDC = { system: 'urn:oid:2.16.840.1.113883.2.23.1.19.1', value: '11010519491231002X' };
const SIN = { system: 'urn:oid:2.16.840.1.113883.2.23.1.19.2', value: 'A1' };
const GENDER_URL = 'http://hl7.org.cn/fhir/StructureDefinition/ext-person-gender';
const ETHNIC_URL = 'http://hl7.org.cn/fhir/StructureDefinition/ext-person-ethnicGroup';
const gender = (code: string): object => ({ extension: [{ url: GENDER_URL, valueCoding: { system: 'urn:oid:2.16.156.10011.2.3.3.4', code } }] });

const patient: Resource = { ...soundPatient, meta: { profile: [CORE_PATIENT] }, active: true, identifier: [IDC, SIN], _gender: gender('2') };
const section = (code: string, more: object = {}): object => ({ code: { coding: [{ system: 'http://loinc.org', code }] }, text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' }, ...more });
const composition: Resource = {
  resourceType: 'Composition', status: 'final', meta: { profile: [REALM_HEADER] }, identifier: { system: 'urn:x', value: '1' }, type: { text: 'x' }, category: [{ coding: [{ system: 'urn:x', code: 'EMR' }] }],
  subject: { reference: 'Patient/1' }, date: '2025', author: [{ reference: 'Practitioner/1' }], title: '入院记录', confidentiality: 'N', custodian: { reference: 'Organization/1' },
  section: [section('29548-5'), section('10154-3')],
};
const vitalSign: Resource = {
  resourceType: 'Observation', meta: { profile: ['http://hl7.org/fhir/StructureDefinition/bodytemp'] }, status: 'final', subject: { reference: 'Patient/1' }, effectiveDateTime: '2025-03-14',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }], code: { coding: [{ system: 'http://loinc.org', code: '8310-5' }] },
  valueQuantity: { value: 36.6, unit: 'Cel', system: 'http://unitsofmeasure.org', code: 'Cel' },
};

type Case = readonly [what: string, resource: Resource, issue: string, path: string];
const without = (resource: Resource, name: string): Resource => Object.fromEntries(Object.entries(resource).filter(([key]) => key !== name)) as Resource;

/** Each breaks one rule of a profile; the issue's code and place say which. */
const broken: readonly Case[] = [
  ['one identifier', { ...patient, identifier: [IDC] }, 'too-few', 'Patient'],
  ['no SIN slice', { ...patient, identifier: [IDC, { system: 'urn:x', value: '1' }] }, 'slice-too-few', 'Patient'],
  ['two of a slice that allows one', { ...patient, identifier: [IDC, IDC, SIN] }, 'slice-too-many', 'Patient'],
  ['an identifier without a value', { ...patient, identifier: [IDC, { system: SIN.system }] }, 'missing', 'Patient.identifier[1]'],
  ['an invariant on a slice', { ...patient, identifier: [{ ...IDC, value: '12' }, SIN] }, 'idc-1', 'Patient.identifier[0].value'],
  ['an element that became required', without(patient, 'active'), 'missing', 'Patient'],
  ['a required extension on a primitive', without(patient, '_gender'), 'slice-too-few', 'Patient.gender'],
  ['a code outside the value set an extension binds', { ...patient, _gender: gender('7') }, 'coding-not-in-value-set', 'Patient.gender.extension[0].value.ofType(Coding)'],
  ['the wrong type in an extension', { ...patient, _gender: { extension: [{ url: GENDER_URL, valueString: '2' }] } }, 'type-not-allowed', 'Patient.gender.extension[0].value.ofType(string)'],
  ['an extension twice', { ...patient, extension: [1, 2].map(() => ({ url: ETHNIC_URL, valueCodeableConcept: { text: '汉族' } })) }, 'slice-too-many', 'Patient'],
  ['an extension without its value', { ...patient, extension: [{ url: ETHNIC_URL, valueString: 'x' }] }, 'slice-too-few', 'Patient.extension[0]'],
  ['a type of a choice taken away', { ...patient, deceasedBoolean: false }, 'type-not-allowed', 'Patient.deceased.ofType(boolean)'],
  ['a day before the least', { ...patient, birthDate: '1849-12-31' }, 'value-out-of-range', 'Patient.birthDate'],
  ['another pattern', { ...patient, maritalStatus: { coding: [{ system: 'urn:x', code: '10' }] } }, 'pattern-value', 'Patient.maritalStatus'],
  ['a target the profile takes away', { ...patient, generalPractitioner: [{ reference: 'Organization/1' }] }, 'reference-target', 'Patient.generalPractitioner[0]'],
  ['an element the profile forbids', { ...patient, link: [{ other: { reference: 'Patient/2' }, type: 'seealso' }] }, 'too-many', 'Patient'],
  ['a category that is none of three', { ...composition, category: [{ coding: [{ code: 'XXX' }] }] }, 'rh-1', 'Composition.category[0].coding[0].code'],
  ['a title that is too long', { ...composition, title: '长'.repeat(41) }, 'too-long', 'Composition.title'],
  ['a section no slice allows', { ...composition, section: [section('29548-5'), section('1-8')] }, 'slice-unmatched', 'Composition.section[1]'],
  ['a missing section', { ...composition, section: [section('10154-3')] }, 'slice-too-few', 'Composition'],
  ['no text in a sliced section', { ...composition, section: [section('29548-5'), { ...section('10154-3', { text: undefined }), entry: [{ reference: 'Condition/1' }] }] }, 'missing', 'Composition.section[1]'],
  ['two authors where the profile allows one', { ...composition, author: [{ reference: 'Practitioner/1' }, { reference: 'Practitioner/2' }] }, 'too-many', 'Composition'],
  ['a subject that is no patient', { ...composition, subject: { reference: 'Device/1' } }, 'reference-target', 'Composition.subject'],
  ['HL7 vital signs: another unit', { ...vitalSign, valueQuantity: { value: 36.6, unit: 'K', system: 'http://unitsofmeasure.org', code: 'K' } }, 'code-not-in-value-set', 'Observation.value.ofType(Quantity).code'],
  ['HL7 vital signs: no category', without(vitalSign, 'category'), 'missing', 'Observation'],
  ['HL7 vital signs: no LOINC code of the sign', { ...vitalSign, code: { text: '体温' } }, 'slice-too-few', 'Observation.code'],
  ['HL7 vital signs: no value and no reason', without(vitalSign, 'valueQuantity'), 'vs-2', 'Observation'],
  ['an HL7 extension with the wrong type', { ...soundPatient, extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueString: 'x' }] }, 'type-not-allowed', 'Patient.extension[0].value.ofType(string)'],
];

describe('profiles', () => {
  let validator: Validator;
  beforeAll(() => {
    validator = loadValidator({ profiles: PROFILES });
  }, 60_000);

  const found = (resource: Resource, profiles: readonly string[] = []): readonly (readonly [string | undefined, string | undefined])[] =>
    validator.validate(resource, { profiles }).filter(isFailure).map(({ details, expression }) => [details?.coding?.at(-1)?.code, expression?.[0]]);

  it.each([['core-patient', patient], ['RealmHeader', composition], ['bodytemp', vitalSign]])('given what %s asks for, find nothing', (_name, resource) => {
    expect(validator.validate(resource)).toEqual([]);
  });

  it.each(broken)('find %s', (_what, resource, issue, path) => expect(found(resource)).toContainEqual([issue, path]));

  it('hold a resource to a profile that is asked for', () => {
    expect(found({ ...without(patient, 'meta'), identifier: [IDC] }, [CORE_PATIENT])).toContainEqual(['too-few', 'Patient']);
  });

  it('hold a resource inside a Bundle to the profile it claims, with its path', () => {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: without(patient, 'active') }] };
    expect(found(bundle)).toEqual([['missing', 'Bundle.entry[0].resource']]);
  });

  it('that are not loaded are a warning, never silence', () => {
    const issues = validator.validate({ ...soundPatient, meta: { profile: ['urn:unknown'] } });
    expect(issues).toMatchObject([{ severity: 'warning', code: 'not-supported', details: { coding: [{ code: 'profile-unknown' }] }, expression: ['Patient.meta.profile[0]'] }]);
  });

  it('of another type are an error, those of the base type are held anyway', () => {
    expect(found({ ...soundPatient, meta: { profile: [REALM_HEADER] } })).toEqual([['profile-of-other-type', 'Patient']]);
    expect(found({ ...soundPatient, meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } })).toEqual([]);
  });

  it('are read from files, Bundles and folders; a file that cannot be read is named', () => {
    expect([...readProfiles(PROFILES)].map(({ resourceType }) => resourceType).sort()).toEqual(['CodeSystem', 'StructureDefinition', 'StructureDefinition', 'StructureDefinition', 'StructureDefinition', 'ValueSet']);
    const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
    try {
      writeFileSync(join(folder, 'broken.json'), '{');
      expect(() => [...readProfiles(folder)]).toThrow(/broken\.json/);
      expect(() => [...readProfiles(join(folder, 'absent'))]).toThrow(/absent/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
