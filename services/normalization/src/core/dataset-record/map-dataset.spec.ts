import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@chainnet/contracts';
import type { Resource, Validator } from '@chainnet/fhir';
import { loadValidator } from '../../adapters/fhir-definitions.js';
import type { Normalized, Refused } from '../normalization.js';
import { normalize } from '../normalize.js';
import { readColumn } from './column.js';
import { datasetTables } from './tables/data-sets.js';

const person = { WS02_01_039_001: '张三', WS02_01_040_01: '2', CT02_01_040_01: '女', WS02_01_031_01: '01', CT02_01_031_01: '居民身份证', WS02_01_030_01: '11010519491231002X', WS02_01_005_01_01: '19491231' };
const visit = { WS01_00_010_01: 'V1', WS02_01_060_01: '1', CT02_01_060_01: '门诊', WS06_00_062_01: '20250314093000', WS08_10_052_01: '12330100', CT08_10_052_01: '示范医院' };
const item = (code: string, name: string, result: string, unit: string) => ({
  WS01_00_018_01: 'R1', WS06_00_925_01: '20250314092653', WS06_00_926_01: '20250314100000', WS01_00_907_01: code, WS04_30_019_01: code, WS04_30_020_01: name, WS04_30_009_03: result, WS04_30_016_01: unit,
  WS04_50_902_01: '3.9-6.1', WS04_10_903_01: '↑',
});
const labJson = { dmp: { datasets: { setcode: 'WS 445.4', setdetails: [{ ...person, ...visit, ...item('2345-7', '葡萄糖', '7.5', 'mmol/L') }, { ...person, ...visit, ...item('L-17', '颜色', '淡黄色', '') }] } } };
const csv = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
};

