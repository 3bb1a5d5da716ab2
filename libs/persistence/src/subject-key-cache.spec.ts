import { beforeEach, describe, expect, it } from '@jest/globals';
import { SubjectKeyCache } from './subject-key-cache.js';

const keyOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

describe('the cache of unwrapped keys', () => {
  let now: number;
  let cache: SubjectKeyCache;
  beforeEach(() => {
    now = 1_000;
    cache = new SubjectKeyCache(() => now);
  });

  it('gives a key back within a minute, not after', () => {
    cache.set('a', keyOf(1));
    now += 60_000;
    expect(cache.get('a')).toEqual(keyOf(1));
    now += 1;
    expect(cache.get('a')).toBeUndefined();
  });

  it('holds no key that is older than a minute, used or not', () => {
    for (let person = 0; person < 500; person += 1) cache.set(`old-${person}`, keyOf(1));
    now += 60_001;
    cache.set('new', keyOf(2));
    expect(cache.size).toBe(1);
  });

  it('keeps a key that was set anew for its new minute', () => {
    cache.set('a', keyOf(1));
    now += 50_000;
    cache.set('a', keyOf(2));
    now += 50_000;
    cache.set('b', keyOf(3));
    expect(cache.get('a')).toEqual(keyOf(2));
  });

  it('holds a hundred thousand keys at most, the newest', () => {
    for (let person = 0; person <= 100_000; person += 1) cache.set(`p${person}`, keyOf(person % 256));
    expect([cache.size, cache.get('p0'), cache.get('p100000')]).toEqual([100_000, undefined, keyOf(100_000 % 256)]);
  });

  it('keeps bytes of its own, not a slice of a larger buffer', () => {
    const pooled = Buffer.from(keyOf(7));
    cache.set('a', pooled);
    pooled.fill(0);
    expect(cache.get('a')).toEqual(keyOf(7));
    expect(cache.get('a')?.buffer.byteLength).toBe(32);
  });

  it('forgets an erased person at once', () => {
    cache.set('a', keyOf(1));
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
  });
});
