import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mapVersion } from './map-version.js';

let folder: string;
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maps-'));
  mkdirSync(join(folder, 'tables'));
  put('tables/rows.ts', 'a');
  put('map.ts', 'b');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the version of the maps', () => {
  it('is the same for the same files', () => {
    expect(mapVersion([folder])).toMatch(/^[0-9a-f]{16}$/);
    expect(mapVersion([folder])).toBe(mapVersion([folder]));
  });

  it.each([
    ['a row changes', () => put('tables/rows.ts', 'c')],
    ['a table is added', () => put('tables/more.tsv', '')],
    ['a table is moved', () => { rmSync(join(folder, 'map.ts')); put('tables/map.ts', 'b'); }],
  ])('changes when %s', (_what, change) => {
    const before = mapVersion([folder]);
    change();
    expect(mapVersion([folder])).not.toBe(before);
  });

  it('does not change with a test', () => {
    const before = mapVersion([folder]);
    put('map.spec.ts', 'test');
    expect(mapVersion([folder])).toBe(before);
  });

  it('changes with the operator\'s tables, and is as before without any', () => {
    const standard = mapVersion([folder]);
    const own = mkdtempSync(join(tmpdir(), 'tables-'));
    writeFileSync(join(own, 'CV.csv'), 'code,display');
    expect(mapVersion([folder], [own])).not.toBe(standard);
    expect(mapVersion([folder], [undefined])).toBe(standard);
    rmSync(own, { recursive: true });
  });

  it('covers the maps of this process', () => expect(mapVersion()).toMatch(/^[0-9a-f]{16}$/));
});
