import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Schedule } from './schedule.js';

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => { jest.useRealTimers(); });

const given = (run: () => Promise<void>) => {
  const failures: unknown[] = [];
  return { failures, schedule: new Schedule({ run, quietMs: 1_000, atMostMs: 5_000, onFailure: (error) => failures.push(error) }) };
};

describe('a schedule', () => {
  it('runs once after a burst, and during a stream as often as its limit', async () => {
    let runs = 0;
    const { schedule } = given(async () => void (runs += 1));
    for (let count = 0; count < 3; count += 1) schedule.request();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(runs).toBe(1);
    for (let elapsed = 0; elapsed < 10_000; elapsed += 500) {
      schedule.request();
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(runs).toBe(3);
  });

  it('tells of a failed run and tries again', async () => {
    const outcomes = [Promise.reject(new Error('away')), Promise.resolve()];
    const { schedule, failures } = given(() => outcomes.shift() ?? Promise.resolve());
    schedule.request();
    await jest.advanceTimersByTimeAsync(2_000);
    expect([outcomes.length, failures.length]).toEqual([0, 1]);
  });

  it('does nothing once it is stopped', async () => {
    let runs = 0;
    const { schedule } = given(async () => void (runs += 1));
    schedule.request();
    await schedule.stop();
    schedule.request();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(0);
  });
});
