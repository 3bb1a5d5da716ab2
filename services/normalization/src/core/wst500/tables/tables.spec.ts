import { describe, expect, it } from '@jest/globals';
import { documents } from '../compile-table.js';
import { mappingCount } from '../mapping-table.js';
import { documentTables } from './documents.js';
import { parseTables } from './parse-table.js';
import { targetOf } from './targets.js';

const rows = documentTables.flatMap((table) => table.rows);
const listed = rows.filter(({ seenIn }) => seenIn !== '-');

describe('the tables of WS/T 500', () => {
  it('hold all 53 documents and the 1,284 rows that two template sets show, each with its edition', () => {
    expect(documentTables.map(({ document }) => document)).toEqual(Array.from({ length: 53 }, (_, at) => `C${String(at + 1).padStart(4, '0')}`));
    expect(listed).toHaveLength(1284);
    expect(new Set(rows.map(({ edition }) => edition)).size).toBe(53);
    expect(rows.every(({ document, edition }) => edition === `WS/T 500.${Number(document.slice(1))}-2016`)).toBe(true);
  });

  it('give at least 95 % of the rows a typed FHIR element', () => {
    const { typed, total } = mappingCount(listed);
    expect(total).toBe(1284);
    expect(typed / total).toBeGreaterThanOrEqual(0.95);
  });

  it('are keyed on place and element: rows of one key that mean different things differ in name', () => {
    const meanings = new Map<string, Map<string, string>>();
    for (const { document, section, position, element, name, target } of rows) {
      const key = [document, section, position, element].join('|');
      const names = meanings.get(key) ?? new Map<string, string>();
      meanings.set(key, names);
      expect([key, name, names.get(name) ?? target]).toEqual([key, name, target]);
      names.set(name, target);
    }
  });

  it('compile, the same element becoming different things at different places', () => {
    expect(documents.size).toBe(53);
    const found = rows.filter(({ element }) => element === 'DE06.00.136.00').map(({ target }) => target);
    expect(new Set(found).size).toBeGreaterThan(2);
  });

  it.each([
    ['a row before any document', 'O|DE01|x|ST|A|obs'],
    ['an unknown act', 'C0001|e|t|IMP|unknown\n#1|s\nX|DE01|x|ST|A|obs'],
    ['an unknown template set', 'C0001|e|t|IMP|unknown\n#1|s\nO|DE01|x|ST|C|obs'],
    ['a section without a name', 'C0001|e|t|IMP|unknown\n#1|'],
    ['an unknown class of encounter', 'C0001|e|t|OUT|unknown'],
  ])('refuse %s', (_name, text) => expect(() => parseTables(text)).toThrow('not a line of a WS/T 500 table'));

  it.each(['nothing', 'obs weather', 'obs - 1-1'])('refuse the target %s', (target) => expect(() => targetOf(target)).toThrow(RangeError));
});
