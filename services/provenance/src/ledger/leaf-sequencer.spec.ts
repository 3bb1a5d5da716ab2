import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, memoryTree, rootFromTiles } from '@chainnet/merkle-log';
import { topicLeaf, recordIdOf, type Logged } from '../../test/leaves.js';
import { Killed, MemoryDisk, memoryStores } from '../../test/memory-stores.js';
import { ORIGIN } from '../../test/parties.js';
import { LeafSequencer, type TopicLeaf } from './leaf-sequencer.js';
import { LedgerReader } from './ledger-reader.js';
import { TileDocuments } from './tile-documents.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const topicOf = (logged: readonly Logged[]): TopicLeaf[] => logged.map((one, offset) => topicLeaf(one, offset));

function sequencerOn(disk: MemoryDisk) {
  const stores = memoryStores(disk);
  const tiles = new TileDocuments(stores.tiles);
  return { sequencer: new LeafSequencer({ origin: ORIGIN, stores, tiles }), tiles, reader: new LedgerReader({ stores, tiles, published: () => undefined }) };
}

/** Sequences the rest of the topic as the consumer does: from the committed head on. */
async function runTo(end: number, sequencer: LeafSequencer, { topic, batch }: { topic: readonly TopicLeaf[]; batch: number }): Promise<void> {
  for (let at = sequencer.head.nextOffset; at < end; at += batch) await sequencer.append(topic.slice(at, Math.min(end, at + batch)));
}

const rootOfFirsts = (topic: readonly TopicLeaf[]): string => {
  const first = new Map<string, TopicLeaf>();
  for (const leaf of topic) if (!first.has(leaf.entryId)) first.set(leaf.entryId, leaf);
  return hex(memoryTree([...first.values()].map(({ bytes }) => leafHash(bytes))).root());
};

describe('the stored sequencer', () => {
  it('keeps a log that tiles, head and places agree about', async () => {
    const topic = topicOf(Array.from({ length: 700 }, (_, record) => ({ record })));
    const { sequencer, tiles, reader } = sequencerOn(new MemoryDisk());
    await runTo(700, sequencer, { topic, batch: 256 });
    expect(sequencer.head).toMatchObject({ size: 700, nextOffset: 700 });
    expect(hex(sequencer.head.root)).toBe(rootOfFirsts(topic));
    expect(hex(await rootFromTiles(tiles.readTile, 700))).toBe(rootOfFirsts(topic));
    expect(await tiles.leaf(699, 700)).toEqual(Buffer.from(topic[699]!.bytes));
    expect(await reader.trail(recordIdOf(321))).toEqual({ tenant: 'demo-a', steps: [{ type: 'rwd.record.deidentified.v1', leafIndex: 321 }] });
    expect(await reader.indexOf(topic[123]!.entryId)).toBe(123);
    expect(sequencer.leavesPerType).toEqual({ 'rwd.record.deidentified.v1': 700 });
  });

  it('logs an entry once, however far apart it comes again', async () => {
    const again = { record: 1, id: 'same' };
    const topic = topicOf([again, { record: 2 }, again, { record: 3 }, again]);
    const { sequencer } = sequencerOn(new MemoryDisk());
    await runTo(5, sequencer, { topic, batch: 2 });
    expect(sequencer.head).toMatchObject({ size: 3, nextOffset: 5 });
    expect(hex(sequencer.head.root)).toBe(rootOfFirsts(topic));
  });

  it('finds both leaves of a step that was logged under two entries', async () => {
    const topic = topicOf([{ record: 1, id: 'one' }, { record: 1, id: 'two' }, { record: 1, id: 'three' }]);
    const { sequencer, reader } = sequencerOn(new MemoryDisk());
    await runTo(3, sequencer, { topic, batch: 2 });
    expect(await Promise.all(['one', 'two', 'three', 'four'].map((id) => reader.indexOf(id)))).toEqual([0, 1, 2, undefined]);
  });

  it('loses, doubles and forks nothing, wherever it is killed and however the batches are cut then', async () => {
    const logged = fc.record({ record: fc.nat(40), step: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(logged, { minLength: 1, maxLength: 120 }),
        fc.array(fc.record({ budget: fc.nat(90), batch: fc.integer({ min: 1, max: 50 }) }), { maxLength: 8 }),
        async (steps, lives) => {
          const topic = topicOf(steps);
          const disk = new MemoryDisk();
          const heads: string[] = [];
          for (const { budget, batch } of [...lives, { budget: Number.POSITIVE_INFINITY, batch: 33 }]) {
            disk.budget = budget;
            const { sequencer } = sequencerOn(disk);
            await sequencer.load();
            heads.push(`${sequencer.head.size} ${hex(sequencer.head.root)}`);
            await runTo(topic.length, sequencer, { topic, batch }).catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
          }
          const { sequencer, reader, tiles } = sequencerOn(disk);
          await sequencer.load();
          expect(hex(sequencer.head.root)).toBe(rootOfFirsts(topic));
          for (const head of heads) {
            const size = Number(head.split(' ')[0]);
            expect(head).toBe(`${size} ${hex(await rootFromTiles(tiles.readTile, size))}`);
          }
          const order = [...new Set(topic.map(({ entryId }) => entryId))];
          for (const [index, entryId] of order.entries()) expect(await reader.indexOf(entryId)).toBe(index);
          expect(Object.values(sequencer.leavesPerType).reduce((sum, count) => sum + count, 0)).toBe(order.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives way to another writer and goes on from its head', async () => {
    const topic = topicOf(Array.from({ length: 90 }, (_, record) => ({ record: record % 60 })));
    const disk = new MemoryDisk();
    const [one, other] = [sequencerOn(disk).sequencer, sequencerOn(disk).sequencer];
    await one.append(topic.slice(0, 40));
    await expect(other.append(topic.slice(0, 50))).rejects.toMatchObject({ code: 'RWD_STORE_VERSION_CONFLICT' });
    expect(other.head).toMatchObject({ size: 40, nextOffset: 40 });
    await other.append(topic.slice(0, 90));
    await expect(one.append(topic.slice(40, 70))).rejects.toMatchObject({ code: 'RWD_STORE_VERSION_CONFLICT' });
    expect(hex(one.head.root)).toBe(rootOfFirsts(topic));
  });
});
