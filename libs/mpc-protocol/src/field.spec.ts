import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  addField,
  FIELD_PRIME,
  invertField,
  multiplyField,
  negateField,
  powerField,
  subtractField,
  toField,
  toSigned,
} from './field.js';

const P = 2n ** 61n - 1n;
/** Edge elements as often as uniform ones. */
const element = fc.oneof(fc.constantFrom(0n, 1n, 2n, P - 1n, P - 2n, (P - 1n) / 2n, (P + 1n) / 2n), fc.bigInt(0n, P - 1n));

describe('the field of 2^61 - 1 elements', () => {
  it('has the Mersenne prime M61 as its order', () => {
    expect(FIELD_PRIME).toBe(2305843009213693951n);
  });

  it('adds, subtracts, negates and multiplies as BigInt does with %', () => {
    fc.assert(
      fc.property(element, element, (a, b) => {
        expect(addField(a, b)).toBe((a + b) % P);
        expect(subtractField(a, b)).toBe((((a - b) % P) + P) % P);
        expect(negateField(a)).toBe((P - a) % P);
        expect(multiplyField(a, b)).toBe((a * b) % P);
      }),
      { numRuns: 2000 },
    );
  });

  it('distributes multiplication over addition', () => {
    fc.assert(
      fc.property(element, element, element, (a, b, c) => {
        expect(multiplyField(a, addField(b, c))).toBe(addField(multiplyField(a, b), multiplyField(a, c)));
      }),
    );
  });

  it('has an inverse for every element but zero', () => {
    fc.assert(
      fc.property(element, (a) => {
        expect(multiplyField(a, invertField(a))).toBe(a === 0n ? 0n : 1n);
      }),
    );
  });

  it('raises to a power by the law of exponents', () => {
    fc.assert(
      fc.property(element, fc.bigInt(0n, 1000n), fc.bigInt(0n, 1000n), (a, m, n) => {
        expect(powerField(a, m + n)).toBe(multiplyField(powerField(a, m), powerField(a, n)));
      }),
    );
  });

  it('carries signed integers of up to 60 bits unchanged', () => {
    fc.assert(
      fc.property(fc.bigInt(-(P - 1n) / 2n, (P - 1n) / 2n), (value) => {
        expect(toSigned(toField(value))).toBe(value);
      }),
    );
  });
});
