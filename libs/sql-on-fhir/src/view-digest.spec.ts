import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { viewDigest } from './view-digest.js';

describe('the digest of a view', () => {
  it('does not depend on the order of keys, and is SHA-256 of the canonical JSON', () => {
    const text = '{"resource":"Patient","select":[{"column":[{"name":"id","path":"id"}]}]}';
    const view = { select: [{ column: [{ path: 'id', name: 'id' }] }], resource: 'Patient' };
    expect(viewDigest(view)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  it('changes with any part of the view', () => {
    expect(viewDigest({ resource: 'Patient', select: [] })).not.toBe(viewDigest({ resource: 'Observation', select: [] }));
  });

  it('keeps the order of lists', () => {
    expect(viewDigest({ select: [{ a: 1 }, { b: 1 }] })).not.toBe(viewDigest({ select: [{ b: 1 }, { a: 1 }] }));
  });
});
