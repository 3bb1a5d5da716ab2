import { describe, expect, it } from '@jest/globals';
import { scoreChanged, toHeaders } from '@chainnet/contracts';
import type { ConsumedBatch, ConsumedMessage, Subscription } from './ports.js';
import { Projection, type Snapshot } from './projection.js';

const event = (offset: number, id = `e${offset}`): ConsumedMessage => ({
  topic: scoreChanged.topic, partition: 0, offset: String(offset), timestamp: 0, key: 'k',
  value: Buffer.from(JSON.stringify(scoreChanged.examples[0])),
  headers: { ...toHeaders({ id, type: scoreChanged.type, source: '/t', time: '' }, 'application/json') },
});

class MemorySnapshots {
  private newest: { version: number; snapshot: Snapshot<number> } | undefined;
  async save(_name: string, versioned: { version: number; snapshot: Snapshot<number> }): Promise<void> {
    expect(versioned.version).toBe((this.newest?.version ?? 0) + 1);
    this.newest = structuredClone(versioned);
  }
  async latest() {
    return this.newest;
  }
}

async function given(snapshots: MemorySnapshots) {
  let subscription: Subscription | undefined;
  const unreadable: string[] = [];
  const projection = new Projection<number>({
    name: 'count', group: 'g', topics: [scoreChanged.topic], snapshots, initial: 0, now: () => 0,
    fold: (count) => count + 1, onUnreadable: ({ code }) => void unreadable.push(code),
    log: { consume: async (given) => { subscription = given; return { lastSignOfLife: () => 0, assigned: () => 1, stop: async () => undefined }; } },
  });
  await projection.start();
  const deliver = (messages: ConsumedMessage[]) => subscription?.onBatch({
    topic: scoreChanged.topic, partition: 0, messages, highWatermark: '0', isLive: () => true, commit: async () => undefined, pauseFor: () => undefined,
  } satisfies ConsumedBatch);
  return { projection, deliver, unreadable, startAt: () => subscription?.startAt?.(scoreChanged.topic, 0) };
}

describe('a projection', () => {
  it('says whether it has reached an end', async () => {
    const { projection, deliver } = await given(new MemorySnapshots());
    const place = `${scoreChanged.topic}[0]`;
    expect(projection.hasReached(new Map())).toBe(true);
    expect(projection.hasReached(new Map([[place, '2']]))).toBe(false);
    await deliver([event(0)]);
    expect(projection.hasReached(new Map([[place, '2']]))).toBe(false);
    await deliver([event(1)]);
    expect(projection.hasReached(new Map([[place, '2']]))).toBe(true);
  });

  it('folds each event once, also one that its producer published twice', async () => {
    const { projection, deliver } = await given(new MemorySnapshots());
    await deliver([event(0), event(1), event(2, 'e1')]);
    await deliver([event(1), event(2, 'e1'), event(3)]);
    expect(projection.state).toBe(3);
  });

  it('goes on after a restart where its own snapshot stopped', async () => {
    const snapshots = new MemorySnapshots();
    const first = await given(snapshots);
    await first.deliver([event(0), event(1)]);
    await first.projection.stop();
    const second = await given(snapshots);
    expect([second.projection.state, second.startAt()]).toEqual([2, '2']);
    await second.deliver([event(2, 'e1'), event(3)]);
    expect(second.projection.state).toBe(3);
  });

  it('tells of what it cannot read and goes on', async () => {
    const { projection, deliver, unreadable } = await given(new MemorySnapshots());
    await deliver([{ ...event(0), value: Buffer.from('{') }, event(1)]);
    expect([projection.state, unreadable]).toEqual([1, ['RWD_MESSAGING_NOT_JSON']]);
  });
});
