import { describe, expect, it } from '@jest/globals';
import { Health } from './health.js';
import { StatusBoard } from './status-board.js';

describe('health', () => {
  it('is good when every check is', async () => {
    const health = new Health();
    health.addReadiness({ name: 'store', check: async () => undefined });
    expect([await health.notReady(), await health.notAlive()]).toEqual([{}, {}]);
  });

  it('names what is missing, also when the check itself fails', async () => {
    const health = new Health();
    health.addReadiness({ name: 'kafka', check: async () => 'no partitions assigned yet' });
    health.addReadiness({ name: 'store', check: async () => Promise.reject(new Error('the store did not answer')) });
    expect(await health.notReady()).toEqual({ kafka: 'no partitions assigned yet', store: 'the store did not answer' });
  });

  it('takes a draining service out of the balance but lets it live', async () => {
    const health = new Health();
    health.drain();
    expect([Object.keys(await health.notReady()), await health.notAlive()]).toEqual([['drain'], {}]);
  });
});

describe('the status board', () => {
  it('asks every part at once', async () => {
    const board = new StatusBoard();
    board.add('a', () => 1);
    board.add('b', async () => ({ n: 2 }));
    expect(await board.read()).toEqual({ a: 1, b: { n: 2 } });
  });
});
