import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ascii } from '../test/hex.js';
import { EMPTY_ROOT, leafHash, nodeHash, type Hash } from './hash.js';
import { memoryTree } from './memory-tree.js';
import { splitPoint } from './tree-size.js';
import { verifyConsistency, verifyInclusion } from './verify-proof.js';

const MAX = 70;
const hashes = Array.from({ length: MAX }, (_, i) => leafHash(ascii(String(i))));
const tree = memoryTree(hashes);

/** MTH straight from the text of RFC 6962 section 2.1, as an independent check of the roots. */
const mth = (leaves: readonly Hash[]): Hash => {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0]!;
  const k = splitPoint(leaves.length);
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
};

const flipped = (hash: Hash, at: number, mask: number): Hash => hash.map((byte, i) => (i === at ? byte ^ mask : byte));
const replaced = (hashesOf: readonly Hash[], at: number, hash: Hash): Hash[] => hashesOf.map((old, i) => (i === at ? hash : old));

describe('inclusion proofs', () => {
  it('verify for every index of every size up to 70', () => {
    for (let size = 1; size <= MAX; size += 1) {
      const root = mth(hashes.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const claim = { index, size, leafHash: hashes[index]!, path: tree.inclusionProof(index, size) };
        expect(verifyInclusion(claim, root)).toBe(true);
      }
    }
  });

  it('fail for another index or size, a longer or shorter path, and any flipped byte', () => {
    const arbitrary = fc.integer({ min: 2, max: MAX }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        index: fc.nat(size - 1),
        other: fc.nat(size - 1),
        element: fc.nat(6),
        at: fc.nat(31),
        mask: fc.integer({ min: 1, max: 255 }),
      }),
    );
    fc.assert(
      fc.property(arbitrary, ({ size, index, other, element, at, mask }) => {
        const root = tree.root(size);
        const path = tree.inclusionProof(index, size);
        const claim = { index, size, leafHash: hashes[index]!, path };
        const which = element % path.length;
        if (other !== index) expect(verifyInclusion({ ...claim, index: other }, root)).toBe(false);
        expect(verifyInclusion({ ...claim, path: replaced(path, which, flipped(path[which]!, at, mask)) }, root)).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, at, mask) }, root)).toBe(false);
        expect(verifyInclusion(claim, flipped(root, at, mask))).toBe(false);
        expect(verifyInclusion({ ...claim, path: path.slice(0, -1) }, root)).toBe(false);
        expect(verifyInclusion({ ...claim, path: [...path, root] }, root)).toBe(false);
      }),
    );
  });

  it('refuse an index at or beyond the size, and numbers no index can be', () => {
    const claim = { index: 3, size: 3, leafHash: hashes[0]!, path: [] };
    expect(verifyInclusion(claim, hashes[0]!)).toBe(false);
    for (const index of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => verifyInclusion({ ...claim, index }, hashes[0]!)).toThrow(
        expect.objectContaining({ code: 'RWD_LEDGER_INDEX_INVALID' }),
      );
    }
    expect(() => tree.inclusionProof(70)).toThrow(expect.objectContaining({ code: 'RWD_LEDGER_INDEX_INVALID' }));
  });

  it('stay exact beyond 32 bits', () => {
    // Leaf 2^40 of 2^40 + 1 leaves is alone on the right: its path is the root of the left half.
    const left = hashes[1]!;
    const claim = { index: 2 ** 40, size: 2 ** 40 + 1, leafHash: hashes[0]!, path: [left] };
    expect(verifyInclusion(claim, nodeHash(left, hashes[0]!))).toBe(true);
  });
});

describe('consistency proofs', () => {
  it('verify for all pairs of sizes up to 70', () => {
    for (let newSize = 0; newSize <= MAX; newSize += 1) {
      const newer = { size: newSize, root: tree.root(newSize) };
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const older = { size: oldSize, root: tree.root(oldSize) };
        expect(verifyConsistency(older, newer, tree.consistencyProof(oldSize, newSize))).toBe(true);
      }
    }
  });

  it('fail for any flipped byte in proof or roots, a missing or added hash, and swapped heads', () => {
    const arbitrary = fc.integer({ min: 2, max: MAX }).chain((newSize) =>
      fc.record({
        newSize: fc.constant(newSize),
        oldSize: fc.integer({ min: 1, max: newSize - 1 }),
        element: fc.nat(7),
        at: fc.nat(31),
        mask: fc.integer({ min: 1, max: 255 }),
      }),
    );
    fc.assert(
      fc.property(arbitrary, ({ newSize, oldSize, element, at, mask }) => {
        const older = { size: oldSize, root: tree.root(oldSize) };
        const newer = { size: newSize, root: tree.root(newSize) };
        const proof = tree.consistencyProof(oldSize, newSize);
        const which = element % proof.length;
        expect(verifyConsistency(older, newer, replaced(proof, which, flipped(proof[which]!, at, mask)))).toBe(false);
        expect(verifyConsistency({ ...older, root: flipped(older.root, at, mask) }, newer, proof)).toBe(false);
        expect(verifyConsistency(older, { ...newer, root: flipped(newer.root, at, mask) }, proof)).toBe(false);
        expect(verifyConsistency(older, newer, proof.slice(1))).toBe(false);
        expect(verifyConsistency(older, newer, [...proof, older.root])).toBe(false);
        expect(verifyConsistency(newer, older, proof)).toBe(false);
      }),
    );
  });

  it('allow from the empty tree only an empty proof and the empty root', () => {
    const newer = { size: 3, root: tree.root(3) };
    expect(verifyConsistency({ size: 0, root: EMPTY_ROOT }, newer, [])).toBe(true);
    expect(verifyConsistency({ size: 0, root: EMPTY_ROOT }, newer, [hashes[0]!])).toBe(false);
    expect(verifyConsistency({ size: 0, root: hashes[0]! }, newer, [])).toBe(false);
  });
});
