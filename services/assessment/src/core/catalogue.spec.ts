import { describe, expect, it } from '@jest/globals';
import { isRwdError } from '@chainnet/contracts';

import { dcmm, parsedDcmm } from '../../test/small-catalogue.js';
import { criteriaOf, itemsOf, levels, loadCatalogue } from './catalogue.js';
import type { Catalogue, Criterion } from './catalogue.js';

describe('the catalogue dcmm-2018', () => {
  const catalogue = dcmm();

  it('has the 8 domains and 28 items of GB/T 36073-2018, clauses 6 to 13', () => {
    expect(catalogue.domains.map(({ clause }) => clause)).toEqual(['6', '7', '8', '9', '10', '11', '12', '13']);
    expect(catalogue.domains.map(({ items }) => items.length)).toEqual([3, 3, 4, 3, 3, 4, 4, 4]);
    for (const { clause, items } of catalogue.domains) {
      expect(items.map((item) => item.clause)).toEqual(items.map((_, index) => `${clause}.${index + 1}`));
    }
  });

  it('has at least 140 criteria, one or more for each item at each of the levels 1 to 5', () => {
    expect(criteriaOf(catalogue).length).toBeGreaterThanOrEqual(140);
    for (const item of itemsOf(catalogue)) {
      expect(new Set(item.criteria.map(({ level }) => level))).toEqual(new Set(levels));
    }
  });

  it('judges at least 40 % of levels 2 to 4 in architecture, security, quality, standards and life cycle from events alone', () => {
    const wanted = ['architecture', 'security', 'quality', 'standards', 'lifecycle'];
    const middle = catalogue.domains.filter(({ id }) => wanted.includes(id)).flatMap(({ items }) => items)
      .flatMap(({ criteria }) => criteria).filter(({ level }) => level >= 2 && level <= 4);
    const automatic = middle.filter(({ kind }) => kind === 'automatic');
    expect(automatic.length / middle.length).toBeGreaterThanOrEqual(0.4);
  });

  it('gives each criterion a Chinese and an English text of its own', () => {
    const criteria = criteriaOf(catalogue);
    expect(criteria.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(criteria.filter(({ en }) => !/^[\x20-\x7e]+$/.test(en))).toEqual([]);
    for (const item of itemsOf(catalogue)) expect(new Set(item.criteria.map(({ en }) => en)).size).toBe(item.criteria.length);
  });

  it('says that its result is no official grade', () => {
    expect(catalogue.statement.en).toBe('Self-declared, method of this project; not an official DCMM grade.');
  });
});

describe('loading a bad catalogue', () => {
  const criterion = (catalogue: Catalogue, change: Partial<Criterion>): void => {
    const target = catalogue.domains[2]?.items[0]?.criteria[0];
    if (target !== undefined) Object.assign(target, change);
  };
  const path = '/domains/2/items/0/criteria/0';
  const rule = { metric: 'formats.distinct', atLeast: 1, minCount: 1 };

  const cases: readonly [string, (catalogue: Catalogue) => void, string, string][] = [
    ['a level out of range', (c) => { criterion(c, { level: 6 as never }); }, 'SHAPE', `${path}/level`],
    ['a member nobody knows', (c) => { Object.assign(c, { comment: 'x' }); }, 'SHAPE', '/comment'],
    ['a criterion id given twice', (c) => { criterion(c, { id: 'data-model.l2.1' }); }, 'DUPLICATE', '/domains/2/items/0/criteria/1'],
    ['an item without a level', (c) => { criterion(c, { level: 2 }); }, 'COVERAGE', '/domains/2/items/0'],
    ['a manual criterion with a rule', (c) => { criterion(c, { kind: 'manual' }); }, 'KIND', path],
    ['an assisted criterion with strong evidence', (c) => { criterion(c, { kind: 'assisted' }); }, 'KIND', path],
    ['an automatic criterion without evidence types', (c) => { criterion(c, { evidenceTypes: [] }); }, 'KIND', path],
    ['a condition with both bounds', (c) => { criterion(c, { rule: { ...rule, atMost: 2 } }); }, 'KIND', `${path}/rule`],
    ['a condition without a bound', (c) => { criterion(c, { rule: { metric: 'formats.distinct', minCount: 1 } }); }, 'KIND', `${path}/rule`],
    ['a rule on no metric', (c) => { criterion(c, { rule: { ...rule, metric: 'constructor' } }); }, 'REFERENCE', `${path}/rule`],
    ['an event type that is no evidence', (c) => { criterion(c, { evidenceTypes: ['rwd.x.v1'] }); }, 'REFERENCE', `${path}/evidenceTypes`],
    ['a rule that reads other events than it says', (c) => { criterion(c, { evidenceTypes: ['rwd.record.accepted.v1'] }); }, 'REFERENCE', `${path}/evidenceTypes`],
    ['a metric over no counter', (c) => { c.metrics['odd'] = { count: 'records.lost' }; }, 'REFERENCE', '/metrics/odd'],
    ['evidence kept too briefly', (c) => { c.evidence.keepDays = 90; }, 'BOUND', '/domains/0/items/1/criteria/0'],
  ];

  it.each(cases)('refuses %s', (_, change, code, where) => {
    const catalogue = parsedDcmm();
    change(catalogue);
    let caught: unknown;
    try {
      loadCatalogue(catalogue);
    } catch (error) {
      caught = error;
    }
    expect(isRwdError(caught) && [caught.code, caught.details['path']]).toEqual([`RWD_ASSESSMENT_CATALOGUE_${code}`, where]);
  });

  it('refuses what is no catalogue at all', () => {
    expect(() => loadCatalogue(null)).toThrow(expect.objectContaining({ code: 'RWD_ASSESSMENT_CATALOGUE_SHAPE', details: expect.objectContaining({ path: '/' }) }));
  });
});
