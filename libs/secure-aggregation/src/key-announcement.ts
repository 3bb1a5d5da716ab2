import type { KeyObject } from 'node:crypto';
import { errors } from './errors.js';
import { publicKeyOf, rawPublicKey } from './key-material.js';
import { signStatement, verifyStatement } from './signed-statement.js';

const LABEL = 'rwd-chainnet/secagg/key-announcement/v1';

/** A site's consent to a job and its fresh mask key for it, bound by one signature. */
export type KeyAnnouncement = {
  readonly jobDigest: string;
  readonly siteId: string;
  /** Raw X25519 public key, base64url. */
  readonly maskPublicKey: string;
  /** Ed25519, base64url. */
  readonly signature: string;
};

export type SiteKeys = {
  /** Ed25519 private key of the site. */
  readonly signing: KeyObject;
  /** X25519 private key, made for this job alone. */
  readonly mask: KeyObject;
};

/** The site named by `siteId` takes part in the job of `jobDigest` with these keys. */
export function announceKey(site: { readonly jobDigest: string; readonly siteId: string }, keys: SiteKeys): KeyAnnouncement {
  const statement = { jobDigest: site.jobDigest, siteId: site.siteId, maskPublicKey: rawPublicKey(keys.mask) };
  return { ...statement, signature: signStatement(LABEL, statement, keys.signing) };
}

/**
 * Checks an announcement against the job and the signing key that the manifest names for the site.
 * @throws RWD_SECAGG_WRONG_JOB, RWD_SECAGG_SIGNATURE_INVALID, RWD_SECAGG_KEY_MALFORMED
 */
export function verifyAnnouncement(
  announcement: KeyAnnouncement,
  expected: { readonly jobDigest: string; readonly signingKey: string },
): void {
  const { jobDigest, siteId, maskPublicKey, signature } = announcement;
  if (jobDigest !== expected.jobDigest) throw errors.RWD_SECAGG_WRONG_JOB({ what: 'key announcement', siteId });
  publicKeyOf('X25519', maskPublicKey);
  if (!verifyStatement(LABEL, { jobDigest, siteId, maskPublicKey }, { signingKey: expected.signingKey, signature })) {
    throw errors.RWD_SECAGG_SIGNATURE_INVALID({ what: 'key announcement', siteId });
  }
}
