import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';

import { errors } from './errors.js';
import type { RandomSource } from './random-source.js';

export const PUBLIC_KEY_BYTES = 32;
const PKCS8_X25519_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** One X25519 key pair for one session, never stored. */
export type SessionKeyPair = { readonly privateKey: KeyObject; readonly publicKey: Uint8Array };

/** What a pairwise key is bound to, so that no two attempts of a job ever share a key stream. */
export type KeyBinding = { readonly job: string; readonly attempt: number; readonly digest: string };

/** A key pair from 32 bytes of the source (RFC 7748, section 6.1: any 32 bytes are a private key). */
export const sessionKeyPair = (random: RandomSource): SessionKeyPair => keyPairFromSeed(random.bytes(PUBLIC_KEY_BYTES));

export function keyPairFromSeed(seed: Uint8Array): SessionKeyPair {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_X25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(x as string, 'base64url') };
}

/** The X25519 shared secret (RFC 7748, 6.1). Raises RWD_MPC_KEY_AGREEMENT_FAILED on a malformed or low-order key. */
export function sharedSecret(own: SessionKeyPair, peerPublicKey: Uint8Array, party: string): Uint8Array {
  try {
    const x = Buffer.from(peerPublicKey).toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
    return diffieHellman({ privateKey: own.privateKey, publicKey });
  } catch (cause) {
    throw errors.RWD_MPC_KEY_AGREEMENT_FAILED({ party }, { cause });
  }
}

/**
 * The 16-byte AES key of a pair: HKDF-SHA-256 (RFC 5869) over the shared secret, salted with the manifest digest, with
 * job id, attempt and the two party ids (sorted) as info.
 */
export function pairwiseKey(secret: Uint8Array, binding: KeyBinding, pair: readonly [string, string]): Uint8Array {
  const info = JSON.stringify(['rwd-mpc-pairwise-v1', binding.job, binding.attempt, ...[...pair].sort()]);
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.from(binding.digest, 'utf8'), Buffer.from(info, 'utf8'), 16));
}
