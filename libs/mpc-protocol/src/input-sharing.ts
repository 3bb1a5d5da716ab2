import { errors } from './errors.js';
import { ELEMENT_BYTES, vectorFromBytes, vectorToBytes, type FieldVector } from './field-vector.js';
import type { PartySession } from './party-session.js';
import { previousOf, nextOf, shareReplicated, type ReplicatedShare } from './replicated-sharing.js';
import { lengthPrefixed, sha256 } from './transcript.js';

const DIGEST_BYTES = 32;

/**
 * Each party deals a replicated sharing of its own vector; all vectors have one length. Returns the party's shares of
 * the three inputs in party order. Two rounds.
 *
 * The second round is the malicious check: the two holders of a summand compare its hash, dealer by dealer, so a dealer
 * that hands out different copies is found before anything is computed. Raises RWD_MPC_SHARES_INCONSISTENT with the
 * accuser (this party) and the suspect (the dealer); RWD_MPC_SHARE_MALFORMED. A false accusation can stop a job, never
 * bend its result.
 */
export async function shareInputs(session: PartySession, input: FieldVector): Promise<ReplicatedShare[]> {
  const dealt = shareReplicated(input, session.random);
  const heard = await session.exchange('input', {
    previous: shareToBytes(dealt[previousOf(session.index)]),
    next: shareToBytes(dealt[nextOf(session.index)]),
  });
  const shares: ReplicatedShare[] = [];
  shares[session.index] = dealt[session.index];
  shares[previousOf(session.index)] = shareFromBytes(heard.previous, input.length, session.previous);
  shares[nextOf(session.index)] = shareFromBytes(heard.next, input.length, session.next);
  await compareDuplicates(session, shares);
  return shares;
}

/** Party i holds x_i with party i-1 and x_(i+1) with party i+1: each pair compares one hash per dealer. */
async function compareDuplicates(session: PartySession, shares: readonly ReplicatedShare[]): Promise<void> {
  const digests = {
    previous: Buffer.concat(shares.map((share) => duplicateDigest('input', share.own))),
    next: Buffer.concat(shares.map((share) => duplicateDigest('input', share.next))),
  };
  const heard = await session.exchange('input-check', digests);
  const ids = session.inOrder();
  for (const [dealer, suspect] of ids.entries()) {
    const range = [dealer * DIGEST_BYTES, (dealer + 1) * DIGEST_BYTES] as const;
    const agrees = (side: 'previous' | 'next'): boolean =>
      digests[side].subarray(...range).equals(heard[side].subarray(...range));
    if (!agrees('previous') || !agrees('next')) {
      throw errors.RWD_MPC_SHARES_INCONSISTENT({ accuser: session.self, suspect, label: 'input' });
    }
  }
}

/** The hash two holders of one summand compare. They hold the summand itself, so it tells them nothing. */
export const duplicateDigest = (label: string, summand: FieldVector): Uint8Array =>
  sha256(lengthPrefixed(Buffer.from(`rwd-mpc-duplicate-v1/${label}`, 'utf8')), vectorToBytes(summand));

const shareToBytes = (share: ReplicatedShare): Uint8Array =>
  Buffer.concat([vectorToBytes(share.own), vectorToBytes(share.next)]);

function shareFromBytes(bytes: Uint8Array, length: number, party: string): ReplicatedShare {
  const half = length * ELEMENT_BYTES;
  return {
    own: vectorFromBytes(bytes.subarray(0, half), length, party),
    next: vectorFromBytes(bytes.subarray(half), length, party),
  };
}
