import { type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import { publicKeyOf } from './key-material.js';

/**
 * Ed25519 signature (RFC 8032, base64url) over a domain label, a zero byte and a value's canonical JSON. The label keeps
 * a signature of one kind from being read as another.
 */
export const signStatement = (label: string, value: unknown, signingKey: KeyObject): string =>
  sign(null, bytesOf(label, value), signingKey).toString('base64url');

/** Whether {@link signStatement} by the owner of the raw public key made this signature. @throws RWD_SECAGG_KEY_MALFORMED */
export function verifyStatement(label: string, value: unknown, by: { readonly signingKey: string; readonly signature: string }): boolean {
  const signature = Buffer.from(by.signature, 'base64url');
  if (signature.toString('base64url') !== by.signature) return false;
  return verify(null, bytesOf(label, value), publicKeyOf('Ed25519', by.signingKey), signature);
}

const bytesOf = (label: string, value: unknown): Buffer => Buffer.from(`${label}\0${canonicalJson(value)}`, 'utf8');
