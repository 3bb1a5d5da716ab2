import { EMPTY_ROOT, nodeHash, type Hash } from './hash.js';
import { consistencyRanges, inclusionRanges } from './proof-ranges.js';
import { foldRight, perfectNodes, type LeafRange } from './subtree.js';
import { requireInteger } from './tree-size.js';

/** A whole tree in memory, for batch leaves and tests: roots and proofs of any size up to its own. */
export type MemoryTree = {
  readonly size: number;
  root(size?: number): Hash;
  inclusionProof(index: number, size?: number): Hash[];
  consistencyProof(oldSize: number, newSize?: number): Hash[];
};

/** Builds all levels once (one node hash a leaf); each proof then costs O(log n) look-ups and O(log n) hashes. */
export function memoryTree(leafHashes: readonly Hash[]): MemoryTree {
  const levels = perfectLevels(leafHashes);
  const size = leafHashes.length;
  const rangeRoot = (range: LeafRange): Hash =>
    foldRight(perfectNodes(range).map(({ level, index }) => levels[level]![index]!));
  const within = (name: string, value: number): number => {
    requireInteger(name, value, { from: 0, to: size });
    return value;
  };
  return {
    size,
    root: (at = size) => (within('size', at) === 0 ? EMPTY_ROOT : rangeRoot({ start: 0, end: at })),
    inclusionProof: (index, at = size) => inclusionRanges(index, within('size', at)).map(rangeRoot),
    consistencyProof: (oldSize, newSize = size) =>
      consistencyRanges(oldSize, within('new size', newSize)).map(rangeRoot),
  };
}

function perfectLevels(leafHashes: readonly Hash[]): (readonly Hash[])[] {
  const levels: (readonly Hash[])[] = [leafHashes];
  let row = leafHashes;
  while (row.length > 1) {
    const next: Hash[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) next.push(nodeHash(row[i]!, row[i + 1]!));
    levels.push(next);
    row = next;
  }
  return levels;
}
