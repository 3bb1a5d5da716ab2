import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { FIELD_PRIME } from './field.js';
import { addVectors, fieldVector, multiplyVectors, scaleVector, subtractVectors, vectorFromBytes, vectorToBytes } from './field-vector.js';

const vectors = fc.array(fc.tuple(fc.bigInt(0n, FIELD_PRIME - 1n), fc.bigInt(0n, FIELD_PRIME - 1n)), { maxLength: 20 });
const code = (name: string): object => expect.objectContaining({ code: name });

describe('vectors over the field', () => {
  it('combine element by element', () => {
    fc.assert(
      fc.property(vectors, (pairs) => {
        const a = fieldVector(pairs.map(([x]) => x));
        const b = fieldVector(pairs.map(([, y]) => y));
        expect(Array.from(addVectors(a, b))).toEqual(pairs.map(([x, y]) => (x + y) % FIELD_PRIME));
        expect(Array.from(multiplyVectors(a, b))).toEqual(pairs.map(([x, y]) => (x * y) % FIELD_PRIME));
        expect(addVectors(subtractVectors(a, b), b)).toEqual(a);
        expect(scaleVector(a, 2n)).toEqual(addVectors(a, a));
      }),
    );
  });

  it('refuse to combine when their lengths differ', () => {
    expect(() => addVectors(fieldVector([1n]), fieldVector([1n, 2n]))).toThrow(code('RWD_MPC_LENGTH_MISMATCH'));
  });

  it('survive their byte form, at any alignment', () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 0, max: 7 }), (pairs, offset) => {
        const vector = fieldVector(pairs.map(([x]) => x));
        const shifted = new Uint8Array(offset + vector.length * 8);
        shifted.set(vectorToBytes(vector), offset);
        expect(vectorFromBytes(shifted.subarray(offset), vector.length, 'a')).toEqual(vector);
      }),
    );
  });

  it('are little-endian on the wire', () => {
    expect(Array.from(vectorToBytes(fieldVector([0x0102030405060708n])))).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it.each([
    ['p itself', vectorToBytes(BigUint64Array.of(FIELD_PRIME)), 1],
    ['2^64 - 1', vectorToBytes(BigUint64Array.of(2n ** 64n - 1n)), 1],
    ['a short vector', new Uint8Array(8), 2],
    ['a long vector', new Uint8Array(24), 2],
    ['a torn element', new Uint8Array(15), 2],
  ])('are not read from %s', (_what, bytes, length) => {
    expect(() => vectorFromBytes(bytes, length, 'hospital-b')).toThrow(code('RWD_MPC_SHARE_MALFORMED'));
  });
});
