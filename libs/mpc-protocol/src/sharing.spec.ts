import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { combineAdditively, shareAdditively } from './additive-sharing.js';
import { addVectors, fieldVector, scaleVector, subtractVectors, type FieldVector } from './field-vector.js';
import { addPublic, addShares, completeShare, nextOf, previousOf, scaleShare, shareReplicated, subtractPublic, subtractShares, type PartyIndex, type ReplicatedShare } from './replicated-sharing.js';
import { seededRandom } from './seeded-random.fixture.js';

const PARTIES: readonly PartyIndex[] = [0, 1, 2];
const secret = fc.array(fc.bigInt({ min: -(2n ** 58n), max: 2n ** 58n }), { minLength: 1, maxLength: 8 });
type Three = readonly [ReplicatedShare, ReplicatedShare, ReplicatedShare];

/** What party `i` would open: its two summands and the one party i-1 holds as `own`. */
const openAt = (shares: Three, i: PartyIndex): FieldVector => completeShare(shares[i], shares[previousOf(i)].own);
const map = (shares: Three, f: (share: ReplicatedShare, i: PartyIndex) => ReplicatedShare): Three =>
  PARTIES.map((i) => f(shares[i], i)) as unknown as Three;

describe('additive sharing', () => {
  it('gives the secret back from all shares', () => {
    fc.assert(
      fc.property(secret, fc.integer({ min: 2, max: 10 }), fc.string(), (values, parties, seed) => {
        const shares = shareAdditively(fieldVector(values), parties, seededRandom(seed));
        expect(shares).toHaveLength(parties);
        expect(combineAdditively(shares)).toEqual(fieldVector(values));
      }),
    );
  });

  it('adds secrets by adding shares', () => {
    fc.assert(
      fc.property(secret, fc.string(), (values, seed) => {
        const random = seededRandom(seed);
        const vector = fieldVector(values);
        const x = shareAdditively(vector, 3, random);
        const y = shareAdditively(vector, 3, random);
        const sum = x.map((share, i) => addVectors(share, y[i] as FieldVector));
        expect(combineAdditively(sum)).toEqual(scaleVector(vector, 2n));
      }),
    );
  });

  it('needs two parties', () => {
    expect(() => shareAdditively(fieldVector([1n]), 1, seededRandom('s'))).toThrow(expect.objectContaining({ code: 'RWD_MPC_SHARE_COUNT' }));
  });

  it('hides the secret: masks do not change with it and the last share does', () => {
    const shares = [3n, 4n].map((value) => shareAdditively(fieldVector([value]), 3, seededRandom('same')));
    expect(shares[0]?.slice(0, 2)).toEqual(shares[1]?.slice(0, 2));
    expect(shares[0]?.[2]).not.toEqual(shares[1]?.[2]);
    expect(shares[0]?.[0]).not.toEqual(fieldVector([3n]));
  });
});

describe('replicated sharing', () => {
  it('gives each summand to two parties, and the secret to any two of them', () => {
    fc.assert(
      fc.property(secret, fc.string(), (values, seed) => {
        const shares = shareReplicated(fieldVector(values), seededRandom(seed));
        for (const i of PARTIES) {
          expect(shares[i].next).toEqual(shares[nextOf(i)].own);
          expect(openAt(shares, i)).toEqual(fieldVector(values));
        }
      }),
    );
  });

  it('computes linear combinations without talking', () => {
    fc.assert(
      fc.property(secret, fc.bigInt({ min: -1000n, max: 1000n }), fc.string(), (values, factor, seed) => {
        const random = seededRandom(seed);
        const x = shareReplicated(fieldVector(values), random);
        const y = shareReplicated(fieldVector(values.map((v) => v * 3n)), random);
        const combined = map(x, (share, i) => addShares(scaleShare(subtractShares(y[i], share), factor), share));
        for (const i of PARTIES) expect(openAt(combined, i)).toEqual(fieldVector(values.map((v) => 2n * v * factor + v)));
      }),
    );
  });

  it('adds and subtracts a public constant once, whoever opens', () => {
    fc.assert(
      fc.property(secret, fc.bigInt({ min: -1000n, max: 1000n }), fc.string(), (values, constant, seed) => {
        const x = shareReplicated(fieldVector(values), seededRandom(seed));
        const constants = fieldVector(values.map(() => constant));
        for (const i of PARTIES) {
          const plus = openAt(map(x, (share, at) => addPublic(share, constant, at)), i);
          const minus = openAt(map(x, (share, at) => subtractPublic(share, constant, at)), i);
          expect(plus).toEqual(addVectors(fieldVector(values), constants));
          expect(minus).toEqual(subtractVectors(fieldVector(values), constants));
        }
      }),
    );
  });
});
