import { describe, expect, it } from '@jest/globals';
import { partnerStatusChanged, toHeaders } from '@chainnet/contracts';
import type { ConsumedMessage, Subscription } from '@chainnet/messaging';
import { startDenyList } from './partner-status.js';

const TOPIC = partnerStatusChanged.topic;

const told = (offset: number, tenant: string, status: 'active' | 'disabled'): ConsumedMessage => ({
  topic: TOPIC, partition: 0, offset: String(offset), timestamp: 0, key: tenant,
  value: Buffer.from(JSON.stringify({ tenant, clientId: `partner-${tenant}`, status, at: '2026-01-01T00:00:00Z' })),
  headers: { ...toHeaders({ id: `e${offset}`, type: partnerStatusChanged.type, source: '/t', time: '' }, 'application/json') },
});

/** A deny list over a topic whose messages come when the test says so. @param standing how many stand in it at the start */
async function given(standing: number) {
  let subscription: Subscription | undefined;
  const list = await startDenyList({
    group: 'svc-ingestion',
    onUnreadable: () => undefined,
    log: {
      ends: async () => new Map(standing === 0 ? [] : [[`${TOPIC}[0]`, String(standing)]]),
      consume: async (one) => {
        subscription = one;
        return { lastSignOfLife: () => 0, assigned: () => 1, stop: async () => undefined };
      },
    },
  });
  const deliver = (...messages: ConsumedMessage[]) => subscription?.onBatch({ topic: TOPIC, partition: 0, messages, highWatermark: '0', isLive: () => true, commit: async () => undefined, pauseFor: () => undefined });
  return { list, deliver };
}

describe('the deny list', () => {
  it('lets nobody in by a restart: before it is read to its end it says so', async () => {
    const { list, deliver } = await given(2);
    const unavailable = expect.objectContaining({ code: 'RWD_IDENTITY_REVOCATIONS_UNAVAILABLE' });
    expect(() => list.isDisabled('partner-aa')).toThrow(unavailable);
    await deliver(told(0, 'aa', 'disabled'));
    expect(list.isRead()).toBe(false);
    expect(() => list.isDisabled('partner-bb')).toThrow(unavailable);
    await deliver(told(1, 'bb', 'active'));
    expect([list.isRead(), list.isDisabled('partner-aa'), list.isDisabled('partner-bb')]).toEqual([true, true, false]);
  });

  it('that is empty is read at once', async () => {
    const { list } = await given(0);
    expect([list.isRead(), list.isDisabled('partner-aa')]).toEqual([true, false]);
  });

  it('takes the last word on a partner', async () => {
    const { list, deliver } = await given(0);
    await deliver(told(0, 'aa', 'disabled'));
    expect(list.isDisabled('partner-aa')).toBe(true);
    await deliver(told(1, 'aa', 'active'));
    expect(list.isDisabled('partner-aa')).toBe(false);
  });
});
