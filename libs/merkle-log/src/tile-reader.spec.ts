import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ascii } from '../test/hex.js';
import { tileStore } from '../test/tile-store.js';
import { appendLeaves } from './append.js';
import type { Hash } from './hash.js';
import { memoryTree, type MemoryTree } from './memory-tree.js';
import { edgeRoot, emptyEdge } from './right-edge.js';
import { tilePath } from './tile.js';
import { proveConsistency, proveInclusion, rootFromTiles } from './tile-reader.js';
import { verifyInclusion } from './verify-proof.js';

const SIZE = 66_000;
const store = tileStore();
let tree: MemoryTree;
let hashes: readonly Hash[];
let root: Hash;

beforeAll(() => {
  const appended = appendLeaves(emptyEdge, Array.from({ length: SIZE }, (_, i) => ascii(String(i))));
  store.insert(appended);
  hashes = appended.leafHashes;
  tree = memoryTree(hashes);
  root = edgeRoot(appended.edge);
});

/** Serves every partial tile from the full one, as a log does that has deleted the partial tiles. */
const readTile = (level: number, index: number, width: number): Promise<Uint8Array> =>
  store.get(tilePath({ level, index, width: 256 })) === undefined
    ? store.readTile(level, index, width)
    : store.readTile(level, index, 256);

describe('proofs built from tiles', () => {
  it('are the inclusion paths of the whole tree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE - 1), async (index) => {
        const path = await proveInclusion(readTile, index, SIZE);
        expect(path).toEqual(tree.inclusionProof(index));
        expect(verifyInclusion({ index, size: SIZE, leafHash: hashes[index]!, path }, root)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are the consistency proofs from any older size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE), async (oldSize) => {
        expect(await proveConsistency(readTile, oldSize, SIZE)).toEqual(tree.consistencyProof(oldSize));
      }),
      { numRuns: 60 },
    );
  });

  it('read each tile once, and few of them', async () => {
    store.reads.length = 0;
    await proveInclusion(readTile, 12_345, SIZE);
    expect(new Set(store.reads).size).toBe(store.reads.length);
    expect(store.reads.length).toBeLessThanOrEqual(5);
  });

  it('recompute the root of the log, and of a tree of any older size from full tiles', async () => {
    expect(await rootFromTiles(readTile, SIZE)).toEqual(root);
    expect(await rootFromTiles(readTile, 65_536)).toEqual(tree.root(65_536));
    expect(await rootFromTiles(readTile, 0)).toEqual(tree.root(0));
  });

  it('fail with a coded error for a tile that is too short', async () => {
    const torn = async (): Promise<Uint8Array> => new Uint8Array(31);
    await expect(proveInclusion(torn, 0, 2)).rejects.toMatchObject({ code: 'RWD_LEDGER_TILE_MALFORMED' });
  });
});
