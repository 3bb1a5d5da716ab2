import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ascii, hex } from '../test/hex.js';
import { tileStore } from '../test/tile-store.js';
import { appendLeaves } from './append.js';
import { edgeFrontier, edgeRoot, emptyEdge, readEdge, type RightEdge } from './right-edge.js';
import { emptyFrontier, extendFrontier, frontierRoot } from './frontier.js';
import { changedTiles, tilePath } from './tile.js';
import { MAX_ENTRY_BYTES } from './entry-bundle.js';

const leaves = (from: number, to: number): Uint8Array[] => Array.from({ length: to - from }, (_, i) => ascii(String(from + i)));

// golang.org/x/mod/sumdb/tlog v0.7.0: roots of trees whose leaf i is the decimal of i.
const boundaryRoots: readonly [number, string][] = [
  [1, 'db3426e878068d28d269b6c87172322ce5372b65756d0789001d34835f601c03'],
  [255, '32f85bcaa87d7bcd05728f09e9aeba350ba6a2f733830087f0597682848be5cb'],
  [256, '828515d033c19d8c901f37eccb8aed919667703486f8d2fff1cf7040321c5db1'],
  [257, '1eda049a4351d86f76252bd7ec0b7746ad75b7fa0316ad5f541dbda458a312c4'],
  [65535, '74f13a0e1a75689372efb990cf68c664e44c763d9304844955b2eaff624e8df1'],
  [65536, 'f025d06ed804859fd274a1bdacadd6e48ea87634aa91e1edb20143f9498cd02b'],
  [65537, 'dc8795a25fd4bd52a0b84f639fd3139ba160824023d188e428eb5db0f3ce221a'],
  [70000, '1a4cdfcb66374a0c0dcbef49acbd4976d13ee864fb3cb241fc943cad04f02f7e'],
];

const plain = ({ size, levels, entries }: RightEdge): unknown => [size, levels.map((level) => level.map(hex)), entries.map(hex)];

describe('appending with tiles', () => {
  it('gives the roots of Go tlog at every tile boundary, by edge and by frontier', () => {
    let edge: RightEdge = emptyEdge;
    let frontier = emptyFrontier;
    for (const [size, root] of boundaryRoots) {
      const appended = appendLeaves(edge, leaves(edge.size, size));
      frontier = extendFrontier(frontier, appended.leafHashes);
      edge = appended.edge;
      expect(edge.size).toBe(size);
      expect(hex(edgeRoot(edge))).toBe(root);
      expect(hex(frontierRoot(frontier))).toBe(root);
    }
  });

  it('writes 273 + 1 tiles on level 0, 1 + 1 on level 1 and 1 on level 2 for 70,000 leaves at once', () => {
    const { tiles, bundles } = appendLeaves(emptyEdge, leaves(0, 70_000));
    const widths = (level: number) => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
    expect(widths(0)).toEqual([...Array<number>(273).fill(256), 112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(bundles).toHaveLength(274);
    expect(bundles.at(-1)?.path).toBe('tile/entries/273.p/112');
  });

  it('gives the same edge, root and final tiles however the leaves are batched', () => {
    const batches = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(batches, (sizes) => {
        const store = tileStore();
        let edge: RightEdge = emptyEdge;
        for (const size of sizes) {
          const appended = appendLeaves(edge, leaves(edge.size, edge.size + size));
          expect(appended.tiles.map(({ path }) => path)).toEqual([...changedTiles(edge.size, appended.edge.size)].map(tilePath));
          store.insert(appended);
          edge = appended.edge;
        }
        const once = appendLeaves(emptyEdge, leaves(0, edge.size));
        expect(plain(edge)).toEqual(plain(once.edge));
        for (const { path, bytes } of [...once.tiles, ...once.bundles]) expect(Buffer.compare(store.get(path)!, bytes)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves the edge it was given as it was, so that a lost commit can be tried again', () => {
    const before = appendLeaves(emptyEdge, leaves(0, 300)).edge;
    const copy = plain(before);
    appendLeaves(before, leaves(300, 600));
    expect(plain(before)).toEqual(copy);
    expect(before.entries).toHaveLength(44);
  });

  it('can be taken up again from the stored partial tiles and bundle', async () => {
    const store = tileStore();
    const first = appendLeaves(emptyEdge, leaves(0, 1000));
    store.insert(first);
    const edge = await readEdge(store, 1000);
    expect(edgeRoot(edge)).toEqual(edgeRoot(first.edge));
    expect(edgeFrontier(edge)).toEqual(extendFrontier(emptyFrontier, first.leafHashes));
    expect(hex(edgeRoot(appendLeaves(edge, leaves(1000, 65_537)).edge))).toBe(boundaryRoots[6]![1]);
  });

  it('refuses a leaf over 65,535 bytes before it computes anything', () => {
    expect(() => appendLeaves(emptyEdge, [new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow(
      expect.objectContaining({ code: 'RWD_LEDGER_ENTRY_TOO_LARGE' }),
    );
    expect(appendLeaves(emptyEdge, [new Uint8Array(MAX_ENTRY_BYTES)]).edge.size).toBe(1);
  });

  it('writes no more documents for a batch late than early: the right edge, and what the batch filled', () => {
    const batch = leaves(0, 1024);
    let edge: RightEdge = appendLeaves(emptyEdge, leaves(0, 100)).edge;
    for (let i = 0; i < 150; i += 1) {
      const { tiles, bundles, edge: next } = appendLeaves(edge, batch);
      expect(bundles).toHaveLength(5);
      expect(tiles.length).toBeLessThanOrEqual(5 + 2 + 1);
      edge = next;
    }
    expect(edge.size).toBe(100 + 150 * 1024);
  });

  it('appends 1,024 leaves in milliseconds', () => {
    const batch = leaves(0, 1024);
    let edge: RightEdge = appendLeaves(emptyEdge, batch).edge;
    const start = process.cpuUsage();
    for (let i = 0; i < 40; i += 1) edge = appendLeaves(edge, batch).edge;
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000 / 40).toBeLessThan(60); // about 4 on an idle core; a wide margin for shared ones
  });
});
