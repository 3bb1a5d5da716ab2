import { createHash, X509Certificate } from 'node:crypto';
import type { PeerCertificate, SecureContextOptions } from 'node:tls';

/** PEM texts: the party's own certificate and key, and the authority that signs all parties of the mesh. */
export type PartyIdentity = { readonly ca: string; readonly cert: string; readonly key: string };

/** TLS 1.3 only (RFC 8446), this certificate, and no other authority than the mesh's. */
export const secureContext = ({ ca, cert, key }: PartyIdentity): SecureContextOptions => ({
  ca,
  cert,
  key,
  minVersion: 'TLSv1.3',
  maxVersion: 'TLSv1.3',
});

/** SHA-256 of a peer's certificate as the manifest writes it; undefined when it showed none. */
export const peerFingerprint = (certificate: Partial<PeerCertificate>): string | undefined =>
  certificate.raw === undefined ? undefined : sha256Hex(certificate.raw);

/** SHA-256 of a PEM certificate as the manifest writes it: 64 lower-case hex digits. */
export const certificateFingerprint = (pem: string): string => sha256Hex(new X509Certificate(pem).raw);

const sha256Hex = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');
