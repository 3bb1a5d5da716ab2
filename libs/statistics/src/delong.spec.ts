import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaUnderRoc, delongAuc, delongCovariance, midranks } from './delong.js';

const y = [...Array.from({ length: 12 }, () => 0), ...Array.from({ length: 8 }, () => 1)];
const a = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.3, 0.45, 0.55, 0.65, 0.75, 0.8, 0.9, 0.95];
const b = [0.2, 0.1, 0.4, 0.3, 0.25, 0.6, 0.35, 0.55, 0.5, 0.45, 0.65, 0.15, 0.25, 0.5, 0.35, 0.7, 0.6, 0.85, 0.4, 0.9];

describe('area under the ROC curve', () => {
  it('gives the areas, variances and covariance of R pROC on paired scores with ties', () => {
    const [one, two] = [delongAuc(a, y), delongAuc(b, y)];
    expect(one.auc).toBeCloseTo(0.8645833333333, 12);
    expect(one.variance).toBeCloseTo(0.0070571789322, 12);
    expect(two.auc).toBeCloseTo(0.734375, 12);
    expect(two.variance).toBeCloseTo(0.014174248061, 12);
    expect(delongCovariance(one, two)).toBeCloseTo(0.0055986764971, 12);
    const z = (one.auc - two.auc) / Math.sqrt(one.variance + two.variance - 2 * delongCovariance(one, two));
    expect(z).toBeCloseTo(1.2998706271071, 9);
  });

  it('equals the count over all pairs, ties half, for any scores', () => {
    const cases = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), label: fc.constantFrom(0, 1) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(cases, (drawn) => {
        const all = [...drawn, { score: 3, label: 0 }, { score: 2, label: 1 }];
        const [positives, negatives] = [1, 0].map((label) => all.filter((one) => one.label === label));
        let wins = 0;
        for (const p of positives!) for (const n of negatives!) wins += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
        const auc = areaUnderRoc(all.map((one) => one.score), all.map((one) => one.label));
        expect(auc).toBeCloseTo(wins / (positives!.length * negatives!.length), 12);
      }),
    );
  });

  it('gives tied values the mean of their ranks', () => {
    expect([...midranks(Float64Array.of(3, 1, 3, 2, 3))]).toEqual([4, 1, 4, 2, 4]);
  });

  it('refuses one class only, other labels, missing scores and lengths that differ', () => {
    expect(() => areaUnderRoc([1, 2], [1, 1])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => delongAuc([1, 2, 3], [1, 0, 0])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => areaUnderRoc([1, 2], [1, 2])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
    expect(() => areaUnderRoc([NaN, 2], [1, 0])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
    expect(() => areaUnderRoc([1], [1, 0])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
    expect(() => delongCovariance(delongAuc(a, y), delongAuc(a.slice(1), y.slice(1)))).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
  });
});
