import { describe, expect, it } from '@jest/globals';
import { dataElement, dataElements } from './data-elements.js';
import { reversed } from './concept-map.js';
import { documentSections, sectionOf } from './sections.js';
import { mapOf, standardMaps, standardTables } from './standard-tables.js';
import { timingOf } from './timing.js';

const REFERENCE = /^(CV|GB 3304$|GB\/T (2261|4658|4761))/;
const rowsOf = (id: string): readonly string[] => standardTables.table(id)!.editions.flatMap(({ concepts }) => [...concepts.keys()]);

describe('the standard tables', () => {
  it('hold the 644 codes of the 35 tables collected, and the way of leaving hospital', () => {
    const tables = standardTables.list().filter(({ id, editions }) => REFERENCE.test(id) && editions.length > 0);
    expect(tables).toHaveLength(36);
    expect(tables.reduce((sum, { id }) => sum + rowsOf(id).length, 0)).toBe(644 + 6);
  });

  it('every row has code, meaning, edition and source', () => {
    const concepts = standardTables.list().flatMap(({ editions }) => editions.flatMap(({ concepts: rows }) => [...rows.values()]));
    expect(concepts.filter(({ code, display, edition, source }) => [code, display, edition, source].some((text) => text === ''))).toEqual([]);
    expect(concepts.length).toBeGreaterThan(1400);
  });

  it('no two tables have one system, OID or id', () => {
    const keys = standardTables.list().flatMap(({ id, system, oid, otherOids }) => [id, system, ...(oid === undefined || oid === id ? [] : [oid]), ...otherOids]);
    expect(keys.length).toBe(new Set(keys).size);
  });

  it('rows read in one place only are marked', () => {
    expect(standardTables.lookup('CV08.50.002', '01').concept?.check).toBe(true);
    expect(standardTables.lookup('GB/T 2261.1', '1').concept?.check).toBeUndefined();
  });
});

describe('the concept maps', () => {
  it.each(standardMaps.map((map) => [map.id, map] as const))('%s says something of every code of its table, once, and of no other', (_id, { table, concepts }) => {
    expect([...concepts.keys()].sort()).toEqual([...rowsOf(table)].sort());
  });

  it.each(standardMaps.map((map) => [map.id, map] as const))('%s: what has a target is not unmatched, what is narrower says why', (_id, { concepts }) => {
    for (const { equivalence, target, comment } of concepts.values()) {
      expect(['equal', 'wider', 'narrower', 'unmatched']).toContain(equivalence);
      expect(target === undefined).toBe(equivalence === 'unmatched');
      if (equivalence === 'narrower') expect(comment).toBeDefined();
    }
  });

  it('equal is one to one', () => {
    for (const { concepts } of standardMaps) {
      const targets = [...concepts.values()].filter(({ equivalence }) => equivalence === 'equal').map(({ target }) => `${target?.system}#${target?.code}`);
      expect(targets.length).toBe(new Set(targets).size);
    }
  });

  it('56 ethnic groups go from digits to letters and back', () => {
    const map = mapOf('GB 3304')!;
    const back = reversed(map);
    const digits = [...map.concepts.values()].filter(({ equivalence }) => equivalence === 'equal').map(({ code }) => code);
    expect(digits).toHaveLength(56);
    expect(digits.map((code) => back.get(map.concepts.get(code)?.target?.code ?? ''))).toEqual(digits);
    expect([map.concepts.get('01'), map.concepts.get('06'), map.concepts.get('56')].map((one) => one?.target?.code)).toEqual(['HA', 'MH', 'JN']);
    expect(standardTables.lookup('GB 3304 letters', 'OR').concept?.display).toBe('鄂伦春族');
  });
});

describe('data elements (WS 363)', () => {
  it('there are 455, with edition and sources', () => {
    expect(dataElements.size).toBe(455);
    const all = [...dataElements.values()];
    expect(all.filter(({ format }) => format !== undefined)).toHaveLength(273);
    expect(all.filter(({ sources }) => sources.length >= 2)).toHaveLength(405);
    expect(all.every(({ id, edition, check, sources }) => /^DE\d\d\.\d\d\.\d{3}\.\d\d$/.test(id) && edition === 'WS 363-2011' && (check === true) === (sources.length === 1))).toBe(true);
  });

  it('reads one', () => {
    expect(dataElement(' de02.01.040.00')).toMatchObject({ id: 'DE02.01.040.00', name: '性别代码', english: 'Sex code', type: 'S3', format: 'N1', domain: 'GB/T 2261.1' });
    expect(dataElement('DE99.99.999.00')).toBeUndefined();
  });

  it('a value domain that is a table is a table here', () => {
    const tables = [...dataElements.values()].flatMap(({ domain }) => /^(?:CV[\d.]+|GB[/T]* [\d.]+)$/.exec(domain ?? '') ?? []);
    expect(tables.length).toBeGreaterThan(25);
    expect(tables.filter((id) => standardTables.table(id) === undefined)).toEqual([]);
  });
});

it('sections of shared documents are found by their LOINC code', () => {
  expect(documentSections).toHaveLength(45);
  expect(sectionOf('10154-3')?.title).toBe('chief complaint');
  expect(sectionOf('1-1')).toBeUndefined();
});

it('frequencies have timings', () => {
  expect(timingOf('1')).toEqual({ frequency: 2, period: 1, periodUnit: 'd' });
  expect(timingOf('04')).toEqual({ frequency: 1, period: 12, periodUnit: 'h' });
  expect(['99', 'toString'].map(timingOf)).toEqual([undefined, undefined]);
});
