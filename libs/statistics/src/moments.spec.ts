import { describe, expect, it } from '@jest/globals';
import { mean, meanAndVariance, variance } from './moments.js';

describe('mean and variance', () => {
  it('match NIST NumAcc3 (mean 1000000.2, standard deviation 0.1) to eight digits', () => {
    const values = [1000000.2, ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 1000000.1 : 1000000.3))];
    const found = meanAndVariance(values);
    expect(found.mean).toBeCloseTo(1000000.2, 8);
    expect(Math.sqrt(found.variance)).toBeCloseTo(0.1, 8);
  });

  it('use the divisor n - 1', () => {
    expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 12);
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(mean([3])).toBe(3);
  });

  it('refuse too few and not finite values', () => {
    expect(() => variance([1])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => mean([])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => mean([NaN])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
    expect(() => variance([1, Infinity])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_FINITE' }));
  });
});
