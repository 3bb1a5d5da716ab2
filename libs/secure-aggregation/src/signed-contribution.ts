import type { KeyObject } from 'node:crypto';
import { sha256Hex } from './digest.js';
import { errors } from './errors.js';
import { ringBytes, ringWords } from './ring-vector.js';
import { signStatement, verifyStatement } from './signed-statement.js';

const LABEL = 'rwd-chainnet/secagg/contribution/v1';

/** A masked vector as it travels. */
export type SignedContribution = {
  readonly jobDigest: string;
  readonly siteId: string;
  readonly round: number;
  /** Digest of the round's request (parameters and participants) that it answers. */
  readonly requestDigest: string;
  /** Little-endian ring words, base64url. */
  readonly masked: string;
  /** Ed25519, base64url, over all of the above (the words by their SHA-256). */
  readonly signature: string;
};

export type ContributionAddress = Omit<SignedContribution, 'masked' | 'signature'>;

/** Signs a masked vector for its place. */
export function signContribution(at: ContributionAddress, masked: BigUint64Array, signingKey: KeyObject): SignedContribution {
  const bytes = ringBytes(masked);
  const signature = signStatement(LABEL, statement(at, bytes), signingKey);
  return { jobDigest: at.jobDigest, siteId: at.siteId, round: at.round, requestDigest: at.requestDigest, masked: Buffer.from(bytes).toString('base64url'), signature };
}

/**
 * The masked words of a contribution whose signature verifies.
 * @throws RWD_SECAGG_SIGNATURE_INVALID, RWD_SECAGG_LENGTH unless it holds `length` words.
 */
export function openContribution(contribution: SignedContribution, expected: { readonly signingKey: string; readonly length: number }): BigUint64Array {
  const bytes = Buffer.from(contribution.masked, 'base64url');
  const canonical = bytes.toString('base64url') === contribution.masked;
  const by = { signingKey: expected.signingKey, signature: contribution.signature };
  if (!canonical || !verifyStatement(LABEL, statement(contribution, bytes), by)) {
    throw errors.RWD_SECAGG_SIGNATURE_INVALID({ what: 'contribution', siteId: contribution.siteId });
  }
  const words = ringWords(bytes);
  if (words.length !== expected.length) throw errors.RWD_SECAGG_LENGTH({ what: 'contribution', expected: expected.length, actual: words.length });
  return words;
}

const statement = ({ jobDigest, siteId, round, requestDigest }: ContributionAddress, bytes: Uint8Array) => ({
  jobDigest,
  siteId,
  round,
  requestDigest,
  maskedSha256: sha256Hex(bytes),
});
