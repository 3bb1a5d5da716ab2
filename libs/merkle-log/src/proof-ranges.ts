import type { LeafRange } from './subtree.js';
import { requireInteger, splitPoint } from './tree-size.js';

/**
 * The subtrees whose roots are the inclusion path of leaf `index` in a tree of `size` leaves, from the leaf's sibling
 * up (RFC 6962 section 2.1.1, PATH). Throws RWD_LEDGER_INDEX_INVALID unless 0 <= index < size.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  requireInteger('size', size, { from: 1, to: Number.MAX_SAFE_INTEGER });
  requireInteger('index', index, { from: 0, to: size - 1 });
  return path(index, { start: 0, end: size });
}

/**
 * The subtrees whose roots are the consistency proof from `oldSize` to `newSize` (RFC 6962 section 2.1.2, PROOF);
 * none when the old tree is empty or the sizes are equal. Throws RWD_LEDGER_INDEX_INVALID when the old is the larger.
 */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  requireInteger('new size', newSize);
  requireInteger('old size', oldSize, { from: 0, to: newSize });
  if (oldSize === 0 || oldSize === newSize) return [];
  return subproof(oldSize, { start: 0, end: newSize }, true);
}

function path(index: number, { start, end }: LeafRange): LeafRange[] {
  if (end - start === 1) return [];
  const middle = start + splitPoint(end - start);
  return index < middle
    ? [...path(index, { start, end: middle }), { start: middle, end }]
    : [...path(index, { start: middle, end }), { start, end: middle }];
}

/** SUBPROOF(m, D[n], b) of the RFC; `whole` is its b: the verifier already holds the root of the old tree. */
function subproof(oldEnd: number, { start, end }: LeafRange, whole: boolean): LeafRange[] {
  if (oldEnd === end) return whole ? [] : [{ start, end }];
  const middle = start + splitPoint(end - start);
  return oldEnd <= middle
    ? [...subproof(oldEnd, { start, end: middle }, whole), { start: middle, end }]
    : [...subproof(oldEnd, { start: middle, end }, false), { start, end: middle }];
}
