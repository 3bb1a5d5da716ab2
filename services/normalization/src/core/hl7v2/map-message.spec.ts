import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chainnet/contracts';
import { isFailure, referencesOf } from '@chainnet/fhir';
import type { Resource, Validator } from '@chainnet/fhir';
import { readMessage } from '@chainnet/hl7v2';
import { allMessages, everyValueType, messages } from '../../../test/hl7v2-messages.js';
import { loadValidator } from '../../adapters/fhir-definitions.js';
import type { MappedRecord } from '../normalization.js';
import { mapMessage } from './map-message.js';

const nothing: Validator = { validate: () => [] };
const map = (text: string): MappedRecord => mapMessage(readMessage(text), { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: nothing });
const resources = ({ bundle }: MappedRecord, type: string): readonly Resource[] =>
  (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource] : []));
const preserved = ({ bundle }: MappedRecord): readonly string[] =>
  ((bundle.entry?.[0]?.resource?.['extension'] ?? []) as readonly { url: string; extension?: readonly { valueString: string }[] }[]).flatMap(({ url, extension }) => (url.endsWith('/preserved-leaf') ? [extension?.[0]?.valueString ?? ''] : []));
const types = (text: string): readonly string[] => (map(text).bundle.entry ?? []).map(({ resource }) => resource?.resourceType ?? '');
const coded = (code: string): unknown => expect.objectContaining({ code: `RWD_NORMALIZATION_${code}` });
const HEAD = 'MSH|^~\\&|A|B|||2025||ORU^R01|1|P|2.5\rPID|1||1\r';

describe('HL7 v2 to FHIR, every kind of message', () => {
  let validator: Validator;
  beforeAll(() => {
    validator = loadValidator();
  }, 60_000);

  it.each(allMessages)('%s: valid FHIR R4, a balanced account, references that resolve, nothing dropped', (_name, text) => {
    const result = map(text);
    expect(validator.validate(result.bundle).filter(isFailure)).toEqual([]);
    const { leaves, mapped, preserved: kept, dropped } = result.lossAccount;
    expect([mapped + kept, dropped]).toEqual([leaves, []]);
    expect(preserved(result)).toHaveLength(kept);
    const inside = new Set((result.bundle.entry ?? []).map(({ resource }) => `${resource?.resourceType ?? ''}/${resource?.id ?? ''}`));
    expect(referencesOf(result.bundle).filter(({ reference }) => !inside.has(reference))).toEqual([]);
  });

  it('at least 85 of 100 leaves of these messages end in a typed element', () => {
    const accounts = allMessages.map(([, text]) => map(text).lossAccount);
    const share = accounts.reduce((sum, { mapped }) => sum + mapped, 0) / accounts.reduce((sum, { leaves }) => sum + leaves, 0);
    expect(share).toBeGreaterThanOrEqual(0.85);
  });

  it.each(everyValueType)('OBX-2 %s %j is in %s and valid', (type, value, element) => {
    const result = map(`${HEAD}OBR|1|||24323-8^Panel^LN\rOBX|1|${type}|2345-7^Glucose^LN||${value}|||||F`);
    expect(Object.keys(resources(result, 'Observation')[0] ?? {})).toContain(element);
    expect(validator.validate(result.bundle).filter(isFailure)).toEqual([]);
    expect(preserved(result).filter((path) => path.startsWith('OBX[1]-5'))).toEqual(type === 'RP' ? ['OBX[1]-5[1].2.1'] : []);
  });

  it.each(['2.1', '2.2', '2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.8', '2.8.2'])('version %s is read', (version) => {
    expect(types(messages.adtA01.replace('|P|2.5.1|', `|P|${version}|`))).toContain('Encounter');
  });
});

