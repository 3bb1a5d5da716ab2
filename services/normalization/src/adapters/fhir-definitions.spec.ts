import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isFailure } from '@chainnet/fhir';
import type { Resource, Validator } from '@chainnet/fhir';
import { loadValidator } from './fhir-definitions.js';
import { seededDefects, soundObservation, soundPatient } from '../../test/seeded-defects.js';

const CLINICAL = /^(Patient|Encounter|Condition|Observation|MedicationRequest|Composition)-/;
const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));
const files = readdirSync(folder).filter((file) => CLINICAL.test(file));
const read = (file: string): Resource => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Resource;

/** Examples HL7 published with faults; each was read and is rightly refused. */
const REVIEWED: Readonly<Record<string, string>> = {
  // R4 allows Organization only; the example points to a Practitioner.
  'MedicationRequest-medrx0301.json': 'structure MedicationRequest.dispenseRequest.performer a reference to Practitioner; allowed: Organization',
  // R4 allows people and organizations; the example points to an Encounter.
  'Observation-clinical-gender.json':
    'structure Observation.performer[0] a reference to Encounter; allowed: Practitioner, PractitionerRole, Organization, CareTeam, Patient, RelatedPerson',
};

describe('the validator of FHIR R4', () => {
  let validator: Validator;
  beforeAll(() => {
    validator = loadValidator();
  }, 60_000);

  const failures = (resource: Resource): readonly string[] =>
    validator.validate(resource).filter(isFailure).map(({ code, expression, details }) => `${code} ${expression?.[0] ?? ''} ${details?.text ?? ''}`);

  it('there are clinical examples to hold it against', () => expect(files.length).toBeGreaterThanOrEqual(150));

  it('accepts every clinical example HL7 publishes, except those reviewed', () => {
    const refused = files.map((file) => [file, failures(read(file))] as const).filter(([, issues]) => issues.length > 0);
    expect(Object.fromEntries(refused.map(([file, issues]) => [file, issues.join('; ')]))).toEqual(REVIEWED);
  });

  it('accepts what the defects are seeded in', () => {
    expect(failures(soundPatient)).toEqual([]);
    expect(failures(soundObservation)).toEqual([]);
  });

  it.each(seededDefects.map((defect) => [defect.name, defect] as const))('catches: %s', (_name, { resource }) => {
    expect(failures(resource)).not.toEqual([]);
  });

  it.each(seededDefects.map((defect) => [defect.name, defect] as const))('catches inside a Bundle: %s', (_name, { resource }) => {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', resource }] };
    expect(failures(bundle)).not.toEqual([]);
  });

  it.each([
    ['Patient.gender', { resourceType: 'Patient', gender: 'm' }],
    ['Encounter.status', { resourceType: 'Encounter', status: 'done', class: { code: 'IMP' } }],
    ['Bundle.type', { resourceType: 'Bundle', type: 'pile' }],
    ['MedicationRequest.intent', { resourceType: 'MedicationRequest', status: 'active', intent: 'wish', medicationCodeableConcept: { text: 'x' }, subject: { display: 'x' } }],
    ['Composition.status', { resourceType: 'Composition', status: 'done', type: { text: 'x' }, date: '2024', author: [{ display: 'x' }], title: 'x' }],
    ['Condition.verificationStatus', { resourceType: 'Condition', subject: { display: 'x' }, verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'sure' }] } }],
    ['Condition.clinicalStatus', { resourceType: 'Condition', subject: { display: 'x' }, clinicalStatus: { coding: [{ system: 'urn:other', code: 'active' }] } }],
  ])('holds %s to its required value set', (path, resource) => {
    expect(validator.validate(resource)).toContainEqual(expect.objectContaining({ code: 'code-invalid', expression: [path] }));
  });

  it('reports every issue of a resource', () => {
    const issues = failures({ ...soundPatient, gender: 'm', birthDate: '1990-02-30', unknown: 1 });
    expect(issues.length).toBeGreaterThanOrEqual(3);
  });

  it('refuses a type FHIR R4 does not have', () => expect(failures({ resourceType: 'Spaceship' })).toHaveLength(1));
});
