import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commit, verifyCommitment } from './commitment.js';
import { deriveKey } from './derived-key.js';
import { partitionKey } from './partition-key.js';
import { subjectKey } from './subject-keys.js';

const key = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const other = new Uint8Array(32).fill(1);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a commitment', () => {
  it('is plain HMAC-SHA-256 under the subject key, which any tool recomputes', () => {
    expect(Buffer.from(commit(key, bytes('leaf'))).toString('hex')).toBe(createHmac('sha256', key).update('leaf').digest('hex'));
  });

  // RFC 4231 section 4.2 (test case 1): its 20-byte key padded with zeros is the same HMAC key (RFC 2104 section 2).
  it('gives the digest of RFC 4231 test case 1', () => {
    const padded = new Uint8Array(32);
    padded.fill(0x0b, 0, 20);
    expect(Buffer.from(commit(padded, bytes('Hi There'))).toString('hex')).toBe('b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  });

  it('holds for its bytes and key and for nothing else', () => {
    fc.assert(fc.property(fc.uint8Array(), fc.uint8Array(), (one, two) => {
      const commitment = commit(key, one);
      expect(verifyCommitment(commitment, key, one)).toBe(true);
      expect(verifyCommitment(commitment, key, two)).toBe(Buffer.from(one).equals(two));
      expect(verifyCommitment(commitment, other, one)).toBe(false);
      expect(verifyCommitment(commitment.subarray(1), key, one)).toBe(false);
    }));
  });
});

describe('a partition key', () => {
  it('is stable, short and free of the reference', () => {
    const made = partitionKey(key, 'hospital-a', '110101199003070011');
    expect(made).toBe(partitionKey(key, 'hospital-a', '110101199003070011'));
    expect(made).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('differs by key, by tenant and where the border between tenant and reference lies', () => {
    const made = [partitionKey(key, 'a', 'bc'), partitionKey(other, 'a', 'bc'), partitionKey(key, 'b', 'bc'), partitionKey(key, 'ab', 'c')];
    expect(new Set(made).size).toBe(4);
  });
});

describe('a derived key', () => {
  it('is 32 bytes, the same each time, another for another use or key', () => {
    const made = [deriveKey(key, 'seal'), deriveKey(key, 'commit'), deriveKey(other, 'seal')].map((one) => Buffer.from(one).toString('hex'));
    expect(made[0]).toHaveLength(64);
    expect(Buffer.from(deriveKey(key, 'seal')).toString('hex')).toBe(made[0]);
    expect(new Set(made).size).toBe(3);
  });

  // RFC 5869 section 2, written out: PRK = HMAC(zeros, key); OKM = HMAC(PRK, info || 0x01).
  it('follows RFC 5869', () => {
    const prk = createHmac('sha256', new Uint8Array(32)).update(key).digest();
    const expected = createHmac('sha256', prk).update('seal').update(Uint8Array.of(1)).digest('hex');
    expect(Buffer.from(deriveKey(key, 'seal')).toString('hex')).toBe(expected);
  });
});

describe('the key of a subject', () => {
  it('that was erased is named as erased', () => {
    expect(() => subjectKey(new Map([['s-1', key]]), 's-2')).toThrow(expect.objectContaining({ code: 'RWD_SEALING_KEY_ERASED', failure: 'permanent' }));
  });
  it('that is there is returned', () => {
    expect(subjectKey(new Map([['s-1', key]]), 's-1')).toBe(key);
  });
});
