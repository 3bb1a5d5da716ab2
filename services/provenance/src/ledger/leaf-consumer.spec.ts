import { describe, expect, it } from '@jest/globals';
import { ledgerLeaf } from '@chainnet/contracts';
import { encodeOutputs, output, type ConsumedBatch, type ConsumedMessage, type Subscription } from '@chainnet/messaging';
import { leafEvent } from '../../test/leaves.js';
import { MemoryDisk, memoryStores } from '../../test/memory-stores.js';
import { ORIGIN } from '../../test/parties.js';
import { LeafConsumer } from './leaf-consumer.js';
import { LeafSequencer } from './leaf-sequencer.js';
import { TileDocuments } from './tile-documents.js';

const messageOf = (record: number, offset: number): ConsumedMessage => {
  const [message] = encodeOutputs([output(ledgerLeaf, { key: ORIGIN, data: leafEvent({ record }) })], { entryId: `e${record}`, source: '/rwd/test', now: new Date(0) });
  return { ...message!, partition: 0, offset: String(offset), timestamp: 0, value: Buffer.from(message!.value as string) };
};

async function started(disk = new MemoryDisk()) {
  const stores = memoryStores(disk);
  const sequencer = new LeafSequencer({ origin: ORIGIN, stores, tiles: new TileDocuments(stores.tiles) });
  await sequencer.load();
  let subscription: Subscription | undefined;
  const waits: number[] = [];
  const unreadable: string[] = [];
  const consumer = new LeafConsumer({
    group: 'svc-provenance.sequencer', sequencer,
    log: {
      consume: async (given) => {
        subscription = given;
        return { lastSignOfLife: () => 0, assigned: () => 1, stop: async () => undefined };
      },
    },
    sleep: async (ms) => void waits.push(ms),
    onUnreadable: ({ code }) => void unreadable.push(code),
  });
  await consumer.start();
  const committed: string[] = [];
  const give = (messages: readonly ConsumedMessage[], { behind = 0, live = true } = {}): Promise<void> => {
    const batch: ConsumedBatch = {
      topic: ledgerLeaf.topic, partition: 0, messages, highWatermark: String(Number(messages.at(-1)!.offset) + 1 + behind),
      isLive: () => live, commit: async (offset) => void committed.push(offset), pauseFor: () => undefined,
    };
    return subscription!.onBatch(batch);
  };
  return { sequencer, subscription: subscription!, waits, unreadable, committed, give };
}

const messages = (count: number, from = 0): ConsumedMessage[] => Array.from({ length: count }, (_, i) => messageOf(from + i, from + i));

describe('the consumer of the leaves topic', () => {
  it('reads on from the committed head, whatever the broker remembers', async () => {
    const disk = new MemoryDisk();
    const first = await started(disk);
    expect(first.subscription.startAt?.(ledgerLeaf.topic, 0)).toBe('0');
    await first.give(messages(300));
    expect((await started(disk)).subscription.startAt?.(ledgerLeaf.topic, 0)).toBe('300');
  });

  it('takes a backlog in batches of 256 without a pause, and lets a small batch at the end be followed by one', async () => {
    const disk = new MemoryDisk();
    const { give, waits, sequencer, committed } = await started(disk);
    await give(messages(600), { behind: 50 });
    expect(waits).toEqual([]);
    await give(messages(10, 600));
    expect(waits).toEqual([250]);
    expect([...disk.rows.keys()].filter((path) => path.startsWith('tiles/tile/entries/'))).toEqual([
      'tiles/tile/entries/000', 'tiles/tile/entries/001', 'tiles/tile/entries/002.p/88', 'tiles/tile/entries/002.p/98',
    ]);
    expect(sequencer.head.size).toBe(610);
    expect(committed).toEqual(['599', '609']);
  });

  it('passes over what it cannot read, and tells', async () => {
    const { give, unreadable, sequencer } = await started();
    const other = { ...messageOf(1, 1), value: Buffer.from('{"entryId":"x","statement":"{}"}') };
    const torn = { ...messageOf(2, 2), value: Buffer.from('{') };
    await give([messageOf(0, 0), other, torn, messageOf(3, 3)]);
    expect(unreadable).toEqual(['RWD_LEDGER_LEAF_MALFORMED', 'RWD_MESSAGING_NOT_JSON']);
    expect(sequencer.head).toMatchObject({ size: 2, nextOffset: 4 });
  });

  it('commits nothing of a batch that failed, nor when its partition was taken away', async () => {
    const disk = new MemoryDisk();
    const { give, committed, sequencer } = await started(disk);
    disk.budget = 5;
    await expect(give(messages(10))).rejects.toThrow();
    disk.budget = Number.POSITIVE_INFINITY;
    await give(messages(10), { live: false });
    expect(committed).toEqual([]);
    expect(sequencer.head.size).toBe(0);
    await give(messages(10));
    expect(sequencer.head.size).toBe(10);
  });
});
