import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dcmm, manual, plainItem, smallCatalogue } from '../../test/small-catalogue.js';
import { criteriaOf } from './catalogue.js';
import type { Catalogue, Level } from './catalogue.js';
import { scoreOf } from './score.js';
import type { Credit, Score } from './score.js';

const open = { gateLevel: 5 as Level, bonus: 0 };
/** Credits in tenths of thousandths; what is not named is 0. */
const creditsOf = (credits: Record<string, number | 'n/a'>, answered = true): Map<string, Credit> =>
  new Map(Object.entries(credits).map(([id, credit]) => [id, { credit, answered }]));
const one = smallCatalogue([plainItem('a')]);
const scoreOne = (...byLevel: (number | 'n/a')[]): number =>
  scoreOf(one, creditsOf(Object.fromEntries(byLevel.map((credit, index) => [`a.${index + 1}`, credit]))), open).overall;

describe('the score of an item', () => {
  it.each([
    [[0, 0, 0, 0, 0], 10000],
    [[10000, 0, 0, 0, 0], 10000],
    [[10000, 5000, 0, 0, 0], 15000],
    [[10000, 10000, 0, 0, 0], 20000],
    [[10000, 10000, 10000, 5000, 10000], 35000],
    [[10000, 10000, 10000, 10000, 10000], 50000],
  ])('for %j by level is %d', (byLevel, expected) => {
    expect(scoreOne(...byLevel)).toBe(expected);
  });

  it('counts a level only if every lower one is met to 0.8, level 1 included', () => {
    expect(scoreOne(0, 10000, 10000, 10000, 10000)).toBe(10000);
    expect(scoreOne(10000, 7999, 10000, 10000, 10000)).toBe(17999);
    expect(scoreOne(10000, 8000, 10000, 10000, 10000)).toBe(48000);
    expect(scoreOne(10000, 10000, 0, 10000, 10000)).toBe(20000);
  });

  it('leaves out what does not apply, and takes a level of which nothing applies as met', () => {
    const criteria = [...plainItem('a').criteria, manual('a.2b', 2, { mayNotApply: true })];
    const catalogue = smallCatalogue([{ ...plainItem('a'), criteria }]);
    expect(scoreOf(catalogue, creditsOf({ 'a.1': 10000, 'a.2': 10000, 'a.2b': 'n/a' }), open).overall).toBe(20000);
    expect(scoreOf(catalogue, creditsOf({ 'a.1': 10000, 'a.2': 10000, 'a.2b': 0 }), open).overall).toBe(15000);
    expect(scoreOne(10000, 'n/a', 10000, 0, 0)).toBe(30000);
  });

  it('stops at level 3 for an item that needs judgement while no person has vouched for more', () => {
    const judged = smallCatalogue([{ ...plainItem('a'), judgement: true }]);
    const all = Object.fromEntries(['a.1', 'a.2', 'a.3', 'a.4', 'a.5'].map((id) => [id, 10000]));
    expect(scoreOf(judged, creditsOf(all, false), open).domains[0]?.items).toEqual([{ id: 'a', score: 30000, cappedWithoutJudgement: true }]);
    expect(scoreOf(judged, creditsOf(all, false).set('a.4', { credit: 10000, answered: true }), open).overall).toBe(50000);
    expect(scoreOf(judged, creditsOf(all, false).set('a.3', { credit: 10000, answered: true }), open).overall).toBe(30000);
  });
});

