import { describe, expect, it } from '@jest/globals';
import type { Bundle, Resource } from '@chainnet/fhir';
import { standardTables } from '@chainnet/health-codes';
import { checkCodings } from './check-codings.js';

const GB = 'urn:oid:2.16.156.10011.2.3.3';
const WS = 'urn:oid:2.16.156.10011.2.3.1';
const bundleWith = (...resources: readonly Resource[]): Bundle => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const condition = (coding: object): Resource => ({ resourceType: 'Condition', code: { coding: [coding] } });
const check = (...resources: readonly Resource[]) => {
  const { bundle, issues } = checkCodings(bundleWith(...resources), standardTables);
  return { resource: bundle.entry?.[0]?.resource as { code: { coding: readonly object[] } } & Resource, issues: issues.map(({ severity, code, details, expression }) => [severity, code, expression?.[0], details?.text]) };
};

describe('codings held against the code tables', () => {
  it.each([
    ['J06.900', 'J06.9'], ['I10.x00x002', 'I10'], ['J06.9', 'J06.9'],
  ])('a Chinese diagnosis code %s keeps its coding and gets ICD-10 %s beside it', (code, international) => {
    const source = { system: `${GB}.11`, code, display: 'x' };
    expect(check(condition(source)).resource.code.coding).toEqual([source, { system: 'http://hl7.org/fhir/sid/icd-10', code: international }]);
  });

  it.each([
    [`${GB}.5`, '21', 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', 'M'], [`${GB}.5`, '90', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'UNK'],
    [`${WS}.85`, '1', 'http://loinc.org', 'LA19710-5'], [`${WS}.158`, '1', 'http://terminology.hl7.org/CodeSystem/v2-0162', 'PO'],
    [`${GB}.12`, '47.0100x001', 'http://hl7.org/fhir/sid/icd-9-cm', '47.01'],
  ])('%s %s leads to %s %s', (system, code, target, mapped) => {
    expect(check(condition({ system, code })).resource.code.coding).toEqual([{ system, code }, { system: target, code: mapped }]);
  });

  it('a target that would say more than the source is not added, nor one that is there already', () => {
    expect(check(condition({ system: `${WS}.270`, code: '3' })).resource.code.coding).toHaveLength(1);
    const both = { resourceType: 'Patient', maritalStatus: { coding: [{ system: `${GB}.5`, code: '10' }, { system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', code: 'S' }] } };
    const bundle = bundleWith(both);
    expect(checkCodings(bundle, standardTables).bundle).toBe(bundle);
  });

  it.each([
    ['an unknown code', { system: `${WS}.85`, code: '7' }, 'warning', 'the code is not in CV04.50.005; it is kept as it came'],
    ['a local addition', { system: `${WS}.85`, code: '9' }, 'warning', 'the code is a local addition to CV04.50.005'],
    ['an edition not loaded', { system: `${WS}.85`, code: '1', version: 'WS/T 364-2023' }, 'warning', 'the edition of CV04.50.005 that the source names is not loaded; the newest one answered'],
    ['an unknown system', { system: 'urn:oid:1.2.156.999', code: '1' }, 'warning', 'the code system is not known; the coding is kept as it came'],
    ['a table without rows', { system: `${WS}.148`, code: '1' }, 'information', 'the rows of CV05.10.010 are not loaded; the code is kept unchecked'],
  ])('%s is kept and said', (_name, coding, severity, text) => {
    const { resource, issues } = check(condition(coding));
    expect(resource.code.coding[0]).toEqual(coding);
    expect(issues).toEqual([[severity, 'code-invalid', 'Condition.code.coding', text]]);
  });

  it.each(['http://loinc.org', 'http://terminology.hl7.org/CodeSystem/x', 'http://snomed.info/sct'])('%s is somebody else\'s to check', (system) => {
    expect(check(condition({ system, code: 'anything' })).issues).toEqual([]);
  });

  it('looks into extensions, nested elements and classes', () => {
    const patient = { resourceType: 'Patient', extension: [{ url: 'u', valueCoding: { system: `${GB}.3`, code: '57' } }], contact: [{ relationship: [{ coding: [{ system: `${GB}.8`, code: '51' }] }] }] };
    const { resource, issues } = check(patient, { resourceType: 'Encounter', class: { system: `${WS}.271`, code: '7' } });
    expect(issues.map(([, , expression]) => expression)).toEqual(['Patient.extension.valueCoding', 'Encounter.class']);
    expect(resource).toMatchObject({ contact: [{ relationship: [{ coding: [{ code: '51' }, { code: 'FTH' }] }] }] });
  });

  it('says where a unit is not UCUM', () => {
    const quantity = (code: string) => ({ resourceType: 'Observation', valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code } });
    expect(check(quantity('mm[Hg]')).issues).toEqual([]);
    expect(check(quantity('mmHg')).issues).toEqual([['information', 'code-invalid', 'Observation.valueQuantity', 'the unit is not in the part of UCUM that is checked here']]);
  });

  it('no issue has the code in it', () => {
    expect(JSON.stringify(check(condition({ system: 'urn:x', code: 'SECRET' }), condition({ system: `${WS}.85`, code: 'SECRET' })).issues)).not.toContain('SECRET');
  });
});
