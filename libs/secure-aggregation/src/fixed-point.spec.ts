import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assertNoWrap, decodeFixedPoint, encodeFixedPoint } from './fixed-point.js';
import { accumulate, ringBytes, ringSum, ringWords } from './ring-vector.js';

const format = { fractionBits: 24, maxAbs: 2 ** 32 };

describe('fixed point', () => {
  it('encodes in two\'s complement with 24 fractional bits', () => {
    const words = encodeFixedPoint(Float64Array.of(1, -1, 0, 2 ** -24, -(2 ** -25), 2 ** 32), format);
    expect([...words]).toEqual([1n << 24n, 2n ** 64n - (1n << 24n), 0n, 1n, 0n, 1n << 56n]);
  });

  it('sums of encoded values decode to the sum of the values within half a unit each', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, (parts) => {
        const sum = ringSum(parts.map((part) => encodeFixedPoint(Float64Array.of(part), format)), 1);
        const exact = parts.reduce((total, part) => total + part, 0);
        expect(Math.abs(decodeFixedPoint(sum, format)[0]! - exact)).toBeLessThanOrEqual(parts.length * 2 ** -25 + 1e-8);
      }),
    );
  });

  it('admits a job only if no sum can wrap, for any parties, bound and precision', () => {
    const shape = { parties: fc.integer({ min: 1, max: 10000 }), bits: fc.integer({ min: 0, max: 62 }), maxAbs: fc.integer({ min: 1, max: 2 ** 50 }) };
    fc.assert(
      fc.property(fc.record(shape), ({ parties, bits, maxAbs }) => {
        const fits = BigInt(parties) * BigInt(maxAbs) * (1n << BigInt(bits)) < 2n ** 63n;
        const admission = () => assertNoWrap({ parties, maxAbs, fractionBits: bits });
        if (!fits) return expect(admission).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_RING_WRAP' }));
        admission();
        if (parties > 50) return undefined;
        const words = encodeFixedPoint(Float64Array.of(-maxAbs), { fractionBits: bits, maxAbs });
        const sum = ringSum(Array.from({ length: parties }, () => words), 1);
        return expect(BigInt.asIntN(64, sum[0]!)).toBe(-BigInt(parties) * BigInt(maxAbs) * (1n << BigInt(bits)));
      }),
    );
  });

  it('refuses the exact edge and admits the value below it', () => {
    expect(() => assertNoWrap({ parties: 2, maxAbs: 2 ** 38, fractionBits: 24 })).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_RING_WRAP' }));
    expect(() => assertNoWrap({ parties: 2, maxAbs: 2 ** 38 - 1, fractionBits: 24 })).not.toThrow();
  });

  it.each([
    { parties: 0, maxAbs: 1, fractionBits: 24 },
    { parties: 1.5, maxAbs: 1, fractionBits: 24 },
    { parties: 3, maxAbs: NaN, fractionBits: 24 },
    { parties: 3, maxAbs: Infinity, fractionBits: 24 },
    { parties: 3, maxAbs: 1, fractionBits: 63 },
  ])('refuses a senseless admission %o', (admission) => {
    expect(() => assertNoWrap(admission)).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_RING_WRAP' }));
  });

  it.each([2 ** 32 + 1, -(2 ** 33), NaN, Infinity, -Infinity])('refuses to encode %d', (value) => {
    expect(() => encodeFixedPoint(Float64Array.of(0, value), format)).toThrow(
      expect.objectContaining({ code: 'RWD_SECAGG_VALUE_OUT_OF_RANGE', details: { index: 1, maxAbs: 2 ** 32 } }),
    );
  });
});

describe('ring vectors', () => {
  it('add and subtract as integers modulo 2^64 do', () => {
    const edge = fc.constantFrom(0n, 1n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 63n, 2n ** 64n - 2n ** 32n, 2n ** 64n - 1n);
    const word = fc.oneof(edge, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
    fc.assert(
      fc.property(word, word, fc.constantFrom(1 as const, -1 as const), (a, b, sign) => {
        const into = BigUint64Array.of(7n, a).subarray(1);
        accumulate(into, BigUint64Array.of(b), sign);
        expect(into[0]).toBe(BigInt.asUintN(64, a + BigInt(sign) * b));
      }),
    );
  });

  it('travel as little-endian words from any offset', () => {
    const bytes = ringBytes(BigUint64Array.of(1n, 2n ** 63n));
    expect([...bytes]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80]);
    const shifted = new Uint8Array([9, ...bytes]).subarray(1);
    expect([...ringWords(shifted)]).toEqual([1n, 2n ** 63n]);
  });

  it('refuse bytes that are not whole words and vectors of unequal length', () => {
    const length = expect.objectContaining({ code: 'RWD_SECAGG_LENGTH' });
    expect(() => ringWords(new Uint8Array(9))).toThrow(length);
    expect(() => ringSum([new BigUint64Array(2), new BigUint64Array(3)], 2)).toThrow(length);
  });
});
