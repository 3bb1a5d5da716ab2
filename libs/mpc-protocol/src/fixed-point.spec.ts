import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { columnSums } from './column-sums.js';
import { toField } from './field.js';
import { decodeSum, dequantize, encodeContribution, quantize } from './fixed-point.js';

const code = (name: string): object => expect.objectContaining({ code: name });

describe('fixed-point encoding', () => {
  it('is off by at most half a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 30 }), (value, bits) => {
        expect(Math.abs(dequantize(quantize(value, bits), bits) - value)).toBeLessThanOrEqual(2 ** -(bits + 1));
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity, 2 ** 38])('refuses %p at 16 fraction bits', (value) => {
    expect(() => quantize(value, 16)).toThrow(code('RWD_MPC_VALUE_OUT_OF_RANGE'));
  });

  it.each([-1, 41, 1.5, NaN])('refuses %p fraction bits', (bits) => {
    expect(() => quantize(1, bits)).toThrow(code('RWD_MPC_FRACTION_BITS_INVALID'));
  });

  it('lets three extreme contributions add up without wrapping', () => {
    const extreme = 2n ** 58n - 1n;
    for (const value of [extreme, -extreme]) {
      const sum = 3n * encodeContribution(value, 'The sum', 0);
      expect(decodeSum(toField(sum))).toBe(3n * value);
    }
  });

  it.each([2n ** 58n, -(2n ** 58n), 2n ** 70n])('refuses a contribution of %p', (value) => {
    expect(() => encodeContribution(value, 'The sum', 16)).toThrow(code('RWD_MPC_VALUE_OUT_OF_RANGE'));
  });

  it('does not repeat the refused value in the error', () => {
    expect(() => quantize(987654321987654, 16)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('98765') }));
  });
});

describe('the sums of a column', () => {
  it('are count, sum and sum of squares in units of 2^-f', () => {
    expect(columnSums([1.5, -2, 0.25], 4)).toEqual({ count: 3, sum: -4n, sumOfSquares: 101n });
  });

  it('do not depend on the order of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { maxLength: 40 }), (values) => {
        expect(columnSums([...values].reverse(), 16)).toEqual(columnSums(values, 16));
      }),
    );
  });

  it('are refused when the squares outgrow a contribution', () => {
    const values = Array.from({ length: 4 }, () => 1e6);
    expect(columnSums(values, 16).count).toBe(4);
    expect(() => columnSums(values, 30)).toThrow(code('RWD_MPC_VALUE_OUT_OF_RANGE'));
  });
});
