import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentile, pointAt, rounded, slope } from './figures.js';

describe('percentile', () => {
  it('is the nearest rank: the example of the method with five values', () => {
    const values = [35, 20, 15, 50, 40];
    expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(values, share))).toEqual([15, 20, 20, 35, 50]);
  });

  it('has at least the share of all samples at or below it, and less than the share below it', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (samples, percent) => {
      const value = percentile(samples, percent / 100);
      const atOrBelow = samples.filter((sample) => sample <= value).length;
      const below = samples.filter((sample) => sample < value).length;
      return atOrBelow * 100 >= percent * samples.length - 1e-6 && below * 100 < percent * samples.length + 1e-6;
    }));
  });

  it('of nothing is no number', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('slope', () => {
  it('is the least-squares line of a known example: heights and weights of Wikipedia\'s simple regression', () => {
    const heights = [1.47, 1.5, 1.52, 1.55, 1.57, 1.6, 1.63, 1.65, 1.68, 1.7, 1.73, 1.75, 1.78, 1.8, 1.83];
    const weights = [52.21, 53.12, 54.48, 55.84, 57.2, 58.57, 59.93, 61.29, 63.11, 64.47, 66.28, 68.1, 69.92, 72.19, 74.46];
    expect(slope(heights.map((x, at) => ({ x, y: weights[at] ?? NaN })))).toBeCloseTo(61.272, 3);
  });

  it('is nothing for one moment alone', () => {
    expect(slope([{ x: 3, y: 1 }, { x: 3, y: 9 }])).toBe(0);
  });
});

describe('pointAt', () => {
  it('takes the sample nearest to a share of the time', () => {
    const points = [0, 10, 20, 30, 100].map((x) => ({ x, y: x * 2 }));
    expect([0, 0.1, 0.26, 1].map((share) => pointAt(points, share).y)).toEqual([0, 20, 60, 200]);
    expect(() => pointAt([], 0.5)).toThrow(RangeError);
  });
});

describe('rounded', () => {
  it('keeps the decimals asked for', () => {
    expect([rounded(1.26), rounded(1.2345, 2), rounded(99.96, 0)]).toEqual([1.3, 1.23, 100]);
  });
});
