import { addVectors, multiplyVectors, vectorFromBytes, vectorToBytes } from './field-vector.js';
import type { PartySession } from './party-session.js';
import type { ReplicatedShare } from './replicated-sharing.js';

/**
 * Element-wise product of two shared vectors; one round, one element sent per product. Party i computes
 * z_i = x_i y_i + x_i y_(i+1) + x_(i+1) y_i + a_i with a fresh zero share a and passes z_i to party i-1.
 *
 * Private against one semi-honest party. Not verified: one actively corrupted party can add a constant of its choice to
 * a product, so a program must not let a product alone decide what is opened.
 *
 * Source: Araki et al. (CCS 2016), section 2.3; ABY3, section 3.2. Raises RWD_MPC_LENGTH_MISMATCH.
 */
export async function multiplyShares(session: PartySession, tag: string, [x, y]: readonly [ReplicatedShare, ReplicatedShare]): Promise<ReplicatedShare> {
  const cross = addVectors(multiplyVectors(x.own, addVectors(y.own, y.next)), multiplyVectors(x.next, y.own));
  const own = addVectors(cross, session.correlated.zeroShare(cross.length));
  const bytes = await session.passBack(tag, vectorToBytes(own));
  return { own, next: vectorFromBytes(bytes, own.length, session.next) };
}
