import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addAge, ageQuantile, noAges } from './recent-ages.js';
import { addTallies, count, total, type Tally } from './tally.js';

describe('a tally', () => {
  it('counts every label and stays bounded, whatever labels come', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ maxLength: 100 }), fc.constantFrom('__proto__', 'constructor', 'other')), { maxLength: 300 }), (labels) => {
      const tally = labels.reduce<Tally>(count, {});
      expect(Object.keys(tally).length).toBeLessThanOrEqual(41);
      expect(total(tally)).toBe(labels.length);
    }));
  });

  it('adds up over organizations', () => {
    expect(addTallies([{ a: 1, b: 2 }, {}, { b: 3 }])).toEqual({ a: 1, b: 5 });
  });
});

describe('the ages of records', () => {
  it('are told within a bucket of the true quantile', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 90_000_000 }), { minLength: 1, maxLength: 200 }), fc.constantFrom(0.5, 0.99), (ages, q) => {
      const sorted = [...ages].sort((a, b) => a - b);
      const exact = sorted[Math.ceil(q * ages.length) - 1] ?? 0;
      const told = ageQuantile(ages.reduce(addAge, noAges), q) ?? 0;
      expect(told).toBeGreaterThanOrEqual(exact / 1.7783);
      expect(told).toBeLessThanOrEqual(exact * 1.7783);
    }));
  });

  it('are those of the newest records only', () => {
    const slow = Array.from({ length: 5_000 }, () => 60_000).reduce(addAge, noAges);
    const then = Array.from({ length: 10_001 }, () => 10).reduce(addAge, slow);
    expect(ageQuantile(then, 1)).toBeLessThanOrEqual(10);
    expect(then.newer.length + then.older.length).toBe(68);
  });

  it('are none without records, and zero where clocks differ', () => {
    expect(ageQuantile(noAges, 0.5)).toBeUndefined();
    expect(ageQuantile(addAge(noAges, -5_000), 0.5)).toBeLessThanOrEqual(1);
  });
});
