import { errors } from './errors.js';
import { equalVectors, vectorFromBytes, vectorToBytes, type FieldVector } from './field-vector.js';
import { duplicateDigest } from './input-sharing.js';
import type { Neighbours, PartySession } from './party-session.js';
import { completeShare, type ReplicatedShare } from './replicated-sharing.js';
import { lengthPrefixed, sha256 } from './transcript.js';

const NONCE_BYTES = 32;
const DIGEST_BYTES = 32;

type Sides = 'previous' | 'next';

/**
 * Opens a shared vector to all three parties, with abort. `label` names the value, is unique in the session and goes
 * into the transcript with the commitments and the opened elements. Two rounds:
 *
 * 1. commit: each party sends both others a hash commitment to its two summands, and to each neighbour the hash of the
 *    summand they share. Unequal hashes end the job before anything is revealed.
 * 2. reveal: each party sends each neighbour the summand that one lacks, and the nonce. It must fit the commitment
 *    together with the receiver's own copy, and both neighbours must have sent the same summand.
 *
 * One corrupted party cannot make an honest one accept another value. Raises RWD_MPC_SHARES_INCONSISTENT and
 * RWD_MPC_COMMITMENT_BROKEN naming accuser and suspect, RWD_MPC_SHARE_MALFORMED.
 */
export async function openShares(session: PartySession, label: string, share: ReplicatedShare): Promise<FieldVector> {
  const nonce = session.random.bytes(NONCE_BYTES);
  const commitments = await exchangeCommitments(session, label, { share, nonce });
  const revealed = await session.exchange(`open/${label}/reveal`, {
    previous: Buffer.concat([nonce, vectorToBytes(share.next)]),
    next: Buffer.concat([nonce, vectorToBytes(share.own)]),
  });
  const missing = acceptRevealed(session, label, { share, commitments, revealed });
  const opened = completeShare(share, missing);
  session.transcript.absorb(`opened/${label}`, vectorToBytes(opened));
  return opened;
}

async function exchangeCommitments(session: PartySession, label: string, own: { share: ReplicatedShare; nonce: Uint8Array }): Promise<Neighbours> {
  const { share, nonce } = own;
  const commitment = commit({ party: session.self, label, nonce }, share);
  const duplicates = { previous: duplicateDigest(label, share.own), next: duplicateDigest(label, share.next) };
  const heard = await session.exchange(`open/${label}/commit`, {
    previous: Buffer.concat([commitment, duplicates.previous]),
    next: Buffer.concat([commitment, duplicates.next]),
  });
  for (const side of ['previous', 'next'] as const) {
    if (Buffer.compare(heard[side].subarray(DIGEST_BYTES), duplicates[side]) !== 0) {
      throw errors.RWD_MPC_SHARES_INCONSISTENT({ accuser: session.self, suspect: session[side], label });
    }
  }
  const commitments = { previous: heard.previous.subarray(0, DIGEST_BYTES), next: heard.next.subarray(0, DIGEST_BYTES) };
  for (const each of session.inPartyOrder(commitment, commitments)) session.transcript.absorb(`commitment/${label}`, each);
  return commitments;
}

type Received = { readonly share: ReplicatedShare; readonly commitments: Neighbours; readonly revealed: Neighbours };

/** The summand this party lacks, checked against both commitments and both senders. */
function acceptRevealed(session: PartySession, label: string, received: Received): FieldVector {
  const { share, commitments, revealed } = received;
  const summand = (side: Sides): FieldVector =>
    vectorFromBytes(revealed[side].subarray(NONCE_BYTES), share.own.length, session[side]);
  // The previous party holds (missing, own), the next one (next, missing).
  const held = {
    previous: { own: summand('previous'), next: share.own },
    next: { own: share.next, next: summand('next') },
  };
  for (const side of ['previous', 'next'] as const) {
    const nonce = revealed[side].subarray(0, NONCE_BYTES);
    if (Buffer.compare(commit({ party: session[side], label, nonce }, held[side]), commitments[side]) !== 0) {
      throw errors.RWD_MPC_COMMITMENT_BROKEN({ accuser: session.self, suspect: session[side], label });
    }
  }
  if (!equalVectors(held.previous.own, held.next.next)) {
    const suspect = `${session.previous} or ${session.next}`;
    throw errors.RWD_MPC_SHARES_INCONSISTENT({ accuser: session.self, suspect, label });
  }
  return held.previous.own;
}

type CommitmentSubject = { readonly party: string; readonly label: string; readonly nonce: Uint8Array };

/** SHA-256 over party, label, a 32-byte nonce and both summands, each with its length: binding and, by the nonce, hiding. */
const commit = ({ party, label, nonce }: CommitmentSubject, share: ReplicatedShare): Uint8Array =>
  sha256(
    ...['rwd-mpc-commitment-v1', party, label].map((text) => lengthPrefixed(Buffer.from(text, 'utf8'))),
    lengthPrefixed(nonce),
    lengthPrefixed(vectorToBytes(share.own)),
    lengthPrefixed(vectorToBytes(share.next)),
  );
