import { describe, expect, it } from '@jest/globals';
import { growthOf } from './memory.js';

describe('growth of memory', () => {
  it('counts from a tenth of the time on, so that warming up is no growth', () => {
    const points = Array.from({ length: 11 }, (_, minute) => ({ x: minute, y: minute === 0 ? 50 : 100 + minute }));
    expect(growthOf(points)).toEqual({ rssMiBAtTenPercent: 101, rssMiBAtEnd: 110, growthPercent: 8.9, slopeMiBPerMinute: 1, highestMiB: 110 });
  });
});
