import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignatureType, verifierKeyOf, type LocalSigner, type SignatureTypeByte } from '../src/index.js';

const PKCS8_ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 private key of a 32-byte seed. */
export const keyOfSeed = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });

const signer = (name: string, type: SignatureTypeByte, seed: number): LocalSigner => {
  const privateKey = keyOfSeed(Buffer.alloc(32, seed));
  return { privateKey, verifier: verifierKeyOf(name, type, privateKey) };
};

/** Deterministic signers for specs: the same seed is the same key. */
export const logSigner = (name: string, seed = 1): LocalSigner => signer(name, SignatureType.Ed25519, seed);
export const witnessSigner = (name: string, seed: number): LocalSigner => signer(name, SignatureType.CosignatureV1, seed);
