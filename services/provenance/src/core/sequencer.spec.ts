import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyEdge, leafHash, memoryTree, readEdge, type BundleDocument, type TileDocument } from '@chainnet/merkle-log';
import { headOf, newLog, resumeLog, sequence, type LeafCandidate, type LogState, type SequencedEntry } from './sequencer.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const candidate = (offset: number, entryId = `p/${offset}`, text = `leaf ${entryId} ${offset}`): LeafCandidate => ({ entryId, offset, bytes: bytesOf(text) });
const none: ReadonlySet<string> = new Set();
const hexes = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('hex'));
const code = (what: string) => expect.objectContaining({ code: what });

/** Runs a topic through the sequencer in batches, keeping the ids it has seen, as the shell does. */
function replay(topic: readonly LeafCandidate[], cuts: readonly number[]) {
  const seen = new Set<string>();
  const entries: SequencedEntry[] = [];
  let state: LogState = newLog;
  const bounds = [0, ...[...cuts].sort((a, b) => a - b), topic.length];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const result = sequence(state, topic.slice(bounds[i], bounds[i + 1]), seen);
    result.entries.forEach(({ entryId }) => seen.add(entryId));
    entries.push(...result.entries);
    state = result.state;
  }
  return { entries, state, head: headOf(state) };
}

describe('the sequencer', () => {
  it('gives leaves their indexes in the order of the topic, and keeps their offsets', () => {
    const { entries, head, state } = sequence(newLog, [candidate(0), candidate(2), candidate(7)], none);
    expect(entries.map(({ index, offset, entryId }) => [index, offset, entryId])).toEqual([[0, 0, 'p/0'], [1, 2, 'p/2'], [2, 7, 'p/7']]);
    expect(head).toMatchObject({ size: 3, nextOffset: 8 });
    expect(state.nextOffset).toBe(8);
  });

  it('lets the first occurrence of an entry win, within a batch and against the log', () => {
    const batch = [candidate(0, 'a', 'first'), candidate(1, 'a', 'second'), candidate(2, 'b')];
    const { entries, dropped } = sequence(newLog, batch, new Set(['b']));
    expect(entries).toEqual([{ entryId: 'a', index: 0, offset: 0, leafHash: leafHash(bytesOf('first')) }]);
    expect(dropped).toEqual([
      { entryId: 'a', offset: 1, reason: 'duplicate' },
      { entryId: 'b', offset: 2, reason: 'duplicate' },
    ]);
  });

  it('drops what was decided before, when the topic is read again from an older offset', () => {
    const first = sequence(newLog, [candidate(0), candidate(1)], none);
    const again = sequence(first.state, [candidate(0), candidate(1), candidate(2)], none);
    expect(again.entries.map(({ index }) => index)).toEqual([2]);
    expect(again.dropped.map(({ reason }) => reason)).toEqual(['replayed', 'replayed']);
  });

  it('drops a leaf too long for a bundle without blocking those behind it', () => {
    const long: LeafCandidate = { entryId: 'long', offset: 0, bytes: new Uint8Array(65_536) };
    const { entries, dropped, head } = sequence(newLog, [long, candidate(1)], none);
    expect(entries).toHaveLength(1);
    expect(dropped).toEqual([{ entryId: 'long', offset: 0, reason: 'oversize' }]);
    expect(head.nextOffset).toBe(2);
  });

  it('moves the offset on, and nothing else, when all is dropped', () => {
    const first = sequence(newLog, [candidate(0, 'a')], none);
    const second = sequence(first.state, [candidate(1, 'a')], new Set(['a']));
    expect(second).toMatchObject({ tiles: [], bundles: [], entries: [], head: { size: 1, nextOffset: 2, root: first.head.root } });
  });

  it('refuses offsets that do not rise', () => {
    expect(() => sequence(newLog, [candidate(3), candidate(3, 'other')], none)).toThrow(code('RWD_LEDGER_ORDER_VIOLATED'));
    expect(() => sequence(newLog, [candidate(Number.NaN)], none)).toThrow(code('RWD_LEDGER_ORDER_VIOLATED'));
  });

  it('gives the same tree and the same indexes on replay, however the topic is cut into batches', () => {
    const ids = fc.array(fc.nat(300), { maxLength: 600 });
    fc.assert(
      fc.property(ids, fc.array(fc.nat(600), { maxLength: 8 }), (names, cuts) => {
        const topic = names.map((name, offset) => candidate(offset, `p/${name}`));
        const once = replay(topic, []);
        const cut = replay(topic, cuts.map((at) => Math.min(at, topic.length)));
        expect(hexes([cut.head.root, ...cut.head.frontier])).toEqual(hexes([once.head.root, ...once.head.frontier]));
        expect(cut.entries.map(({ index, offset }) => [index, offset])).toEqual(once.entries.map(({ index, offset }) => [index, offset]));
        expect(once.entries).toHaveLength(new Set(names).size);
        const tree = memoryTree(once.entries.map((entry) => entry.leafHash));
        expect(hexes([once.head.root])).toEqual(hexes([tree.root()]));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a restart', () => {
  const { tiles, bundles, head, state } = sequence(newLog, Array.from({ length: 700 }, (_, i) => candidate(i)), none);
  const read = (documents: readonly (TileDocument | BundleDocument)[], matches: (document: TileDocument | BundleDocument) => boolean) =>
    Promise.resolve(documents.find(matches)!.bytes);
  const reader = {
    readTile: (level: number, index: number, width: number) =>
      read(tiles, (tile) => 'level' in tile && tile.level === level && tile.index === index && tile.width === width),
    readBundle: (index: number, width: number) => read(bundles, (bundle) => bundle.index === index && bundle.width === width),
  };

  it('goes on from the committed head and the stored documents as if nothing had happened', async () => {
    const resumed = resumeLog(head, await readEdge(reader, head.size));
    const more = Array.from({ length: 400 }, (_, i) => candidate(700 + i));
    expect(sequence(resumed, more, none).head).toEqual(sequence(state, more, none).head);
  });

  it('refuses tiles that do not lead to the committed frontier', async () => {
    const edge = await readEdge(reader, head.size);
    const levels = edge.levels.map((level, i) => (i === 0 ? [leafHash(bytesOf('forged')), ...level.slice(1)] : level));
    for (const other of [{ ...edge, levels }, emptyEdge]) {
      expect(() => resumeLog(head, other)).toThrow(code('RWD_LEDGER_EDGE_MISMATCH'));
    }
  });
});
