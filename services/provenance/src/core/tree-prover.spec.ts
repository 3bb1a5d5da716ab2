import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appendLeaves, emptyEdge, leafHash, memoryTree, tilePath } from '@chainnet/merkle-log';
import { TreeProver } from './tree-prover.js';

const leaves = Array.from({ length: 3_000 }, (_, i) => new Uint8Array(Buffer.from(`leaf ${i}`)));
const hashes = leaves.map(leafHash);

/** Tiles of the tree of the first `size` leaves; counts what is read. */
function tilesOf(size: number) {
  const documents = new Map(appendLeaves(emptyEdge, leaves.slice(0, size)).tiles.map(({ path, bytes }) => [path, bytes]));
  const reads: string[] = [];
  const readTile = async (level: number, index: number, width: number): Promise<Uint8Array> => {
    const path = tilePath({ level, index, width });
    reads.push(path);
    return documents.get(path)!;
  };
  return { reads, readTile };
}

describe('the tree prover', () => {
  it('gives the path of RFC 6962 for every leaf of any tree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), fc.array(fc.nat(2_999), { minLength: 1, maxLength: 20 }), async (size, picks) => {
        const prover = new TreeProver(tilesOf(size).readTile, size);
        const tree = memoryTree(hashes.slice(0, size));
        for (const pick of picks) expect(await prover.inclusionPath(pick % size)).toEqual(tree.inclusionProof(pick % size));
      }),
      { numRuns: 30 },
    );
  });

  it('reads each tile once for all leaves', async () => {
    const { reads, readTile } = tilesOf(3_000);
    const prover = new TreeProver(readTile, 3_000);
    await Promise.all(hashes.map((_, index) => prover.inclusionPath(index)));
    expect(new Set(reads).size).toBe(reads.length);
  });

  it('has an empty path for the only leaf', async () => {
    expect(await new TreeProver(tilesOf(1).readTile, 1).inclusionPath(0)).toEqual([]);
  });
});
