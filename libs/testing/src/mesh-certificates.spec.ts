import { createPrivateKey, X509Certificate } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { makeMeshCertificates } from './mesh-certificates.js';

describe('mesh certificates', () => {
  it('are signed by their authority, for localhost, as client and server, and carry their fingerprint', async () => {
    const { ca, parties } = await makeMeshCertificates({ names: ['a', 'b'] });
    const authority = new X509Certificate(ca);
    expect(authority.ca).toBe(true);
    expect(Object.keys(parties)).toEqual(['a', 'b']);
    for (const { cert, fingerprint } of Object.values(parties)) {
      const certificate = new X509Certificate(cert);
      expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
      expect(certificate.ca).toBe(false);
      expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
      expect(certificate.checkHost('localhost')).toBe('localhost');
      // id-kp-clientAuth and id-kp-serverAuth (RFC 5280, 4.2.1.12).
      expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1']);
      expect(fingerprint).toBe(certificate.fingerprint256.replaceAll(':', '').toLowerCase());
    }
  });

  it('differ between parties and between meshes', async () => {
    const [one, two] = await Promise.all([makeMeshCertificates({ names: ['a', 'b'] }), makeMeshCertificates({ names: ['a'] })]);
    expect(new Set([one.parties['a'], one.parties['b'], two.parties['a']].map((party) => party?.fingerprint)).size).toBe(3);
    expect(new X509Certificate(two.parties['a']?.cert ?? '').verify(new X509Certificate(one.ca).publicKey)).toBe(false);
  });

  it('come with the key of their certificate', async () => {
    const { parties } = await makeMeshCertificates({ names: ['a'] });
    expect(new X509Certificate(parties['a']?.cert ?? '').checkPrivateKey(createPrivateKey(parties['a']?.key ?? ''))).toBe(true);
  });
});
