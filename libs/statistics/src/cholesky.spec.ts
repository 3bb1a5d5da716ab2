import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.js';
import { packedIndex, packedLength, unpackSymmetric } from './packed-symmetric.js';

const multiply = (a: Float64Array, x: ArrayLike<number>): number[] =>
  Array.from({ length: x.length }, (_, i) => Array.from(x).reduce((sum, value, j) => sum + a[i * x.length + j]! * value, 0));

/** B B' + I is positive definite for any B. */
const positiveDefinite = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    b: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n * n, maxLength: n * n }),
    x: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
  }),
);

describe('Cholesky', () => {
  it('gives the textbook factor of [[4,12,-16],[12,37,-43],[-16,-43,98]]', () => {
    const l = choleskyFactor(Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98), 3);
    expect([...l]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
  });

  it('solves A x = b for every positive definite A', () => {
    fc.assert(
      fc.property(positiveDefinite, ({ n, b, x }) => {
        const a = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            a[i * n + j] = i === j ? 1 : 0;
            for (let k = 0; k < n; k++) a[i * n + j]! += b[i * n + k]! * b[j * n + k]!;
          }
        }
        const l = choleskyFactor(a, n);
        const solved = choleskySolve(l, Float64Array.from(multiply(a, x)));
        solved.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 6));
        const identity = multiply(choleskyInverse(l, n), multiply(a, x));
        identity.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 6));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['indefinite', [1, 2, 2, 1]],
    ['collinear', [1, 1, 1, 1]],
    ['zero', [0, 0, 0, 0]],
    ['not a number', [NaN, 0, 0, 1]],
  ])('refuses a matrix that is %s', (_, entries) => {
    expect(() => choleskyFactor(Float64Array.from(entries), 2)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SINGULAR' }));
  });

  it('refuses sizes that do not fit', () => {
    const shape = expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' });
    expect(() => choleskyFactor(new Float64Array(5), 2)).toThrow(shape);
    expect(() => choleskySolve(new Float64Array(4), new Float64Array(3))).toThrow(shape);
  });
});

describe('packed symmetric matrices', () => {
  it('unpack to a symmetric matrix with the entry of (i, j) at its packed index', () => {
    const packed = Float64Array.from({ length: packedLength(4) }, (_, i) => i + 1);
    const full = unpackSymmetric(packed, 4);
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j <= i; j++) {
        expect(full[i * 4 + j]).toBe(packed[packedIndex(i, j)]);
        expect(full[j * 4 + i]).toBe(packed[packedIndex(i, j)]);
      }
    }
    expect(() => unpackSymmetric(packed, 3)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' }));
  });
});
