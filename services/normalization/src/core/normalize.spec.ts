import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chainnet/contracts';
import { referencesOf } from '@chainnet/fhir';
import type { Resource } from '@chainnet/fhir';
import { admissionRecordXml, adtMessage, labReportXml, oruMessage } from '../../test/demo-records.js';
import { loadValidator } from '../adapters/fhir-definitions.js';
import { normalize } from './normalize.js';
import type { NormalizationContext, Normalized } from './normalization.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('normalizing', () => {
  let context: NormalizationContext;
  beforeAll(() => {
    context = { recordId: 'r1', tenant: 'hospital-a', receivedAt: '2026-01-02T03:04:05Z', validator: loadValidator() };
  }, 60_000);

  const accepted = (text: string): Normalized => {
    const result = normalize(utf8(text), context);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result;
  };
  const refused = (text: string): object => {
    const { ok, ...rest } = normalize(utf8(text), context);
    expect(ok).toBe(false);
    return rest;
  };
  const resources = ({ bundle }: Normalized, type?: string): readonly Resource[] =>
    (bundle.entry ?? []).flatMap(({ resource }) => (resource === undefined || (type !== undefined && resource.resourceType !== type) ? [] : [resource]));

  const samples = [
    ['ADT A01', adtMessage('A01', 1)], ['ADT A04', adtMessage('A04', 2)], ['ADT A08', adtMessage('A08', 3)], ['ORU R01', oruMessage(4)],
    ['C0034', admissionRecordXml(5)], ['C0007', labReportXml(6)], ['FHIR', '{"resourceType":"Patient","id":"1","gender":"male"}'],
  ] as const;

  it.each(samples)('%s: the account balances, and every reference inside resolves', (_name, text) => {
    const result = accepted(text);
    const { leaves, mapped, preserved, dropped } = result.lossAccount;
    expect(mapped + preserved + dropped.length).toBe(leaves);
    expect(dropped.every(({ reason }) => reason !== '')).toBe(true);
    const inside = new Set(resources(result).map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`));
    expect(referencesOf(result.bundle).filter(({ reference }) => !inside.has(reference))).toEqual([]);
  });

  it.each(samples)('%s: the same bytes give the same Bundle', (_name, text) => {
    expect(canonicalJson(accepted(text).bundle)).toBe(canonicalJson(accepted(text).bundle));
  });

  it('C0034 in UTF-16 gives the Bundle it gives in UTF-8', () => {
    const text = admissionRecordXml(5).replace(' encoding="UTF-8"', '');
    const result = normalize(Buffer.from(`\ufeff${text}`, 'utf16le'), context);
    expect(result.ok && canonicalJson(result.bundle)).toBe(canonicalJson(accepted(text).bundle));
  });

  it('C0034: vital signs, pressure as one panel, and the ranked provisional diagnosis', () => {
    const result = accepted(admissionRecordXml(5));
    expect(resources(result)[0]).toMatchObject({ resourceType: 'Composition', title: '入院记录', type: { coding: [{ code: 'C0034' }] } });
    const observations = resources(result, 'Observation') as readonly (Resource & { code: { coding: { code: string }[] }; component?: unknown })[];
    const byLoinc = (code: string): Resource | undefined => observations.find((one) => one.code.coding.some((coding) => coding.code === code));
    expect(byLoinc('8310-5')).toMatchObject({ valueQuantity: { unit: '℃', code: 'Cel', system: 'http://unitsofmeasure.org' } });
    expect(byLoinc('85354-9')).toMatchObject({ component: [{ valueQuantity: { code: 'mm[Hg]' } }, { valueQuantity: { code: 'mm[Hg]' } }] });
    const [western] = resources(result, 'Condition');
    expect(western).toMatchObject({ code: { coding: [{ system: 'urn:oid:2.16.156.10011.2.3.3.11' }, { system: 'http://hl7.org/fhir/sid/icd-10' }] }, verificationStatus: { coding: [{ code: 'provisional' }] } });
    expect(resources(result, 'Encounter')[0]).toMatchObject({ class: { code: 'IMP' }, diagnosis: [{ rank: 1, condition: { reference: `Condition/${western?.id ?? ''}` } }, {}] });
    expect(resources(result, 'Patient')[0]).toMatchObject({ birthDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), maritalStatus: { coding: [{ code: '20' }, { code: 'M' }] } });
    expect(result.warnings).toEqual([]);
  });

  it('C0034: a leaf without a row is preserved with its path, not lost', () => {
    const result = accepted(admissionRecordXml(5).replace('DE04.10.186.00', 'DE99.99.999.00').replace('体温（℃）', '无此数据元'));
    const text = canonicalJson(resources(result)[0]);
    expect(text).toContain('DE99.99.999.00');
    expect(result.warnings).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'not-supported' }));
  });

  it('C0007: one result is one Observation with number, unit, specimen and interpretation', () => {
    const result = accepted(labReportXml(6));
    const found = resources(result, 'Observation').filter((one) => one['specimen'] !== undefined);
    expect(found).toHaveLength(4);
    expect(found[0]).toMatchObject({ code: { text: '葡萄糖' }, valueQuantity: { value: expect.any(Number), code: 'mmol/L' }, interpretation: [{}], specimen: { display: '静脉血' } });
  });

  it('C0007: a result in words becomes text, and its unit is preserved', () => {
    const result = accepted(labReportXml(6).replace(/(检验定量结果"\/><value xsi:type="ST">)[^<]+/, '$1阴性'));
    expect(resources(result, 'Observation')).toContainEqual(expect.objectContaining({ valueString: '阴性' }));
    expect(canonicalJson(resources(result)[0])).toContain('mmol/L');
  });

  it('ADT: the patient by the official maps', () => {
    const result = accepted(adtMessage('A01', 1));
    expect(resources(result).map(({ resourceType }) => resourceType)).toEqual(['Basic', 'Provenance', 'Patient', 'Encounter', 'Organization', 'Location', 'Practitioner']);
    expect(resources(result, 'Encounter')[0]).toMatchObject({ status: 'in-progress', class: { code: 'IMP' }, period: { start: '2025-03-13T08:00:00+08:00' } });
    expect(resources(result, 'Patient')[0]).toMatchObject({ identifier: [{ type: { coding: [{ code: 'MR' }] } }, { system: 'urn:oid:2.16.156.10011.1.3' }], name: [{ use: 'official' }] });
  });

  it('ADT: two messages of one person name one Patient', () => {
    const ids = (['A01', 'A08'] as const).map((event) => resources(accepted(adtMessage(event, 9)), 'Patient')[0]?.id);
    expect(ids[0]).toBe(ids[1]);
  });

  it('ORU: a report with its results, units in UCUM, and the note on its result', () => {
    const result = accepted(oruMessage(4));
    const [report] = resources(result, 'DiagnosticReport');
    expect(report).toMatchObject({ status: 'final', code: { coding: [{ system: 'http://loinc.org' }] }, result: { length: 5 } });
    const observations = resources(result, 'Observation');
    expect(observations[0]).toMatchObject({ status: 'final', valueQuantity: { system: 'http://unitsofmeasure.org' } });
    expect(observations[3]).toMatchObject({ note: [{ text: '标本轻度溶血' }] });
    expect(observations[4]).toMatchObject({ valueString: '淡黄色' });
  });

  it('FHIR: ids are made anew, references follow, and the old id is preserved', () => {
    const bundle = {
      resourceType: 'Bundle', type: 'transaction',
      entry: [
        { fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', resource: { resourceType: 'Patient', id: 'old' }, request: { method: 'POST', url: 'Patient' } },
        { resource: { resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'x' }, subject: { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' } }, request: { method: 'POST', url: 'Observation' } },
      ],
    };
    const result = accepted(JSON.stringify(bundle));
    const [patient, observation] = resources(result);
    expect(observation).toMatchObject({ subject: { reference: `Patient/${patient?.id ?? ''}` } });
    expect(canonicalJson(patient)).toContain('entry[0].resource.id');
  });

  it.each([
    ['bad JSON', '{"a":', 'parse', 'BAD_JSON'],
    ['JSON that is no resource', '{"a":1}', 'parse', 'NOT_A_RESOURCE'],
    ['an empty Bundle', '{"resourceType":"Bundle","type":"collection"}', 'map', 'NOT_A_RESOURCE'],
    ['a history', '{"resourceType":"Bundle","type":"history","entry":[]}', 'map', 'UNSUPPORTED_BUNDLE'],
    ['two resources of one id', '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"1"}},{"resource":{"resourceType":"Patient","id":"1"}}]}', 'map', 'DUPLICATE_ID'],
    ['JSON too deep', `{"resourceType":"Patient","x":${'['.repeat(100)}1${']'.repeat(100)}}`, 'parse', 'TOO_DEEP'],
    ['an invalid resource', '{"resourceType":"Patient","gender":"m"}', 'validate', 'INVALID_RESOURCE'],
    ['an answer, which is no record', 'MSH|^~\\&|A|B|C|D|2025||ACK^A01|1|P|2.5\rMSA|AA|1', 'map', 'UNSUPPORTED_MESSAGE'],
    ['a message without PID', 'MSH|^~\\&|A|B|C|D|2025||ADT^A01|1|P|2.5', 'map', 'V2_PARSE'],
    ['a document type without a table', admissionRecordXml(1).replace('code="C0034"', 'code="C0054"'), 'map', 'UNSUPPORTED_DOCUMENT'],
    ['a document without an id', admissionRecordXml(1).replace('extension="DEMO-C0034-00000001"', ''), 'map', 'NOT_WST500'],
    ['a DOCTYPE', admissionRecordXml(1).replace('<ClinicalDocument', '<!DOCTYPE x><ClinicalDocument'), 'parse', 'DOCTYPE'],
    ['a key twice', '{"resourceType":"Patient","gender":"male","gender":"female"}', 'parse', 'JSON_KEY'],
    ['a key that is a prototype', '{"resourceType":"Patient","__proto__":{"gender":"male"}}', 'parse', 'JSON_KEY'],
    ['a NUL written as an escape', '{"resourceType":"Patient","id":"\\u0000"}', 'parse', 'BAD_TEXT'],
    ['half of a surrogate pair', '{"resourceType":"Patient","id":"\\ud800"}', 'parse', 'BAD_TEXT'],
    ['a number beyond a double', '{"resourceType":"Patient","x":1e999}', 'parse', 'BAD_TEXT'],
    ['ndjson', '{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n', 'parse', 'NDJSON'],
    ['FHIR in XML', '<Patient xmlns="http://hl7.org/fhir"><gender value="male"/></Patient>', 'parse', 'FHIR_XML'],
    ['nothing known', 'hello', 'sniff', 'UNKNOWN_FORMAT'],
  ])('refuses %s', (_name, text, stage, code) => {
    expect(refused(text)).toMatchObject({ stage, code: `RWD_NORMALIZATION_${code}`, outcome: { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] } });
  });
});
