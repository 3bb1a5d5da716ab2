import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { isFailure } from '@chainnet/fhir';
import type { Resource, Validator } from '@chainnet/fhir';
import { clinicalTypes, examplesOf } from '../../test/clinical-examples.js';
import { moreDefects } from '../../test/more-defects.js';
import { smallDocument } from '../../test/small-records.js';
import { bundleEntries } from './bundle-entries.js';
import { definitionsFolder, loadValidator } from './fhir-definitions.js';
import { seededDefects, soundObservation, soundPatient } from '../../test/seeded-defects.js';

const examples = examplesOf(clinicalTypes);

/** Examples HL7 published with faults; each was read and is rightly refused. */
const REVIEWED: Readonly<Record<string, string>> = {
  // R4 allows Organization only; the example points to a Practitioner.
  'MedicationRequest-medrx0301.json': 'structure MedicationRequest.dispenseRequest.performer a reference to Practitioner; allowed: Organization',
  // R4 allows people and organizations; the example points to an Encounter.
  'Observation-clinical-gender.json':
    'structure Observation.performer[0] a reference to Encounter; allowed: Practitioner, PractitionerRole, Organization, CareTeam, Patient, RelatedPerson',
};

/** Where Medplum judges a clinical example otherwise, and who is right. */
const DIFFERS_FROM_MEDPLUM: Readonly<Record<string, string>> = {
  'DiagnosticReport-gingival-mass.json': 'Medplum refuses white space in base64, which FHIR R4 allows',
  'MedicationRequest-medrx0301.json': 'Medplum does not check types of reference targets',
  'Observation-clinical-gender.json': 'Medplum does not check types of reference targets',
};

describe('the validator of FHIR R4', () => {
  let validator: Validator;
  beforeAll(() => {
    validator = loadValidator();
  }, 60_000);

  const failures = (resource: Resource): readonly string[] =>
    validator.validate(resource).filter(isFailure).map(({ code, expression, details }) => `${code} ${expression?.[0] ?? ''} ${details?.text ?? ''}`);

  it('there are 322 clinical examples of 25 types to hold it against', () => expect([examples.length, clinicalTypes.length]).toEqual([322, 25]));

  it('accepts every clinical example HL7 publishes, except those reviewed', () => {
    const refused = examples.map(({ file, resource }) => [file, failures(resource)] as const).filter(([, issues]) => issues.length > 0);
    expect(Object.fromEntries(refused.map(([file, issues]) => [file, issues.join('; ')]))).toEqual(REVIEWED);
  });

  it('agrees with Medplum on the clinical examples, but for those listed', () => {
    for (const file of ['profiles-types.json', 'profiles-resources.json']) {
      const definitions = [...bundleEntries(readFileSync(join(definitionsFolder(), file)))].filter(({ resourceType }) => resourceType === 'StructureDefinition');
      indexStructureDefinitionBundle(definitions);
    }
    const accepts = (resource: Resource): boolean => {
      try {
        validateResource(resource);
        return true;
      } catch {
        return false;
      }
    };
    const differing = examples.filter(({ resource }) => accepts(resource) !== (failures(resource).length === 0)).map(({ file }) => file);
    expect(differing).toEqual(Object.keys(DIFFERS_FROM_MEDPLUM));
  });

  it('accepts a document of small resources, without a warning', () => expect(validator.validate(smallDocument())).toEqual([]));

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

  it.each(moreDefects)('finds %s', (_name, resource, code, path) => {
    expect(validator.validate(resource).filter(isFailure).map(({ details, expression }) => [details?.coding?.at(-1)?.code, expression?.[0]])).toContainEqual([code, path]);
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
