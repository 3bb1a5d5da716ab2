import { describe, expect, it } from '@jest/globals';
import { accuracyOf, brierScore, confusion } from './classification.js';

const p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const y = [0, 0, 1, 0, 1, 0, 1, 1, 1, 1];

describe('classification', () => {
  it('gives the Brier score 0.14525 of the calibration vector', () => {
    expect(brierScore(p, y)).toBeCloseTo(0.14525, 12);
  });

  it('calls a probability at the threshold positive', () => {
    const counts = confusion(p, y);
    expect(counts).toEqual({ truePositives: 5, falsePositives: 1, trueNegatives: 3, falseNegatives: 1 });
    expect(accuracyOf(counts)).toBe(0.8);
    expect(confusion(p, y, 0.65)).toEqual({ truePositives: 4, falsePositives: 0, trueNegatives: 4, falseNegatives: 2 });
  });

  it('refuses nothing to count and lengths that differ', () => {
    expect(() => brierScore([], [])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => accuracyOf(confusion([], []))).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_EMPTY' }));
    expect(() => confusion([0.5], [])).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
  });
});
