import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { designTable } from './design-table.js';
import { meanAndVariance } from './moments.js';
import { momentSums, momentSumsOf, momentVector, standardizationOf, standardize } from './standardization.js';

const rows = fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), { minLength: 1, maxLength: 30 });
const spread: [number, number][] = [[-0.9, 0.8], [0.7, -0.6]];

describe('federated standardization', () => {
  it('equals mean and standard deviation of the pooled rows for any split', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const sites = [[...spread, ...first], second];
        const vectors = sites.map((site) => momentVector(momentSums(designTable(site, site.map((_, i) => i % 2)))));
        const found = standardizationOf(momentSumsOf(vectors[0]!.map((value, i) => value + vectors[1]![i]!), 2));
        for (const j of [0, 1]) {
          const pooled = meanAndVariance(sites.flat().map((row) => row[j]!));
          expect(found.mean[j]).toBeCloseTo(pooled.mean, 10);
          expect(found.sd[j]).toBeCloseTo(Math.sqrt(pooled.variance), 8);
        }
      }),
    );
  });

  it('leaves the intercept alone and gives each feature mean 0 and variance 1', () => {
    const table = designTable([[1, 5], [2, 7], [4, 1]], [0, 1, 1]);
    const standard = standardize(table, standardizationOf(momentSums(table)));
    expect([0, 1, 2].map((row) => standard.x[row * 3])).toEqual([1, 1, 1]);
    const first = meanAndVariance([0, 1, 2].map((row) => standard.x[row * 3 + 1]!));
    expect(first.mean).toBeCloseTo(0, 12);
    expect(first.variance).toBeCloseTo(1, 12);
    expect(momentSums(table)).toMatchObject({ count: 3, positives: 2 });
  });

  it('names a feature that does not vary', () => {
    const table = designTable([[1, 0.3], [2, 0.3], [4, 0.3]], [0, 1, 1]);
    expect(() => standardizationOf(momentSums(table))).toThrow(
      expect.objectContaining({ code: 'RWD_STATISTICS_CONSTANT_FEATURE', details: { index: 1 } }),
    );
  });

  it('refuses one row, and shapes that do not fit', () => {
    const table = designTable([[1, 0.3]], [0]);
    expect(() => standardizationOf(momentSums(table))).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => standardize(table, { mean: [0], sd: [1] })).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
    expect(() => momentSumsOf(new Float64Array(5), 2)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
    expect(() => designTable([[1], [1, 2]], [0, 1])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
    expect(() => designTable([[1]], [0, 1])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
    expect(() => designTable([[NaN]], [0])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
    expect(() => designTable([[1]], [0.5])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
  });
});
