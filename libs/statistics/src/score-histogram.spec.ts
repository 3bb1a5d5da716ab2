import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brierScore } from './classification.js';
import { delongAuc } from './delong.js';
import { evaluate, evaluationSums, evaluationSumsOf, evaluationVector, evaluationVectorLength } from './score-histogram.js';

const cases = fc.array(fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constantFrom(0, 1) }), { maxLength: 60 });
const anchors = [{ p: 0.1, y: 0 }, { p: 0.9, y: 0 }, { p: 0.2, y: 1 }, { p: 0.7, y: 1 }];

describe('evaluation by score histograms', () => {
  it('gives the exact area and DeLong error of the binned scores, whatever the split over sites', () => {
    fc.assert(
      fc.property(cases, cases, fc.integer({ min: 1, max: 1024 }), (first, second, bins) => {
        const sites = [[...first, ...anchors], second];
        const vectors = sites.map((site) => evaluationVector(evaluationSums(site.map(({ p }) => p), site.map(({ y }) => y), bins)));
        const pooled = vectors[0]!.map((value, i) => value + vectors[1]![i]!);
        const found = evaluate(evaluationSumsOf(pooled, bins));

        const all = sites.flat();
        const labels = all.map(({ y }) => y);
        const expected = delongAuc(all.map(({ p }) => Math.min(bins - 1, Math.floor(p * bins))), labels);
        expect(found.auc).toBeCloseTo(expected.auc, 10);
        expect(found.aucStandardError).toBeCloseTo(Math.sqrt(expected.variance), 8);
        expect(found.brier).toBeCloseTo(brierScore(all.map(({ p }) => p), labels), 10);
        expect(found.count).toBe(all.length);
        expect(found.accuracy).toBeCloseTo(all.filter(({ p, y }) => (p >= 0.5 ? 1 : 0) === y).length / all.length, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses scores that are no probabilities, one class, and vectors of another length', () => {
    expect(() => evaluationSums([1.2], [1], 8)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
    expect(() => evaluationSums([NaN], [1], 8)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
    expect(() => evaluate(evaluationSums([0.2, 0.4, 0.6], [1, 1, 0], 8))).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => evaluationSumsOf(new Float64Array(evaluationVectorLength(8)), 9)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
  });
});
