import { createCipheriv, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import { errors } from './errors.js';
import type { KeyAnnouncement } from './key-announcement.js';
import { publicKeyOf, rawPublicKey } from './key-material.js';
import { accumulate, ringWords } from './ring-vector.js';

const LABEL = 'rwd-chainnet/secagg/pairwise-mask/v1';

/** Where a mask is used. A mask is good for one use of one context. */
export type MaskContext = { readonly jobDigest: string; readonly round: number; readonly attempt: number };

/** One side of a pair. */
export type MaskParty = { readonly siteId: string; readonly maskKey: KeyObject };

/**
 * Mask words that two sites share: X25519 (RFC 7748), HKDF-SHA-256 (RFC 5869) bound to job, round, attempt and both
 * sides, then the AES-256-CTR key stream read as little-endian words.
 * @throws RWD_SECAGG_WEAK_KEY when the peer's key gives an all-zero secret, RWD_SECAGG_KEY_MALFORMED
 */
export function pairwiseMask(own: MaskParty, peer: KeyAnnouncement, use: MaskContext & { readonly length: number }): BigUint64Array {
  const { jobDigest, round, attempt, length } = use;
  const sides = [
    { siteId: own.siteId, key: rawPublicKey(own.maskKey) },
    { siteId: peer.siteId, key: peer.maskPublicKey },
  ].sort((a, b) => (a.siteId < b.siteId ? -1 : 1));
  const info = Buffer.from(canonicalJson({ attempt, jobDigest, label: LABEL, pair: sides, round }), 'utf8');
  const seed = Buffer.from(hkdfSync('sha256', sharedSecret(own.maskKey, peer), Buffer.from(jobDigest, 'utf8'), info, 48));
  const stream = createCipheriv('aes-256-ctr', seed.subarray(0, 32), seed.subarray(32));
  return ringWords(stream.update(new Uint8Array(length * 8)));
}

/**
 * Clear words plus the masks of all pairs this site is in: the site whose id comes first adds a pair's mask, the other
 * takes it away, so they cancel in the sum of all. Source: Bonawitz et al. 2017, CCS, section 4.1.
 * The caller has checked the participants (`assertParticipants`) and the guard.
 */
export function maskVector(clear: BigUint64Array, own: MaskParty, round: MaskContext & { readonly participants: readonly KeyAnnouncement[] }): BigUint64Array {
  const masked = BigUint64Array.from(clear);
  for (const peer of round.participants) {
    if (peer.siteId === own.siteId) continue;
    const mask = pairwiseMask(own, peer, { ...round, length: clear.length });
    accumulate(masked, mask, own.siteId < peer.siteId ? 1 : -1);
  }
  return masked;
}

const sharedSecret = (privateKey: KeyObject, peer: KeyAnnouncement): Buffer => {
  const publicKey = publicKeyOf('X25519', peer.maskPublicKey);
  try {
    return diffieHellman({ privateKey, publicKey });
  } catch (cause) {
    throw errors.RWD_SECAGG_WEAK_KEY({ siteId: peer.siteId }, { cause });
  }
};
