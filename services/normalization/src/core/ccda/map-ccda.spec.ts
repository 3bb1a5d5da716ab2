import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chainnet/contracts';
import { isFailure, referencesOf } from '@chainnet/fhir';
import type { Resource, Validator } from '@chainnet/fhir';
import { ccdaDocument } from '../../../test/ccda-document.js';
import { loadValidator } from '../../adapters/fhir-definitions.js';
import type { MappedRecord } from '../normalization.js';
import { readXml } from '../xml/xml-tree.js';
import { mapCcda } from './map-ccda.js';

const map = (text: string): MappedRecord => mapCcda(readXml(text), { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } });
const resources = ({ bundle }: MappedRecord, type: string): readonly Resource[] => (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource] : []));
const coded = (code: string): unknown => expect.objectContaining({ code: `RWD_NORMALIZATION_${code}` });

describe('C-CDA to a FHIR document', () => {
  let validator: Validator;
  const result = map(ccdaDocument);
  beforeAll(() => {
    validator = loadValidator();
  }, 60_000);

  it('is valid FHIR R4, its account balances, its references resolve', () => {
    expect(validator.validate(result.bundle).filter(isFailure)).toEqual([]);
    const { leaves, mapped, preserved, dropped } = result.lossAccount;
    expect(mapped + preserved + dropped.length).toBe(leaves);
    expect(canonicalJson(result.bundle).split('/StructureDefinition/preserved-leaf').length - 1).toBe(preserved);
    expect(dropped.every(({ reason }) => reason !== '')).toBe(true);
    const inside = new Set((result.bundle.entry ?? []).map(({ resource }) => `${resource?.resourceType ?? ''}/${resource?.id ?? ''}`));
    expect(referencesOf(result.bundle).filter(({ reference }) => !inside.has(reference))).toEqual([]);
  });

  it('the header: person, authors, custodian, signer, encounter', () => {
    expect(resources(result, 'Composition')[0]).toMatchObject({
      identifier: { system: 'urn:oid:1.2.3.4', value: 'doc1' }, type: { coding: [{ system: 'http://loinc.org', code: '34133-9' }] }, title: 'Summary', date: '2025-03-14T09:26:53+08:00', confidentiality: 'N', language: 'en-US',
      author: [{}], custodian: {}, attester: [{ mode: 'legal', time: '2025-03-14' }], encounter: {}, subject: {},
    });
    expect(resources(result, 'Patient')[0]).toMatchObject({ name: [{ use: 'official', family: 'Jones', given: ['Isabella'] }], gender: 'female', birthDate: '1975-05-01', telecom: [{ system: 'phone', use: 'home' }], managingOrganization: {} });
    expect([resources(result, 'Practitioner').length, resources(result, 'Organization').length]).toEqual([1, 1]);
  });

  it('each section keeps its narrative, made safe, and refers to its entries', () => {
    const sections = resources(result, 'Composition')[0]?.['section'] as readonly { title: string; text: { div: string }; entry: unknown[] }[];
    expect(sections.map(({ title, entry }) => [title, entry.length])).toEqual([
      ['Problems', 1], ['Allergies', 1], ['Medications', 1], ['Results', 1], ['Vital signs', 1], ['Procedures', 1], ['Encounters', 1], ['Immunizations', 1], ['Social history', 1], ['Family history', 1], ['Plan', 2],
    ]);
    expect(sections[0]?.text.div).toBe('<div xmlns="http://www.w3.org/1999/xhtml"><table border="1"><tbody><tr><td id="p1">High <span class="Bold">blood</span> pressure</td></tr></tbody></table></div>');
  });

  it.each([
    ['Condition', { code: { coding: [{ code: '38341003' }, { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }], text: 'High blood pressure' }, clinicalStatus: { coding: [{ code: 'active' }] }, onsetDateTime: '2020-01-01' }],
    ['AllergyIntolerance', { code: { coding: [{ code: '7980' }] }, category: ['medication'], reaction: [{ manifestation: [{ coding: [{ code: '247472004' }] }], severity: 'severe' }] }],
    ['MedicationStatement', { status: 'active', effectivePeriod: { start: '2025-01-01' }, dosage: [{ timing: { repeat: { period: 12, periodUnit: 'h' } }, route: {}, doseAndRate: [{ doseQuantity: { value: 5, code: 'mg' } }] }] }],
    ['MedicationRequest', { status: 'active', intent: 'plan' }],
    ['Immunization', { status: 'completed', lotNumber: 'L1', occurrenceDateTime: '2024-09-01', vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx' }] } }],
    ['DiagnosticReport', { status: 'final', result: [{}, {}] }],
    ['Procedure', { status: 'completed', performedPeriod: { start: '2001-03-05' } }],
    ['FamilyMemberHistory', { relationship: { coding: [{ code: 'FTH' }] }, sex: {}, bornDate: '1920', condition: [{ code: { coding: [{ code: '22298006' }] } }] }],
    ['ServiceRequest', { status: 'active', intent: 'plan', code: { coding: [{ code: '24627-2' }] } }],
  ])('%s', (type, expected) => expect(resources(result, type)[0]).toMatchObject(expected));

  it('results: number with unit and range, the digits a double loses beside it, text as text; vital signs; smoking', () => {
    const [number, text, panel, height, smoking] = resources(result, 'Observation');
    expect(number).toMatchObject({ valueQuantity: { value: 13.1, _value: { extension: [{ valueString: '13.10' }] }, code: 'g/dL', system: 'http://unitsofmeasure.org' }, referenceRange: [{ text: '12-16 g/dL', low: { value: 12 } }], interpretation: [{}] });
    expect(text).toMatchObject({ valueString: 'clear' });
    expect(panel).toMatchObject({ hasMember: [{ reference: `Observation/${height?.id ?? ''}` }] });
    expect(smoking).toMatchObject({ category: [{ coding: [{ code: 'social-history' }] }], valueCodeableConcept: { coding: [{ code: '266919005' }] } });
  });

  it('a statement no template names is mapped by its form', () => {
    const other = map(ccdaDocument.replaceAll('2.16.840.1.113883.10.20.22.4.78', '9.9.9'));
    expect(resources(other, 'Observation')[4]).toMatchObject({ category: [{ coding: [{ code: 'exam' }] }], valueCodeableConcept: {} });
  });

  it('the same bytes give the same Bundle', () => expect(canonicalJson(map(ccdaDocument))).toBe(canonicalJson(result)));

  it.each([
    ['another root', '<Other xmlns="urn:hl7-org:v3"/>'],
    ['no id', ccdaDocument.replace('<id root="1.2.3.4" extension="doc1"/>', '')],
    ['no person', ccdaDocument.replace(/<recordTarget>.*<\/recordTarget>/, '')],
  ])('refuses %s', (_name, text) => expect(() => map(text)).toThrow(coded('NOT_CCDA')));
});
