import type { KeyObject } from 'node:crypto';
import { errors } from './errors.js';
import { signStatement, verifyStatement } from './signed-statement.js';

const LABEL = 'rwd-chainnet/secagg/refusal/v1';

/** A site's no to a job or to its next round. Signed, or a member could end a job in another's name. */
export type SignedRefusal = {
  readonly jobDigest: string;
  readonly siteId: string;
  /** The error code that the site met. */
  readonly code: string;
  /** Ed25519, base64url, over all of the above. */
  readonly signature: string;
};

export function signRefusal(refusal: Omit<SignedRefusal, 'signature'>, signingKey: KeyObject): SignedRefusal {
  const { jobDigest, siteId, code } = refusal;
  return { jobDigest, siteId, code, signature: signStatement(LABEL, { jobDigest, siteId, code }, signingKey) };
}

/** @throws RWD_SECAGG_SIGNATURE_INVALID, RWD_SECAGG_KEY_MALFORMED */
export function verifyRefusal({ jobDigest, siteId, code, signature }: SignedRefusal, signingKey: string): void {
  if (verifyStatement(LABEL, { jobDigest, siteId, code }, { signingKey, signature })) return;
  throw errors.RWD_SECAGG_SIGNATURE_INVALID({ what: 'refusal', siteId });
}
