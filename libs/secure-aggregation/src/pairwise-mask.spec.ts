import { createCipheriv, diffieHellman, hkdfSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { announcementsOf, keysOf, siteNames } from '../test/sites.js';
import { encodeFixedPoint } from './fixed-point.js';
import { publicKeyOf } from './key-material.js';
import { aggregateHash, maskedSum } from './masked-sum.js';
import { maskVector, pairwiseMask } from './pairwise-mask.js';
import { ringBytes, ringSum } from './ring-vector.js';

const jobDigest = 'a'.repeat(64);
const at = { jobDigest, round: 1, attempt: 0 };
const participants = announcementsOf(siteNames(8), jobDigest);
const party = (index: number) => ({ siteId: participants[index]!.siteId, maskKey: keysOf(participants[index]!.siteId).mask });

const job = fc.integer({ min: 3, max: 8 }).chain((n) =>
  fc.integer({ min: 0, max: 40 }).chain((d) =>
    fc.array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: d, maxLength: d }), { minLength: n, maxLength: n }),
  ),
);

describe('secure sum', () => {
  it('equals the sum of the clear fixed-point words bit for bit, in any order of arrival', () => {
    fc.assert(
      fc.property(job, (values) => {
        const clear = values.map((vector) => encodeFixedPoint(Float64Array.from(vector), { fractionBits: 24, maxAbs: 1e6 }));
        const round = { ...at, participants: participants.slice(0, values.length) };
        const masked = clear.map((words, i) => maskVector(words, party(i), round));
        const length = values[0]!.length;
        const expected = ringSum(clear, length);
        expect(maskedSum(masked, length)).toEqual(expected);
        expect(aggregateHash(maskedSum(masked.toReversed(), length), at)).toBe(aggregateHash(expected, at));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves noise, not a partial sum, when one vector is missing', () => {
    const clear = Array.from({ length: 4 }, () => new BigUint64Array(64));
    const masked = clear.map((words, i) => maskVector(words, party(i), { ...at, participants: participants.slice(0, 4) }));
    const partial = maskedSum(masked.slice(1), 64);
    expect(new Set(partial).size).toBe(64);
    const ones = [...ringBytes(partial)].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    expect(ones).toBeGreaterThan(1848);
    expect(ones).toBeLessThan(2248);
  });
});

describe('pairwise mask', () => {
  it('is the same at both sides of a pair', () => {
    const use = { ...at, length: 33 };
    expect(pairwiseMask(party(0), participants[1]!, use)).toEqual(pairwiseMask(party(1), participants[0]!, use));
  });

  it('is X25519, HKDF-SHA-256 over job, round, attempt and pair, AES-256-CTR', () => {
    const [a, b] = [participants[0]!, participants[1]!];
    const info = `{"attempt":0,"jobDigest":"${jobDigest}","label":"rwd-chainnet/secagg/pairwise-mask/v1","pair":[{"key":"${a.maskPublicKey}","siteId":"site-a"},{"key":"${b.maskPublicKey}","siteId":"site-b"}],"round":1}`;
    const secret = diffieHellman({ privateKey: keysOf('site-b').mask, publicKey: publicKeyOf('X25519', a.maskPublicKey) });
    const seed = Buffer.from(hkdfSync('sha256', secret, jobDigest, info, 48));
    const stream = createCipheriv('aes-256-ctr', seed.subarray(0, 32), seed.subarray(32)).update(Buffer.alloc(24));
    expect(Buffer.from(ringBytes(pairwiseMask(party(0), b, { ...at, length: 3 })))).toEqual(stream);
  });

  it('differs in every word by job, round, attempt and pair', () => {
    const length = 8;
    const masks = [
      pairwiseMask(party(0), participants[1]!, { ...at, length }),
      pairwiseMask(party(0), participants[1]!, { ...at, round: 2, length }),
      pairwiseMask(party(0), participants[1]!, { ...at, attempt: 1, length }),
      pairwiseMask(party(0), participants[1]!, { ...at, jobDigest: 'b'.repeat(64), length }),
      pairwiseMask(party(0), participants[2]!, { ...at, length }),
    ];
    expect(new Set(masks.flatMap((mask) => [...mask])).size).toBe(5 * length);
  });

  it('refuses a key of low order, whose secret everyone knows', () => {
    const zero = { ...participants[1]!, maskPublicKey: Buffer.alloc(32).toString('base64url') };
    expect(() => pairwiseMask(party(0), zero, { ...at, length: 1 })).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_WEAK_KEY' }));
  });
});

describe('aggregate hash', () => {
  it('is bound to job and round', () => {
    const sum = BigUint64Array.of(1n, 2n);
    const hashes = [aggregateHash(sum, at), aggregateHash(sum, { ...at, round: 2 }), aggregateHash(sum, { ...at, jobDigest: 'c' }), aggregateHash(BigUint64Array.of(2n, 1n), at)];
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
