import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dcmm, plainItem, smallCatalogue } from '../../test/small-catalogue.js';
import { criteriaOf } from './catalogue.js';
import type { Catalogue, Level } from './catalogue.js';
import type { Fulfilment } from './fulfilment.js';
import { findGap } from './gap.js';
import { scoreOf } from './score.js';

const fulfilment = (credit: number): Fulfilment => ({ credit, state: 'partial', answered: credit > 0, observed: [] });
const fulfilmentsOf = (catalogue: Catalogue, credits: Record<string, number>): Map<string, Fulfilment> =>
  new Map(criteriaOf(catalogue).map(({ id }) => [id, fulfilment(credits[id] ?? 0)]));
const reaches = (catalogue: Catalogue, fulfilments: ReadonlyMap<string, Fulfilment>, met: readonly string[], target: Level): boolean => {
  const raised = new Map(fulfilments);
  met.forEach((id) => raised.set(id, { ...fulfilment(10000), answered: true }));
  return scoreOf(catalogue, raised, { gateLevel: 5, bonus: 0 }).level >= target;
};
const gapOf = (catalogue: Catalogue, fulfilments: ReadonlyMap<string, Fulfilment>, target: Level): ReturnType<typeof findGap> =>
  findGap(catalogue, { fulfilments, bonus: 0, target, unmetGates: [] });

describe('the gap to the next level', () => {
  it('with few candidates names a smallest set: no smaller set reaches the level (checked against all of them)', () => {
    const items = ['a', 'b'];
    const catalogue = smallCatalogue(items.map(plainItem));
    const ids = criteriaOf(catalogue).map(({ id }) => id);
    const credits = fc.array(fc.constantFrom(0, 5000, 10000), { minLength: ids.length, maxLength: ids.length });
    fc.assert(
      fc.property(credits, fc.constantFrom<Level>(2, 3, 4, 5), (values, target) => {
        const fulfilments = fulfilmentsOf(catalogue, Object.fromEntries(ids.map((id, index) => [id, values[index] ?? 0])));
        const gap = gapOf(catalogue, fulfilments, target);
        expect(gap.minimality).toBe('smallest');
        expect(reaches(catalogue, fulfilments, gap.criteria, target)).toBe(true);
        const candidates = ids.filter((id) => fulfilments.get(id)?.credit !== 10000);
        const least = Array.from({ length: 2 ** candidates.length }, (_, mask) => candidates.filter((_id, bit) => (mask >> bit) % 2 === 1))
          .filter((subset) => subset.length <= gap.criteria.length && reaches(catalogue, fulfilments, subset, target))
          .reduce((size, subset) => Math.min(size, subset.length), candidates.length);
        expect(gap.criteria.length).toBe(least);
      }),
      { numRuns: 60 },
    );
  });

  it('with 20 candidates takes well under two seconds', () => {
    const catalogue = smallCatalogue(['a', 'b', 'c', 'd'].map(plainItem));
    const started = performance.now();
    expect(gapOf(catalogue, fulfilmentsOf(catalogue, {}), 3)).toMatchObject({ candidates: 20, minimality: 'smallest' });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('prefers one criterion that closes the gap over several', () => {
    const catalogue = smallCatalogue([plainItem('a')]);
    const fulfilments = fulfilmentsOf(catalogue, { 'a.1': 5000, 'a.2': 10000, 'a.3': 10000 });
    expect(gapOf(catalogue, fulfilments, 3).criteria).toEqual(['a.1']);
  });

  it('with many candidates names a set that reaches the level and of which none can be left out', () => {
    const catalogue = dcmm();
    const fulfilments = fulfilmentsOf(catalogue, {});
    const gap = gapOf(catalogue, fulfilments, 2);
    expect(gap).toMatchObject({ minimality: 'irreducible', candidates: criteriaOf(catalogue).length });
    expect(reaches(catalogue, fulfilments, gap.criteria, 2)).toBe(true);
    for (const left of gap.criteria) {
      expect(reaches(catalogue, fulfilments, gap.criteria.filter((id) => id !== left), 2)).toBe(false);
    }
  });
});
