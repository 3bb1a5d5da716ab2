import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { shieldIdleTimers } from './shield.js';

type Queue = { push(request: object): void; scheduleRequestTimeoutCheck(): void; checkPendingRequests(): void; destroy(): void };
type QueueClass = new (options: object) => Queue;

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as QueueClass;
const logger = { debug: () => undefined, warn: () => undefined };
const queueOf = (isConnected: () => boolean): Queue =>
  new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 30_000, enforceRequestTimeout: true, clientId: 'spec', broker: 'none', logger, isConnected });

describe('a connection of kafkajs that has nothing to do', () => {
  beforeEach(() => {
    shieldIdleTimers();
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('looks for timed-out requests once a second', () => {
    const isConnected = jest.fn(() => true);
    const queue = queueOf(isConnected);
    queue.scheduleRequestTimeoutCheck();
    jest.advanceTimersByTime(10_000);
    expect(isConnected).toHaveBeenCalledTimes(10);
    queue.destroy();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('keeps no timer for requests that do not wait', () => {
    queueOf(() => true).checkPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('still ends a request that waited too long, and sends the one behind it', () => {
    const queue = queueOf(() => true);
    const rejected = jest.fn();
    const sent = jest.fn();
    const request = (correlationId: number, sendRequest: () => void): object => ({
      entry: { apiName: 'Fetch', apiKey: 1, apiVersion: 11, correlationId, resolve: () => undefined, reject: rejected }, expectResponse: true, sendRequest,
    });
    queue.scheduleRequestTimeoutCheck();
    queue.push(request(1, () => undefined));
    queue.push(request(2, sent));
    jest.advanceTimersByTime(29_000);
    expect([rejected, sent].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    jest.advanceTimersByTime(3_000);
    expect([rejected, sent].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    queue.destroy();
  });

  it('stops looking when the connection is gone', () => {
    queueOf(() => false).scheduleRequestTimeoutCheck();
    jest.advanceTimersByTime(1_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