describe('the level', () => {
  const threeAtLevel = (...reached: number[]): Score => {
    const items = reached.map((_, index) => plainItem(`i${index}`));
    const met = reached.flatMap((level, index) => [1, 2, 3, 4, 5].filter((l) => l <= level).map((l) => [`i${index}.${l}`, 10000] as const));
    return scoreOf(smallCatalogue(items), creditsOf(Object.fromEntries(met)), open);
  };

  it('is the whole part of the mean of the domains', () => {
    expect(threeAtLevel(2, 2, 3)).toMatchObject({ overall: 23333, level: 2 });
    expect(threeAtLevel(3, 3, 3)).toMatchObject({ overall: 30000, level: 3 });
  });

  it('is at most one above the lowest domain', () => {
    expect(threeAtLevel(5, 5, 1)).toMatchObject({ overall: 36667, level: 2 });
    expect(threeAtLevel(5, 5, 2)).toMatchObject({ overall: 40000, level: 3 });
  });

  it('is no higher than the entry gates allow', () => {
    const credits = creditsOf({ 'a.1': 10000, 'a.2': 10000, 'a.3': 10000 });
    expect(scoreOf(one, credits, { gateLevel: 2, bonus: 0 })).toMatchObject({ overall: 30000, level: 2 });
  });

  it('counts the bonus', () => {
    const credits = creditsOf({ 'a.1': 10000, 'a.2': 9800 });
    expect(scoreOf(one, credits, open)).toMatchObject({ overall: 19800, level: 1 });
    expect(scoreOf(one, credits, { ...open, bonus: 200 })).toMatchObject({ overall: 20000, level: 2 });
  });

  it('reaches a level that thirds add up to', () => {
    const criteria = [...plainItem('a').criteria, manual('a.2b', 2), manual('a.2c', 2)];
    const items = [0, 1, 2].map((index) => ({ ...plainItem('a'), id: `i${index}`, criteria: criteria.map((c) => ({ ...c, id: `i${index}.${c.id}` })) }));
    const third: Catalogue = smallCatalogue([]);
    third.domains = [{ id: 'd', zh: '域', en: 'domain', clause: '1', items }];
    const met = ['i0.a.1', 'i0.a.2', 'i1.a.1', 'i1.a.2', 'i1.a.2b', 'i1.a.2c', 'i2.a.1', 'i2.a.2', 'i2.a.2b', 'i2.a.2c', 'i2.a.3'];
    const credits = creditsOf(Object.fromEntries(met.map((id) => [id, 10000])));
    expect(scoreOf(third, credits, open)).toMatchObject({ overall: 21111, level: 2 });
    credits.delete('i2.a.3');
    expect(scoreOf(third, credits.set('i2.a.3', { credit: 6667, answered: true }), open)).toMatchObject({ overall: 20000, level: 2 });
  });
});

describe('the shipped catalogue', () => {
  const catalogue = dcmm();
  const ids = criteriaOf(catalogue).map(({ id }) => id);
  const step = fc.constantFrom(0, 5000, 10000);

  it.each([1, 2, 3, 4, 5] as const)('gives level %d when every criterion up to it is met', (level) => {
    const met = criteriaOf(catalogue).map((criterion) => [criterion.id, criterion.level <= level ? 10000 : 0] as const);
    expect(scoreOf(catalogue, creditsOf(Object.fromEntries(met)), open)).toMatchObject({ overall: level * 10000, level });
  });

  it('never gives less for raising any fulfilment', () => {
    const raised = fc.tuple(fc.array(step, { minLength: ids.length, maxLength: ids.length }), fc.nat(ids.length - 1), fc.constantFrom(5000, 10000), fc.boolean());
    fc.assert(
      fc.property(raised, ([credits, index, to, answered]) => {
        const before = creditsOf(Object.fromEntries(ids.map((id, i) => [id, credits[i] ?? 0])), answered);
        const id = ids[index] ?? '';
        const after = new Map(before).set(id, { credit: Math.max(to, credits[index] ?? 0), answered: true });
        const [low, high] = [scoreOf(catalogue, before, open), scoreOf(catalogue, after, open)];
        expect(high.overall).toBeGreaterThanOrEqual(low.overall);
        expect(high.level).toBeGreaterThanOrEqual(low.level);
      }),
      { numRuns: 500 },
    );
  });
});
