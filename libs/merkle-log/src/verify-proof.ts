import { EMPTY_ROOT, equalHashes, HASH_BYTES, nodeHash, type Hash } from './hash.js';
import { half, isOdd, requireInteger } from './tree-size.js';

export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  /** From the leaf's sibling to the root's child. */
  readonly path: readonly Hash[];
};

export type TreeHead = { readonly size: number; readonly root: Hash };

/**
 * Whether leaf `index` with this hash is in the tree with this root (RFC 9162 section 2.1.3.2). False for every
 * malformed path; throws RWD_LEDGER_INDEX_INVALID for a number that is not an integer from 0 to 2^53 - 1.
 */
export function verifyInclusion(claim: InclusionClaim, root: Hash): boolean {
  requireInteger('size', claim.size);
  requireInteger('index', claim.index);
  if (claim.index >= claim.size || !allHashes([claim.leafHash, root, ...claim.path])) return false;
  let walk = { node: claim.index, last: claim.size - 1 };
  let hash = claim.leafHash;
  for (const sibling of claim.path) {
    if (walk.last === 0) return false;
    const isRight = siblingIsLeft(walk);
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    walk = climb(walk, isRight);
  }
  return walk.last === 0 && equalHashes(hash, root);
}

/**
 * Whether the newer tree starts with the older one (RFC 9162 section 2.1.4.2). From an empty tree the proof must be
 * empty and the old root the empty root. False for every malformed proof; numbers are checked as in verifyInclusion.
 */
export function verifyConsistency(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  requireInteger('old size', older.size);
  requireInteger('new size', newer.size);
  if (older.size > newer.size || !allHashes([older.root, newer.root, ...proof])) return false;
  if (older.size === newer.size) {
    return proof.length === 0 && equalHashes(older.root, newer.root) && emptyRootIfEmpty(older);
  }
  if (older.size === 0) return proof.length === 0 && emptyRootIfEmpty(older);
  return climbBoth(older, newer, isPowerOfTwo(older.size) ? [older.root, ...proof] : proof);
}

function climbBoth(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  const [seed, ...rest] = proof;
  if (seed === undefined) return false;
  let walk = { node: older.size - 1, last: newer.size - 1 };
  while (isOdd(walk.node)) walk = up(walk);
  let [oldHash, newHash] = [seed, seed];
  for (const sibling of rest) {
    if (walk.last === 0) return false;
    const isRight = siblingIsLeft(walk);
    if (isRight) oldHash = nodeHash(sibling, oldHash);
    newHash = isRight ? nodeHash(sibling, newHash) : nodeHash(newHash, sibling);
    walk = climb(walk, isRight);
  }
  return walk.last === 0 && equalHashes(oldHash, older.root) && equalHashes(newHash, newer.root);
}

/** Where the walk is on its level, and where the last node of that level is: the RFC's fn and sn. */
type Walk = { readonly node: number; readonly last: number };

const up = ({ node, last }: Walk): Walk => ({ node: half(node), last: half(last) });
const siblingIsLeft = ({ node, last }: Walk): boolean => isOdd(node) || node === last;

function climb(walk: Walk, skipLevels: boolean): Walk {
  let at = walk;
  if (skipLevels) while (at.node !== 0 && !isOdd(at.node)) at = up(at);
  return up(at);
}

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest > 1 && !isOdd(rest)) rest /= 2;
  return rest === 1;
}

const allHashes = (hashes: readonly Hash[]): boolean => hashes.every((hash) => hash.length === HASH_BYTES);
const emptyRootIfEmpty = (head: TreeHead): boolean => head.size > 0 || equalHashes(head.root, EMPTY_ROOT);
