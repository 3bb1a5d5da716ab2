import { createPublicKey, verify } from 'node:crypto';

/** A 32-byte Ed25519 public key in base64url (the `x` of RFC 8037). */
export type Ed25519PublicKey = string;

const PUBLIC_KEY_BYTES = 32;

/** What a party signs to approve a job: a fixed first line, so that the signature means nothing else, and the digest. */
export const approvalBytes = (manifestDigest: string): Uint8Array =>
  Buffer.from(`rwd-mpc-approval-v1\n${manifestDigest}`, 'utf8');

/** What a party reports: digests of the manifest, of the opened result and of the transcript, each 64 hex digits. */
export type ReportDigests = { readonly manifestDigest: string; readonly resultDigest: string; readonly transcript: string };

/** What a party signs to report what it opened. */
export const reportBytes = ({ manifestDigest, resultDigest, transcript }: ReportDigests): Uint8Array =>
  Buffer.from(['rwd-mpc-report-v1', manifestDigest, resultDigest, transcript].join('\n'), 'utf8');

/**
 * Whether `signature` (base64url, 64 bytes) is `publicKey`'s Ed25519 signature (RFC 8032) of `message`. A malformed key
 * or signature is simply not a valid one.
 */
export function isSignedBy(publicKey: Ed25519PublicKey, message: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== PUBLIC_KEY_BYTES) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  return verify(null, message, key, Buffer.from(signature, 'base64url'));
}
