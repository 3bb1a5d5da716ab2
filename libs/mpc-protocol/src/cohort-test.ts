import { multiplyShares } from './multiplication.js';
import { openShares } from './opening.js';
import type { PartySession } from './party-session.js';
import { concatShares, sliceShare, subtractPublic, type ReplicatedShare } from './replicated-sharing.js';

/**
 * For each shared count N, whether N >= minimum, and nothing else about N: opens r * N (N-1) ... (N-minimum+1) with a
 * uniform r nobody knows, which is zero exactly when N is one of 0 .. minimum-1 (or r = 0: once in 2^61, and then the
 * answer errs towards refusing), and otherwise uniform over the non-zero elements.
 *
 * Costs `minimum` products a count in about log2(minimum) + 1 rounds, and one opening. The products are private against
 * one semi-honest party but unverified, so a corrupted party may turn "too small" into "large enough": the caller must
 * compare the count again when it is opened, before it opens anything else.
 */
export async function countsReach(session: PartySession, counts: ReplicatedShare, minimum: number): Promise<boolean[]> {
  const factors = Array.from({ length: minimum }, (_, k) => subtractPublic(counts, BigInt(k), session.index));
  factors.push(session.correlated.randomShare(counts.own.length));
  const product = await multiplyAll(session, factors);
  const opened = await openShares(session, 'cohort', product);
  return Array.from(opened, (element) => element !== 0n);
}

/** A balanced tree of products: all pairs of one level go in one round. */
async function multiplyAll(session: PartySession, factors: readonly ReplicatedShare[]): Promise<ReplicatedShare> {
  let level = [...factors];
  for (let depth = 0; level.length > 1; depth++) {
    const pairs = Math.floor(level.length / 2);
    const left = concatShares(level.slice(0, pairs));
    const right = concatShares(level.slice(pairs, 2 * pairs));
    const products = await multiplyShares(session, `cohort/level-${depth}`, [left, right]);
    const width = (level[0] as ReplicatedShare).own.length;
    const halves = Array.from({ length: pairs }, (_, i) => sliceShare(products, i * width, (i + 1) * width));
    level = [...halves, ...level.slice(2 * pairs)];
  }
  return level[0] as ReplicatedShare;
}
