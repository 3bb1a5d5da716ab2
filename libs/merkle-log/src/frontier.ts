import { errors } from './errors.js';
import { EMPTY_ROOT, nodeHash, type Hash } from './hash.js';
import { foldRight, perfectNodes } from './subtree.js';
import { isOdd, requireInteger, half } from './tree-size.js';

/**
 * All that is needed to go on appending to a tree and to know its root: the roots of its perfect subtrees, left to
 * right, one for each 1 bit of the size.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Hash[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** Appends leaf hashes; about one node hash a leaf. The given frontier is left as it is. */
export function extendFrontier(frontier: Frontier, leafHashes: readonly Hash[]): Frontier {
  checkFrontier(frontier);
  requireInteger('size', frontier.size + leafHashes.length);
  const hashes = [...frontier.hashes];
  let { size } = frontier;
  for (const leaf of leafHashes) {
    let hash = leaf;
    for (let rest = size; isOdd(rest); rest = half(rest)) hash = nodeHash(hashes.pop()!, hash);
    hashes.push(hash);
    size += 1;
  }
  return { size, hashes };
}

/** Root of the tree: MTH of RFC 6962 section 2.1. */
export function frontierRoot(frontier: Frontier): Hash {
  checkFrontier(frontier);
  return frontier.size === 0 ? EMPTY_ROOT : foldRight(frontier.hashes);
}

function checkFrontier({ size, hashes }: Frontier): void {
  requireInteger('size', size);
  const expected = perfectNodes({ start: 0, end: size }).length;
  if (hashes.length !== expected) {
    throw errors.RWD_LEDGER_INDEX_INVALID({ name: 'frontier length', value: hashes.length, from: expected, to: expected });
  }
}