describe('data-set records', () => {
  let validator: Validator;
  beforeAll(() => {
    validator = loadValidator();
  }, 60_000);

  const run = (text: string, recordId = 'r1'): Normalized | Refused => normalize(new TextEncoder().encode(text), { recordId, tenant: 'demo-a', receivedAt: '2026-01-02T03:04:05Z', validator });
  const accepted = (text: string): Normalized => {
    const result = run(text);
    if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.outcome.issue)}`);
    const { leaves, mapped, preserved, dropped } = result.lossAccount;
    expect(mapped + preserved + dropped.length).toBe(leaves);
    expect(dropped).toEqual([]);
    return result;
  };
  const resources = ({ bundle }: Normalized, type: string): readonly Resource[] => (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource] : []));

  const preservedPaths = (result: Normalized): readonly unknown[] =>
    ((resources(result, 'Basic')[0]?.['extension'] ?? []) as readonly { extension: readonly { valueString: string }[] }[]).map(({ extension }) => extension[0]?.valueString);

  it('a laboratory report: person, visit, report and its items; only the running numbers have no element', () => {
    const result = accepted(JSON.stringify(labJson));
    expect(result.format).toBe('dataset');
    expect(preservedPaths(result)).toEqual(['dmp.datasets.setdetails[0].WS01_00_907_01', 'dmp.datasets.setdetails[1].WS01_00_907_01']);
    const [patient] = resources(result, 'Patient');
    expect(patient).toMatchObject({ name: [{ text: '张三' }], gender: 'female', birthDate: '1949-12-31', identifier: [{ system: 'urn:oid:2.16.156.10011.1.3', value: '11010519491231002X' }, { system: 'urn:oid:2.16.840.1.113883.2.23.1.19.1' }] });
    expect(resources(result, 'Encounter')).toMatchObject([{ class: { code: 'AMB' }, period: { start: '2025-03-14T09:30:00+08:00' }, serviceProvider: { display: '示范医院' }, subject: { reference: `Patient/${patient?.id ?? ''}` } }]);
    const items = resources(result, 'Observation');
    expect(items).toMatchObject([
      { code: { coding: [{ system: 'http://loinc.org', code: '2345-7', display: '葡萄糖' }] }, valueQuantity: { value: 7.5, unit: 'mmol/L', code: 'mmol/L' }, interpretation: [{ coding: [{ code: 'H' }] }], referenceRange: [{ text: '3.9-6.1' }] },
      { code: { coding: [{ code: 'L-17' }], text: '颜色' }, valueString: '淡黄色' },
    ]);
    expect(resources(result, 'DiagnosticReport')).toMatchObject([{ identifier: [{ value: 'R1' }], issued: '2025-03-14T10:00:00+08:00', result: items.map(({ id }) => ({ reference: `Observation/${id ?? ''}` })) }]);
    expect(result.warnings).toEqual([]);
  });

  it('the same rows as CSV make the same resources', () => {
    const rows = labJson.dmp.datasets.setdetails.map((row) => ({ DATASET: 'laboratory-report', ...row }));
    const fromCsv = accepted(csv(rows));
    const fromJson = accepted(JSON.stringify(labJson));
    const clinical = ({ bundle }: Normalized) => bundle.entry?.filter(({ resource }) => resource?.resourceType !== 'Basic');
    expect(clinical(fromCsv)).toEqual(clinical(fromJson));
  });

  it('the front page: diagnoses with rank and condition on admission, the stay, and ICD-10 beside each code', () => {
    const stay = { WS01_00_014_01: 'Z9', WS06_00_092_01: '20250301080000', WS06_00_017_01: '20250309100000', WS06_00_339_01: '2', CT06_00_339_01: '急诊', WS06_00_223_01: '1', CT06_00_223_01: '医嘱离院' };
    const result = accepted(csv([
      { ...person, ...stay, WS05_01_901_02: '1', WS05_01_080_01: '1', WS05_01_024_01: 'I10.x00x002', CT05_01_024_01: '高血压病3级', WS09_00_104_01: '1', CT09_00_104_01: '有', WS99_99_902_09: 'H77', CT99_99_902_09: '高血压' },
      { ...person, ...stay, WS05_01_901_02: '2', WS05_01_080_01: '2', WS05_01_024_01: 'E11.900', CT05_01_024_01: '2型糖尿病' },
    ]));
    const conditions = resources(result, 'Condition');
    expect(conditions).toMatchObject([
      { code: { coding: [{ code: 'I10.x00x002', display: '高血压病3级' }, { code: 'H77' }, { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }] }, extension: [{ valueCodeableConcept: { coding: [{ code: '1' }, { code: 'Y' }] } }] },
      { code: { coding: [{ code: 'E11.900' }, { code: 'E11.9' }] } },
    ]);
    expect(resources(result, 'Encounter')).toMatchObject([{
      status: 'finished', class: { code: 'IMP' }, period: { start: '2025-03-01T08:00:00+08:00', end: '2025-03-09T10:00:00+08:00' },
      hospitalization: { admitSource: { coding: [{ code: '2' }, { code: 'emd' }] }, dischargeDisposition: { text: '医嘱离院' } },
      diagnosis: [{ rank: 1, condition: { reference: `Condition/${conditions[0]?.id ?? ''}` } }, { rank: 2 }],
    }]);
    expect(preservedPaths(result)).toEqual(['row[0].WS05_01_901_02', 'row[1].WS05_01_901_02']);
  });

  it('an outpatient record and a health record', () => {
    const outpatient = accepted(JSON.stringify({ ...person, ...visit, WS04_01_119_01: '发热3天', WS04_10_186_01: '38.5', WS05_01_024_16: 'J06.900', CT05_01_024_16: '急性上呼吸道感染', WS05_10_130_01: 'BNW010', CT05_10_130_01: '感冒' }));
    expect(resources(outpatient, 'Observation')).toMatchObject([{ valueString: '发热3天', effectiveDateTime: '2025-03-14T09:30:00+08:00' }, { valueQuantity: { value: 38.5, unit: '℃', code: 'Cel' } }]);
    expect(resources(outpatient, 'Condition').map(({ code }) => code)).toMatchObject([{ coding: [{ code: 'J06.900' }, { code: 'J06.9' }] }, { coding: [{ system: 'urn:oid:2.16.156.10011.2.3.3.14', code: 'BNW010' }] }]);
    const health = accepted(JSON.stringify({ dataset: 'WS 365-2011', records: [{ ...person, WS01_00_009_01: '33010000100000001', WS04_50_001_01: '1', CT04_50_001_01: 'A型', WS02_01_018_01: '20', CT02_01_018_01: '已婚' }] }));
    expect(resources(health, 'Patient')).toMatchObject([{ maritalStatus: { coding: [{ code: '20', display: '已婚' }, { code: 'M' }], text: '已婚' } }]);
    expect(resources(health, 'Observation')).toMatchObject([{ valueCodeableConcept: { coding: [{ code: '1' }, { system: 'http://loinc.org', code: 'LA19710-5' }] } }]);
  });

  it('what no table maps is preserved, and a set nobody knows is said', () => {
    const result = accepted(JSON.stringify({ dataset: 'HOSPITAL-7', ...person, WS99_99_034_259: 'x', BATCH_NUM: '7' }));
    expect(result.lossAccount).toMatchObject({ preserved: 3 });
    expect(result.warnings.map(({ details }) => details?.text)).toEqual(['no table for the data set; its columns were read as those of any']);
  });

  it('another document than the resident card keeps its kind and goes under its own system', () => {
    const result = accepted(JSON.stringify({ WS02_01_039_001: 'A', WS02_01_031_01: '03', CT02_01_031_01: '护照', WS02_01_030_01: 'E12345678' }));
    expect(resources(result, 'Patient')).toMatchObject([{ identifier: [{ system: 'https://chainnet.example/fhir/sid/identity-document-03', value: 'E12345678', type: { coding: [{ code: '03' }, { code: 'PPN' }], text: '护照' } }] }]);
  });

  it.each([
    ['two people', csv([{ ...person, ...visit }, { ...person, ...visit, WS02_01_030_01: '440524188001010014' }]), 'map', 'DATASET_PERSON'],
    ['two names', csv([person, { ...person, WS02_01_039_001: '李四' }]), 'map', 'DATASET_PERSON'],
    ['nobody', csv([visit]), 'map', 'DATASET_PERSON'],
    ['a short row', 'WS02_01_039_001,WS02_01_040_01\na', 'parse', 'DATASET_TEXT'],
    ['an open quote', 'WS02_01_039_001,WS02_01_040_01\n"a,b', 'parse', 'DATASET_TEXT'],
    ['two columns of one name', 'WS02_01_039_001,WS02_01_039_001\na,b', 'parse', 'DATASET_TEXT'],
    ['broken JSON', '{"WS02_01_039_001":"a"', 'parse', 'BAD_JSON'],
    ['JSON too deep', `{"WS02_01_039_001":"a","x":${'['.repeat(100)}1${']'.repeat(100)}}`, 'parse', 'TOO_DEEP'],
  ])('refuses %s, and does not repeat what it read', (_name, text, stage, code) => {
    const result = run(text);
    expect(result).toMatchObject({ ok: false, stage, code: `RWD_NORMALIZATION_${code}` });
    expect(JSON.stringify(result)).not.toMatch(/张三|李四|11010519491231002X/);
  });

  it('the same bytes make the same Bundle; the person keeps its id in another record', () => {
    const text = JSON.stringify(labJson);
    expect(canonicalJson(run(text))).toBe(canonicalJson(run(text)));
    const ids = [run(text, 'r1'), run(text, 'r2')].map((result) => (result.ok ? result.bundle.entry?.slice(1).map(({ resource }) => resource?.id) : []));
    expect(ids[0]).toEqual(ids[1]);
  });

  it('any columns at all convert and balance, or are refused with a code', () => {
    const columns = [...new Set(datasetTables.flatMap(({ resources: tables }) => tables.flatMap(({ rows }) => rows.map(({ column }) => column))))];
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('1', '01', '20250314', '20250314093000', '7.5', '男', 'J06.900', '2345-7'));
    const row = fc.dictionary(fc.constantFrom(...columns), cell, { maxKeys: 12 }).map((cells) => ({ ...cells, ...person }));
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), fc.boolean(), (rows, asCsv) => {
      const text = asCsv ? csv(rows.map((cells) => Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, value.replaceAll('\0', '')])))) : JSON.stringify({ rows });
      const result = run(text);
      if (!result.ok) expect(['RWD_NORMALIZATION_DATASET_PERSON']).toContain(result.code);
      else expect(result.lossAccount.mapped + result.lossAccount.preserved).toBe(result.lossAccount.leaves);
    }), { numRuns: 150 });
  });
});

it.each([
  ['WS02_01_039_001', { kind: 'value', element: 'DE02.01.039.00', role: '001' }], ['CT02_01_040_01', { kind: 'name', element: 'DE02.01.040.00', role: '01' }],
  ['WS02_01_005_01_01', { kind: 'value', element: 'DE02.01.005.01', role: '01' }], ['BATCH_NUM', undefined], ['WS02_01_039', undefined],
])('the column %s', (name, column) => expect(readColumn(name)).toEqual(column));

it('a table names a column of a resource once an element, and only columns', () => {
  for (const { resources } of datasetTables) {
    for (const { rows, key } of resources) {
      expect(rows.filter(({ column }) => readColumn(column)?.kind !== 'value')).toEqual([]);
      const places = rows.map(({ column, to }) => `${key} ${column} ${to}`);
      expect(places.length).toBe(new Set(places).size);
    }
  }
});
