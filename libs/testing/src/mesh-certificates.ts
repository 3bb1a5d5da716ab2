import 'reflect-metadata';

import { createHash, webcrypto } from 'node:crypto';

import * as x509 from '@peculiar/x509';

/** PEM texts of one party, and the SHA-256 fingerprint of its certificate (64 lower-case hex digits, no colons). */
export type PartyCertificate = { readonly cert: string; readonly key: string; readonly fingerprint: string };

export type MeshCertificates = {
  /** The certificate authority's certificate, PEM. Its key is not kept. */
  readonly ca: string;
  readonly parties: Readonly<Record<string, PartyCertificate>>;
};

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/**
 * A throw-away certificate authority and one certificate a name, for development and tests only: EC P-256, valid from
 * yesterday for 30 days, for 127.0.0.1 and localhost, as TLS client and server (RFC 5280, 4.2.1.12).
 */
export async function makeMeshCertificates({ names }: { readonly names: readonly string[] }): Promise<MeshCertificates> {
  const keys = await generateKeys();
  const ca = await x509.X509CertificateGenerator.createSelfSigned(
    {
      ...validity(),
      name: 'CN=RWD ChainNet development CA',
      serialNumber: serialNumber(),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  const authority = { issuer: ca.subject, signingKey: keys.privateKey };
  const parties = await Promise.all(names.map(async (name) => [name, await partyCertificate(name, authority)] as const));
  return { ca: ca.toString('pem'), parties: Object.fromEntries(parties) };
}

type Authority = { readonly issuer: string; readonly signingKey: webcrypto.CryptoKey };

async function partyCertificate(name: string, authority: Authority): Promise<PartyCertificate> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create(
    {
      ...validity(),
      ...authority,
      subject: [{ CN: [name] }],
      serialNumber: serialNumber(),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth, x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
      ],
    },
    webcrypto,
  );
  const der = new Uint8Array(certificate.rawData);
  return {
    cert: certificate.toString('pem'),
    key: x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
}

const generateKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const validity = (): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + 30 * DAY_MS),
});

/** A positive random serial of 16 bytes (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}
