import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { standardTables } from '@chainnet/health-codes';
import { loadCodeTables } from './code-tables.js';

describe('the operator\'s code tables', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'code-tables-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const given = (file: string, content: string | Uint8Array): void => writeFileSync(join(folder, file), content);

  it('come over the standard ones, later files over earlier ones', () => {
    given('10.csv', 'table_id,edition,code,display\nCV04.50.005,WS/T 364-2023,1,first\n');
    given('20.tsv', 'table_id\tedition\tcode\tdisplay\nCV04.50.005\tWS/T 364-2023\t1\tsecond\n');
    given('30.json', JSON.stringify({ resourceType: 'CodeSystem', url: 'urn:oid:1.2.3', version: '1', concept: [{ code: 'a', display: 'ward' }] }));
    given('notes.txt', 'not a table');
    const tables = loadCodeTables(folder);
    expect(tables.lookup('CV04.50.005', '1').concept?.display).toBe('second');
    expect(tables.lookup('urn:oid:1.2.3', 'a').concept?.display).toBe('ward');
    expect(tables.lookup('GB/T 2261.1', '1').concept?.display).toBe('男性');
  });

  it('are the standard ones where no folder is given', () => expect(loadCodeTables()).toBe(standardTables));

  it.each([
    ['a row too short', 'x.csv', 'table_id,edition,code,display\nT,1,2', 'The code table x.csv was not loaded: The code table breaks its format at line 2, column 1: 3 cells where the header has 4.'],
    ['no CodeSystem', 'y.json', '{}', 'The code table y.json was not loaded: The code table is not a FHIR CodeSystem in JSON: its resourceType is not CodeSystem.'],
    ['no UTF-8', 'z.tsv', Uint8Array.from([0xff, 0xfe, 0xff]), 'The code table z.tsv was not loaded: it cannot be read as UTF-8.'],
  ])('stop the start with the file and the reason: %s', (_name, file, content, message) => {
    given(file, content);
    expect(() => loadCodeTables(folder)).toThrow(expect.objectContaining({ code: 'RWD_NORMALIZATION_CODE_TABLES', message }));
  });

  it('stop the start when the folder is not there', () => {
    expect(() => loadCodeTables(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'RWD_NORMALIZATION_CODE_TABLES' }));
  });
});
