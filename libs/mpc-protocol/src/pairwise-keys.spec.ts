import { describe, expect, it } from '@jest/globals';

import { CorrelatedRandomness } from './correlated-randomness.js';
import { addVectors, zeroVector } from './field-vector.js';
import { keyPairFromSeed, pairwiseKey, sessionKeyPair, sharedSecret } from './key-agreement.js';
import { keyStream, PrgStream } from './prg-stream.js';
import { seededRandom } from './seeded-random.fixture.js';

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const code = (name: string): object => expect.objectContaining({ code: name });

describe('X25519 key agreement', () => {
  const alice = keyPairFromSeed(hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'));
  const bob = keyPairFromSeed(hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'));

  it('meets the test vector of RFC 7748, section 6.1', () => {
    expect(toHex(alice.publicKey)).toBe('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
    expect(toHex(bob.publicKey)).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
    const shared = '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742';
    expect(toHex(sharedSecret(alice, bob.publicKey, 'bob'))).toBe(shared);
    expect(toHex(sharedSecret(bob, alice.publicKey, 'alice'))).toBe(shared);
  });

  it.each([
    ['the zero point', new Uint8Array(32)],
    ['a point of order 2', Uint8Array.of(1, ...new Uint8Array(31))],
    ['a short key', new Uint8Array(31).fill(9)],
  ])('refuses %s', (_what, key) => {
    expect(() => sharedSecret(alice, key, 'bob')).toThrow(code('RWD_MPC_KEY_AGREEMENT_FAILED'));
  });

  it('takes fresh randomness for every session', () => {
    const random = seededRandom('sessions');
    expect(sessionKeyPair(random).publicKey).not.toEqual(sessionKeyPair(random).publicKey);
  });
});

describe('a pairwise key', () => {
  const secret = new Uint8Array(32).fill(7);
  const binding = { job: 'job-1', attempt: 1, digest: 'd1' };
  const base = toHex(pairwiseKey(secret, binding, ['a', 'b']));

  it('is the same at both ends', () => {
    expect(toHex(pairwiseKey(secret, binding, ['b', 'a']))).toBe(base);
    expect(base).toHaveLength(32);
  });

  it.each([
    ['job', { ...binding, job: 'job-2' }, ['a', 'b']],
    ['attempt', { ...binding, attempt: 2 }, ['a', 'b']],
    ['manifest', { ...binding, digest: 'd2' }, ['a', 'b']],
    ['pair', binding, ['a', 'c']],
  ] as const)('is another one for another %s', (_what, other, pair) => {
    expect(toHex(pairwiseKey(secret, other, pair))).not.toBe(base);
  });
});

describe('the pairwise generator', () => {
  const key = hex('2b7e151628aed2a6abf7158809cf4f3c');

  it('meets the AES-128-CTR vector of NIST SP 800-38A, F.5.1', () => {
    const stream = keyStream(key, hex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'));
    expect(toHex(stream.bytes(16))).toBe('ec8cdf7398607cb0f2d21675ea9ea1e4');
  });

  it('gives both ends the same elements, and other elements to each operation', () => {
    const [a, b] = [new PrgStream(key), new PrgStream(key)];
    const first = a.draw(1n, 100);
    expect(b.draw(1n, 100)).toEqual(first);
    expect(a.draw(2n, 100)).not.toEqual(first);
  });

  it('never uses a counter space twice, nor goes back', () => {
    const stream = new PrgStream(key);
    stream.draw(5n, 1);
    expect(() => stream.draw(5n, 1)).toThrow(code('RWD_MPC_COUNTER_REUSED'));
    expect(() => stream.draw(4n, 1)).toThrow(code('RWD_MPC_COUNTER_REUSED'));
  });
});

describe('correlated randomness', () => {
  /** Three parties with keys k_0, k_1, k_2; party i holds k_i and k_(i+1). */
  const three = (): CorrelatedRandomness[] =>
    [0, 1, 2].map((i) => {
      const stream = (n: number): PrgStream => new PrgStream(new Uint8Array(16).fill(n % 3));
      return new CorrelatedRandomness(stream(i), stream(i + 1));
    });

  it('zero shares sum to zero and are not zero themselves', () => {
    const shares = three().map((party) => party.zeroShare(50));
    expect(shares.reduce(addVectors)).toEqual(zeroVector(50));
    for (const share of shares) expect(share).not.toEqual(zeroVector(50));
  });

  it('random shares are replicated and new each time', () => {
    const parties = three();
    const first = parties.map((party) => party.randomShare(5));
    const second = parties.map((party) => party.randomShare(5));
    [0, 1, 2].forEach((i) => expect(first[i]?.next).toEqual(first[(i + 1) % 3]?.own));
    expect(second[0]).not.toEqual(first[0]);
  });
});
