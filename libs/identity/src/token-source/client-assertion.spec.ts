import { beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify, type JWK } from 'jose';
import { clientAssertion } from './client-assertion.js';

const issuer = 'https://id.example.org/realms/chainnet';
const clientId = 'partner-hospital-a';
const now = (): number => 1_750_000_000_000;

const keys: Record<string, { own: JWK; published: JWK }> = {};

beforeAll(async () => {
  for (const alg of ['ES256', 'PS256']) {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    keys[alg] = { own: { ...(await exportJWK(privateKey)), alg, kid: `key-${alg}` }, published: { ...(await exportJWK(publicKey)), alg, kid: `key-${alg}`, use: 'sig' } };
  }
});

describe('a client assertion', () => {
  it.each(['ES256', 'PS256'])('with %s verifies against the published key and says what RFC 7523 section 3 asks for', async (alg) => {
    const assertion = await clientAssertion({ issuer, clientId, key: keys[alg]!.own, now })();
    const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [keys[alg]!.published] }), { issuer: clientId, subject: clientId, audience: issuer, currentDate: new Date(now()) });
    expect(payload).toMatchObject({ iss: clientId, sub: clientId, aud: issuer, iat: 1_750_000_000, exp: 1_750_000_030, jti: expect.any(String) });
    expect(decodeProtectedHeader(assertion)).toEqual({ alg, kid: `key-${alg}`, typ: 'JWT' });
  });

  it('is never the same twice', async () => {
    const next = clientAssertion({ issuer, clientId, key: keys['ES256']!.own, now });
    expect(await next()).not.toBe(await next());
  });

  it.each([
    ['a public key', () => keys['ES256']!.published],
    ['a key without a name', () => ({ ...keys['ES256']!.own, kid: undefined }) as unknown as JWK],
    ['RS256', () => ({ ...keys['PS256']!.own, alg: 'RS256' })],
    ['HS256', () => ({ kty: 'oct', k: 'c2VjcmV0', d: 'x', alg: 'HS256', kid: 'k' })],
  ])('is not made with %s', (_name, key) => {
    expect(() => clientAssertion({ issuer, clientId, key: key() })).toThrow(expect.objectContaining({ code: 'RWD_IDENTITY_KEY_UNUSABLE' }));
  });

  it('of a damaged key fails without quoting it', async () => {
    const damaged = { ...keys['ES256']!.own, d: 'not-a-scalar' };
    const error = await clientAssertion({ issuer, clientId, key: damaged })().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'RWD_IDENTITY_KEY_UNUSABLE' });
    expect(JSON.stringify(error)).not.toContain('not-a-scalar');
  });
});
