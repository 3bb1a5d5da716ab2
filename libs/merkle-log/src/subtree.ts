import { nodeHash, type Hash } from './hash.js';

/** The leaves `start` to `end - 1`. */
export type LeafRange = { readonly start: number; readonly end: number };

/** Node `index` of level `level` of the tree: the root of the leaves [index * 2^level, (index + 1) * 2^level). */
export type NodeId = { readonly level: number; readonly index: number };

/**
 * The perfect subtrees a range is made of, left to right, at most 53. The start of the range must be a multiple of the
 * largest power of two not above its length, which every range of an RFC 6962 proof satisfies.
 */
export function perfectNodes({ start, end }: LeafRange): NodeId[] {
  const nodes: NodeId[] = [];
  let left = start;
  while (left < end) {
    let level = 0;
    while (left + 2 ** (level + 1) <= end && left % 2 ** (level + 1) === 0) level += 1;
    nodes.push({ level, index: left / 2 ** level });
    left += 2 ** level;
  }
  return nodes;
}

/** Root of a range from the roots of its perfect subtrees, left to right and at least one (RFC 6962 section 2.1). */
export function foldRight(roots: readonly Hash[]): Hash {
  return roots.reduceRight((right, left) => nodeHash(left, right));
}

/** Root of a perfect subtree from its 2^k leaves or lower nodes. */
export function perfectRoot(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) {
    const next: Hash[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) next.push(nodeHash(row[i]!, row[i + 1]!));
    row = next;
  }
  return row[0]!;
}
