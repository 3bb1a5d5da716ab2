import { createPublicKey, verify } from 'node:crypto';

/** A 32-byte Ed25519 public key in base64url (the `x` of RFC 8037). */
export type Ed25519PublicKey = string;

const PUBLIC_KEY_BYTES = 32;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** What a party signs to approve a job: a fixed first line, so that the signature means nothing else, and the digest. */
export const approvalBytes = (manifestDigest: string): Uint8Array =>
  Buffer.from(`rwd-mpc-approval-v1\n${manifestDigest}`, 'utf8');

/** What a party signs to refuse a job, or to say that its session failed; `code` is that of its error. */
export const refusalBytes = (manifestDigest: string, code: string): Uint8Array =>
  Buffer.from(['rwd-mpc-refusal-v1', manifestDigest, code].join('\n'), 'utf8');

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

/**
 * The raw key (RFC 8037 `x`) in an Ed25519 SubjectPublicKeyInfo (RFC 8410), DER in base64. A text that is no such key
 * yields undefined.
 */
export function publicKeyOfSpki(base64: string): Ed25519PublicKey | undefined {
  const der = Buffer.from(base64, 'base64');
  // Twelve fixed bytes name the algorithm and the lengths (RFC 8410, section 4); the key follows.
  const isEd25519 = der.length === ED25519_SPKI.length + PUBLIC_KEY_BYTES && der.subarray(0, ED25519_SPKI.length).equals(ED25519_SPKI);
  return isEd25519 ? der.subarray(ED25519_SPKI.length).toString('base64url') : undefined;
}