describe('HL7 v2 to FHIR', () => {
  it('A01: person, kin, stay, allergies, diagnoses, procedure, cover, each tied to the person', () => {
    const result = map(messages.adtA01);
    expect(resources(result, 'Encounter')).toEqual([expect.objectContaining({
      status: 'finished', class: expect.objectContaining({ code: 'IMP' }), reasonCode: [expect.objectContaining({ coding: [expect.objectContaining({ code: 'R07.4' })] }), { text: '胸痛待查' }], diagnosis: [{ condition: expect.any(Object) }, { condition: expect.any(Object) }],
    })]);
    expect(resources(result, 'Patient')[0]).toMatchObject({
      identifier: [{ system: 'urn:oid:2.16.156.10011.1.12', type: { coding: [{ code: 'MR' }] } }, { system: 'urn:oid:2.16.156.10011.1.3' }, {}, {}], birthDate: '1949-12-31', gender: 'female',
      telecom: [{ system: 'phone', use: 'home', value: '86 10 12345678' }, { value: '13800000000' }, { system: 'email', value: 'zhang@demo.invalid' }, { use: 'work' }],
      maritalStatus: { coding: [{ code: 'M' }, { system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus' }] },
    });
    expect(resources(result, 'AllergyIntolerance')[0]).toMatchObject({ category: ['medication'], reaction: [{ manifestation: [{ text: '皮疹' }, { text: '呼吸困难' }], severity: 'severe' }] });
    expect(resources(result, 'Procedure')[0]).toMatchObject({ performer: [{ function: { coding: [{ display: 'Anesthesiologist' }] } }, { function: { coding: [{ display: 'Surgeon' }] } }] });
    expect(resources(result, 'Provenance')[0]).toMatchObject({ activity: { coding: [{ code: 'A01' }] }, recorded: '2025-03-14T09:26:53+08:00', target: [{}] });
    expect(resources(result, 'RelatedPerson')).toHaveLength(3);
    expect(resources(result, 'Coverage')[0]).toMatchObject({ payor: [{}], subscriberId: 'SUB-1' });
  });

  it('one person named twice in a message is one Practitioner', () => {
    const people = resources(map(messages.adtA01), 'Practitioner').map((one) => (one['identifier'] as { value: string }[])[0]?.value);
    expect(people.filter((number) => number === 'D009')).toHaveLength(1);
  });

  it.each([['A01', 'in-progress'], ['A03', 'finished'], ['A05', 'planned'], ['A11', 'cancelled'], ['A08', 'unknown']])('%s leaves the stay %s', (event, status) => {
    expect(resources(map(messages.adtA03.replaceAll('A03', event).replace('|20250320100000+0800\rDG1', '\rDG1')), 'Encounter')[0]).toMatchObject({ status });
  });

  it('A40: the record merged away is replaced by the one that stays', () => {
    const [kept, gone] = resources(map(messages.adtA40), 'Patient');
    expect(kept).toMatchObject({ link: [{ other: { reference: `Patient/${gone?.id ?? ''}` }, type: 'replaces' }] });
    expect(gone).toMatchObject({ active: false, identifier: [{ value: 'MR000099' }, {}], link: [{ other: { reference: `Patient/${kept?.id ?? ''}` }, type: 'replaced-by' }] });
  });

  it('R01: each result belongs to the report above it, the specimen to both, a note to what it stands on', () => {
    const result = map(messages.oruR01);
    const [report] = resources(result, 'DiagnosticReport');
    const observations = resources(result, 'Observation');
    expect(report).toMatchObject({ status: 'final', basedOn: [{}], specimen: [{}], resultsInterpreter: [{}] });
    expect(report?.['result']).toEqual(observations.map(({ id }) => ({ reference: `Observation/${id ?? ''}` })));
    expect(observations[15]).toMatchObject({ note: [{ text: '复查后一致', authorReference: {}, time: '2025-03-14T09:00:00+08:00' }], referenceRange: [{ low: { value: 3.9 }, high: { value: 6.1 }, text: '3.9-6.1' }] });
    expect(observations[16]).toMatchObject({ specimen: { reference: `Specimen/${resources(result, 'Specimen')[0]?.id ?? ''}` } });
    expect(resources(result, 'ServiceRequest')[0]).toMatchObject({ status: 'completed', intent: 'order', note: [{ text: '空腹' }, { text: '标本轻度溶血' }], specimen: [{}] });
  });

  it('two reports keep their results apart', () => {
    const result = map(`${HEAD}OBR|1|||A\rOBX|1|ST|a||1||||||F\rOBX|2|ST|b||2||||||F\rOBR|2|||B\rOBX|1|ST|c||3||||||F`);
    expect(resources(result, 'DiagnosticReport').map(({ result: results }) => (results as unknown[]).length)).toEqual([2, 1]);
    expect(preserved(result)).toEqual([]);
  });

  it('O01 and O21: an OBR is a request there, one for each order', () => {
    expect(resources(map(messages.ormO01), 'ServiceRequest')[0]).toMatchObject({ status: 'active', priority: 'stat', code: { coding: [{ code: '30746-2' }] }, identifier: [{ value: 'P2' }, { value: 'P2' }], requisition: { value: 'G2' } });
    const result = map(messages.omlO21);
    expect(resources(result, 'ServiceRequest').map((one) => (one['specimen'] as unknown[]).length)).toEqual([1, 1]);
    expect(resources(result, 'DiagnosticReport')).toEqual([]);
  });

  it('V04: a vaccine with its order, route, site, lot, and what was observed at it', () => {
    const result = map(messages.vxuV04);
    expect(resources(result, 'Immunization')).toHaveLength(3);
    expect(resources(result, 'Immunization')[0]).toMatchObject({
      status: 'completed', vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140' }] }, doseQuantity: { value: 0.5, code: 'mL' }, lotNumber: 'LOT1', route: {}, site: {}, performer: [{ function: { coding: [{ code: 'OP' }] } }, { function: { coding: [{ code: 'AP' }] } }], identifier: [{ value: 'IZ-1' }],
    });
    expect(resources(result, 'Observation')[0]).toMatchObject({ partOf: [{ reference: `Immunization/${resources(result, 'Immunization')[0]?.id ?? ''}` }] });
  });

  it('MDM, SIU, RDE, RDS, RAS, DFT, PPR: document, appointment, prescription, dispense, administration, charge, problem', () => {
    expect(resources(map(messages.mdmT02), 'DocumentReference')[0]).toMatchObject({ docStatus: 'final', content: [{ attachment: { contentType: 'text/plain', title: 'Discharge summary' } }, { attachment: { contentType: 'application/pdf', data: 'SGVsbG8=' } }] });
    expect(resources(map(messages.siuS12), 'Appointment')[0]).toMatchObject({ status: 'booked', start: '2025-04-01T09:00:00+08:00', serviceType: [{}] });
    expect(resources(map(messages.rdeO11), 'MedicationRequest')[0]).toMatchObject({ status: 'active', dosageInstruction: [{ route: {}, timing: { code: {} }, doseAndRate: [{ doseRange: { low: { value: 5, code: 'mg' } } }] }], dispenseRequest: { numberOfRepeatsAllowed: 2 } });
    expect(resources(map(messages.rdsO13), 'MedicationDispense')[0]).toMatchObject({ quantity: { value: 28 }, whenHandedOver: '2025-03-14T11:00:00+08:00' });
    expect(resources(map(messages.rasO17), 'MedicationAdministration')[0]).toMatchObject({ status: 'completed', dosage: { dose: { value: 5, code: 'mg' }, route: {} } });
    expect(resources(map(messages.dftP03), 'ChargeItem')[0]).toMatchObject({ priceOverride: { value: 25, currency: 'CNY' } });
    expect(resources(map(messages.ppr), 'Condition')[0]).toMatchObject({ clinicalStatus: { coding: [{ code: 'resolved' }] } });
  });

  it('a message type without a map is mapped segment by segment, with a warning', () => {
    expect(map(messages.ppr).warnings).toContainEqual(expect.objectContaining({ code: 'not-supported', expression: ['MSH-9'] }));
    expect(map(messages.adtA01).warnings).toEqual([]);
  });

  it('a code no map knows is preserved and named in a warning; a delete marker and an unknown segment are preserved', () => {
    const result = map('MSH|^~\\&|A|B|||2025||ADT^A01|1|P|2.5\rPID|1||1|||||Q|||""\rZPI|x^y');
    expect(preserved(result)).toEqual(['PID[1]-8[1].1.1', 'PID[1]-11[1].1.1', 'ZPI[1]-1[1].1.1', 'ZPI[1]-1[1].2.1']);
    expect(result.warnings.map(({ code, expression }) => [code, expression?.[0]])).toEqual([['not-supported', 'ZPI'], ['code-invalid', 'PID[1]-8[1].1.1']]);
  });

  it('a set id is said by the order of the Bundle only when it counts', () => {
    expect(preserved(map(`${HEAD}OBR|1|||A\rOBX|7|ST|a||1||||||F`))).toEqual(['OBX[1]-1[1].1.1']);
  });

  it('a batch header that came with the message is preserved with it', () => {
    expect(preserved(map(`BHS|^~\\&|LIS\r${HEAD}OBR|1|||A\rBTS|1|all`))).toEqual(['BHS[1]-3[1].1.1', 'BTS[1]-1[1].1.1', 'BTS[1]-2[1].1.1']);
  });

  it('two messages of one person name one Patient, and the same message is the same Bundle', () => {
    expect(resources(map(messages.adtA03), 'Patient')[0]?.id).toBe(resources(map(messages.oruR01), 'Patient')[0]?.id);
    expect(canonicalJson(map(messages.oruR01))).toBe(canonicalJson(map(messages.oruR01)));
  });

  it('an old message without a trigger event takes it from EVN', () => {
    expect(resources(map('MSH|^~\\&|A|B|||2025||ADT|1|P|2.1\rEVN|A03\rPID|1||1\rPV1|1|I'), 'Encounter')[0]).toMatchObject({ status: 'finished' });
  });

  it.each([
    ['an answer', 'MSH|^~\\&|A|B|||2025||ACK|1|P|2.5\rMSA|AA|1', 'UNSUPPORTED_MESSAGE'],
    ['a message without PID', 'MSH|^~\\&|A|B|||2025||ADT^A01|1|P|2.5', 'V2_PARSE'],
    ['a message without a control id', 'MSH|^~\\&|A|B|||2025||ADT^A01||P|2.5\rPID|1||1', 'V2_PARSE'],
    ['results of two people', `${HEAD}OBR|1|||A\rPID|2||2\rOBR|1|||B`, 'V2_PARSE'],
    ['one person told of in two ways', `${HEAD}OBR|1|||A\rPID|2||1||x\rOBR|1|||B`, 'DUPLICATE_ID'],
  ])('refuses %s', (_name, text, code) => expect(() => map(text)).toThrow(coded(code)));
});
