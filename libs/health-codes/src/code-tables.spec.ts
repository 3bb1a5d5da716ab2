import { describe, expect, it } from '@jest/globals';
import { tableEdition } from './code-table.js';
import type { LoadedTable } from './code-tables.js';
import { isEdition } from './editions.js';
import { lookupIssue } from './lookup-issue.js';
import { standardTables } from './standard-tables.js';

const abo2023: LoadedTable = {
  id: 'CV04.50.005',
  name: 'ABO血型代码表',
  rows: tableEdition('WS/T 364-2023', [{ code: '1', display: 'A型(2023)', edition: 'WS/T 364-2023', source: 'licensed' }]),
};

describe('looking a code up', () => {
  it.each(['CV04.50.005', '2.16.156.10011.2.3.1.85', 'urn:oid:2.16.156.10011.2.3.1.85', ' 2.16.156.10011.2.3.1.85'])('finds the table by %j', (key) => {
    expect(standardTables.lookup(key, '4')).toMatchObject({ raw: '4', code: '4', concept: { display: 'AB型', edition: 'WS 364-2011', check: true } });
  });

  it.each([
    ['CV02.01.101', '1', '01', '居民身份证'], ['CV02.01.101', '01', '01', '居民身份证'], ['GB/T 2261.1', '01', '1', '男性'], ['GB/T 2261.1', '0', '0', '未知的性别'],
    ['GB 3304', '1', '01', '汉族'], ['GB/T 2659', '156', 'CHN', '中国'], ['GB/T 2659', 'CN', 'CHN', '中国'], ['CV09.00.403', ' 2 ', '2', '急诊'],
  ])('%s %j is %j, %s, and keeps the raw form', (table, raw, code, display) => {
    const found = standardTables.lookup(table, raw);
    expect(found).toMatchObject({ raw, code, concept: { display } });
    expect(found.finding).toBeUndefined();
  });

  it.each([
    ['9.9.9', '1', 'unknown-table'], ['CV04.50.005', '7', 'unknown-code'], ['CV04.50.005', 'constructor', 'unknown-code'], ['CV04.50.005', '9', 'local-addition'],
    ['CV05.10.010', '1', 'table-without-rows'], ['GB/T 2260', '132100', 'withdrawn-code'], ['GB/T 14396', 'J06.900', undefined], ['GB/T 14396', '感冒', 'unknown-code'],
    ['2.16.156.10011.2.3.3.11.3', 'I10.x00x002', undefined], ['ICD-9-CM-3', '47.0100x001', undefined], ['GB/T 15657', 'BNW010', undefined],
  ])('of %s %s it says %s', (table, code, finding) => {
    expect(standardTables.lookup(table, code).finding).toBe(finding);
  });

  it('an edition that is named and not loaded is answered by the newest, with a warning', () => {
    expect(standardTables.lookup('CV04.50.005', '1', { edition: 'WS/T 364-2023' })).toMatchObject({ finding: 'edition-not-loaded', concept: { edition: 'WS 364-2011' } });
    expect(standardTables.lookup('CV04.50.005', '1', { edition: 'local 7' })).toMatchObject({ finding: 'unknown-edition', concept: { edition: 'WS 364-2011' } });
    expect(standardTables.lookup('CV04.50.005', '1', { edition: 'WS 364.9-2011' }).finding).toBeUndefined();
  });

  it('a loaded edition answers beside the other, and first', () => {
    const tables = standardTables.with([abo2023]);
    expect(tables.lookup('CV04.50.005', '1').concept?.display).toBe('A型(2023)');
    expect(tables.lookup('CV04.50.005', '1', { edition: '2011' }).concept?.display).toBe('A型');
    expect(tables.lookup('CV04.50.005', '2', { edition: 'WS/T 364-2023' }).finding).toBe('unknown-code');
    expect(standardTables.lookup('CV04.50.005', '1').concept?.display).toBe('A型');
  });

  it('a loaded table of the same edition takes the place of the rows here; a new one is added', () => {
    const rows = tableEdition('WS 364-2011', [{ code: '1', display: 'x', edition: 'WS 364-2011', source: 'licensed' }]);
    const tables = standardTables.with([{ ...abo2023, rows }, { id: 'HOSPITAL-1', oid: '1.2.3', name: 'wards', rows }]);
    expect(tables.lookup('CV04.50.005', '2').finding).toBe('unknown-code');
    expect(tables.lookup('urn:oid:1.2.3', '1').concept?.display).toBe('x');
  });
});

describe('editions', () => {
  it.each([
    ['WS 364-2011', 'WS 364-2011', true], ['WS 364.8-2011', 'WS 364-2011', true], ['2011', 'WS 364-2011', true], ['v2023', 'WS/T 364-2023', true],
    ['WS/T 364.2—2023', 'WS/T 364-2023', true], ['2023', 'WS 364-2011', false], ['WS 363-2011', 'WS 364-2011', false], ['', 'WS 364-2011', false],
  ])('%j means %s: %s', (words, id, means) => expect(isEdition(words, id)).toBe(means));
});

describe('the issue of a lookup', () => {
  it.each([['required', 'warning'], ['extensible', 'warning'], ['preferred', 'information'], ['example', 'information']] as const)('%s binding: %s, never an error', (binding, severity) => {
    const found = lookupIssue(standardTables.lookup('CV04.50.005', '7'), { binding, expression: 'Observation.value' });
    expect(found).toEqual({ severity, code: 'code-invalid', details: { text: 'the code is not in CV04.50.005; it is kept as it came' }, expression: ['Observation.value'] });
  });

  it('there is none where all is well', () => expect(lookupIssue(standardTables.lookup('CV04.50.005', '1'), { binding: 'required' })).toBeUndefined());

  it('its text never has the code, which is a patient\'s', () => {
    expect(JSON.stringify(lookupIssue(standardTables.lookup('1.2.3', 'SECRET'), { binding: 'required' }))).not.toContain('SECRET');
  });
});
