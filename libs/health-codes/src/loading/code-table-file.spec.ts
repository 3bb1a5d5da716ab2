import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standardTables } from '../standard-tables.js';
import { isCodeTableFile, readCodeTableFile } from './code-table-file.js';
import { readDelimited } from './delimited-text.js';

const TSV = 'table_id\tedition\tcode\tdisplay\toid\twithdrawn\n';

describe('delimited text', () => {
  const texts = (text: string) => readDelimited(text, { delimiter: ',', maxCells: 1000 }).rows.map((row) => row.map((cell) => cell.text));

  it.each([
    ['a,b\nc,d', [['a', 'b'], ['c', 'd']]], ['a,b\r\nc,\r\n', [['a', 'b'], ['c', '']]], ['"a,""b""",c', [['a,"b"', 'c']]], ['"x\ny",z', [['x\ny', 'z']]],
    ['\uFEFFa\n\n\nb', [['a'], ['b']]], ['a,', [['a', '']]], ['', []],
  ])('%j', (text, rows) => expect(texts(text)).toEqual(rows));

  it('says where each cell begins, after quoted line breaks too', () => {
    const { rows } = readDelimited('a,bb\n"x\ny",z\nq', { delimiter: ',', maxCells: 10 });
    expect(rows.flat().map(({ line, column }) => [line, column])).toEqual([[1, 1], [1, 3], [2, 1], [3, 4], [4, 1]]);
  });

  it.each([['a,"b', 1, 3, 'a quote is not closed'], ['"a"b', 1, 4, 'text after a closing quote'], ['a\nb,c,d', 2, 5, 'more than 3 cells']])('%j has a fault', (text, line, column, reason) => {
    expect(readDelimited(text, { delimiter: ',', maxCells: 3 }).fault).toEqual({ line, column, reason });
  });

  it('what is written by the rule reads back', () => {
    const cell = fc.string({ maxLength: 8 });
    const write = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      expect(texts(rows.map((row) => row.map(write).join(',')).join('\r\n'))).toEqual(rows);
    }));
  });

  it('no text makes it hang or throw', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', 'a'), maxLength: 60 }), (text) => {
      expect(readDelimited(text, { delimiter: ',', maxCells: 100 }).rows.length).toBeLessThanOrEqual(60);
    }));
  });
});

describe('code tables from files', () => {
  it('reads TSV with several tables and editions', () => {
    const loaded = readCodeTableFile('codes.tsv', `${TSV}CV04.50.005\tWS/T 364-2023\t1\tA型\t\t\nCV04.50.005\tWS/T 364-2023\t2\tB型\t\t\nH1\t2024\tA\t甲病区\t1.2.3\t2025\n`);
    expect(loaded.map(({ id, oid, rows }) => [id, oid, rows.edition, rows.concepts.size])).toEqual([['CV04.50.005', undefined, 'WS/T 364-2023', 2], ['H1', '1.2.3', '2024', 1]]);
    const tables = standardTables.with(loaded);
    expect(tables.lookup('1.2.3', 'A')).toMatchObject({ finding: 'withdrawn-code', concept: { display: '甲病区', source: 'codes.tsv' } });
    expect(tables.lookup('CV04.50.005', '2', { edition: '2023' }).finding).toBeUndefined();
  });

  it('reads CSV by the names of the reference tables too', () => {
    const [table] = readCodeTableFile('x.csv', 'table_id,version,code,meaning_zh,meaning_en,local,alias\nT,2024,01,"肝, 胆",liver,true,LIV\n');
    expect(standardTables.with([table!]).lookup('T', 'LIV')).toMatchObject({ code: '01', finding: 'local-addition', concept: { display: '肝, 胆', english: 'liver' } });
  });

  it('reads a FHIR CodeSystem with its tree', () => {
    const system = { resourceType: 'CodeSystem', url: 'urn:oid:2.16.156.10011.2.3.3.11', version: 'clinical 2.0', title: 'ICD', concept: [{ code: 'J06', display: 'a', concept: [{ code: 'J06.9', display: 'b' }] }] };
    const tables = standardTables.with(readCodeTableFile('icd.json', JSON.stringify(system)));
    expect(tables.lookup('GB/T 14396', 'J06.9').concept?.display).toBe('b');
    expect(tables.lookup('GB/T 14396', 'J07').finding).toBe('unknown-code');
  });

  it.each([
    ['no column', 'table_id\tedition\tcode\nT\t1\t2', 1, 1, 'the column for display is missing'],
    ['a column nobody knows', 'table_id\tcolour', 1, 10, 'a column of this name is not known'],
    ['two columns of one meaning', 'table_id\tedition\tversion\tcode\tdisplay', 1, 18, 'two columns have one meaning'],
    ['a short row', `${TSV}T\t1\t2`, 2, 1, '3 cells where the header has 6'],
    ['an empty code', `${TSV}T\t1\t \tx\t\t`, 2, 5, 'the code is empty'],
    ['a blank in a code', `${TSV}T\t1\ta b\tx\t\t`, 2, 5, 'a code has no white space'],
    ['a code twice', `${TSV}T\t1\ta\tx\t\t\nT\t1\ta\ty\t\t`, 3, 5, 'the code stands in this edition of the table already'],
    ['an open quote', `${TSV}T\t1\t"a`, 2, 5, 'a quote is not closed'],
    ['nothing', '', 1, 1, 'the column for table is missing'],
  ])('refuses %s with its place', (_name, text, ...place) => {
    const [line, column, reason] = place;
    expect(() => readCodeTableFile('x.tsv', text)).toThrow(expect.objectContaining({ code: 'RWD_CODES_TABLE_FORMAT', details: { line, column, reason } }));
  });

  it.each([
    ['{', 'it is not well-formed JSON'], ['[]', 'its resourceType is not CodeSystem'], ['{"resourceType":"CodeSystem"}', 'it has neither url nor an OID identifier'],
    ['{"resourceType":"CodeSystem","url":"u"}', 'it has no version'], ['{"resourceType":"CodeSystem","url":"u","version":"1"}', 'it has no concepts'],
    ['{"resourceType":"CodeSystem","url":"u","version":"1","concept":[{}]}', 'a concept has no code'],
    ['{"resourceType":"CodeSystem","url":"u","version":"1","concept":[{"code":"a"},{"code":"a"}]}', 'a code stands in it twice'],
  ])('refuses %s', (text, reason) => {
    expect(() => readCodeTableFile('x.json', text)).toThrow(expect.objectContaining({ code: 'RWD_CODES_TABLE_JSON', details: { reason } }));
  });

  it('knows its files by their endings', () => {
    expect(['a.tsv', 'A.CSV', 'b.json', 'README.md', 'x'].map(isCodeTableFile)).toEqual([true, true, true, false, false]);
    expect(readCodeTableFile('README.md', 'x')).toEqual([]);
  });
});
