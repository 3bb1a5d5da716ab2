import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumber, parseDate } from './civil-date.js';
import { shiftDate, shiftDays } from './date-shift.js';

const key = createSecretKey(new Uint8Array(32).fill(1));

describe('GB/T 39725-2020, Table 6: dates move by an offset of the project and keep their interval', () => {
  it('2018-01-01 and 2018-04-01 by 100 days are 2018-04-11 and 2018-07-10, 90 days apart', () => {
    expect(shiftDate('2018-01-01', 100)).toBe('2018-04-11');
    expect(shiftDate('2018-04-01', 100)).toBe('2018-07-10');
  });
});

describe('a shifted date', () => {
  it.each([
    ['2020-02-28', 2, '2020-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2021-01-01T23:59:59.5+08:00', -1, '2020-12-31T23:59:59.5+08:00'],
    ['2021-01', 20, '2021-02'],
    ['2021-01', 16, '2021-01'],
    ['2021', 183, '2021'],
    ['2021', 184, '2022'],
    ['2021', -182, '2020'],
  ])('%s by %d days is %s', (text, days, moved) => expect(shiftDate(text, days)).toBe(moved));

  it.each(['', '2021-13-01', '2021-02-29', '2021-1-1', '张三', '2021-01-01T25', '0000-01-01', '2021-01-01 10:00'])('%j is not a date and is dropped', (text) => {
    expect(shiftDate(text, 1)).toBeUndefined();
  });

  it('agrees with the calendar of the platform and can be undone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -3650, max: 3650 }), (day, days) => {
        const iso = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(shiftDate(iso(day), days)).toBe(iso(day + days));
        expect(shiftDate(iso(day + days), -days)).toBe(iso(day));
      }),
    );
  });

  it('counts days from 1970-01-01', () => {
    const date = parseDate('2000-03-01');
    expect(date === undefined ? undefined : dayNumber(date)).toBe(11_017);
    expect(date === undefined ? undefined : addDays(date, -1)).toEqual({ year: 2000, month: 2, day: 29 });
  });
});

describe('the shift of a patient', () => {
  it('is the same each time, within the range and never 0', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 3650 }), (subject, range) => {
        const days = shiftDays(key, subject, range);
        expect(days).toBe(shiftDays(key, subject, range));
        expect(days).not.toBe(0);
        expect(Math.abs(days)).toBeLessThanOrEqual(range);
      }),
    );
  });

  it('takes every value of the range about equally often', () => {
    const counts = new Map<number, number>();
    for (let at = 0; at < 4000; at += 1) {
      const days = shiftDays(key, `subject-${at}`, 2);
      counts.set(days, (counts.get(days) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 1, 2]);
    // 99.99 % of draws of a fair four-sided die stay within 4 standard deviations (27.4) of 1000.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });
});
