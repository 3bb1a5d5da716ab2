import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { TokenChanges } from '../../test/realm.js';
import { TestRealm } from '../../test/realm.js';
import type { TokenVerifier } from '../principal.js';
import { createTokenVerifier } from './token-verifier.js';
import type { TokenVerifierOptions } from './token-verifier.js';

let realm: TestRealm;
let verifier: TokenVerifier;
const now = Math.floor(Date.now() / 1000);

const verifierFor = (changes: Partial<TokenVerifierOptions> = {}): TokenVerifier =>
  createTokenVerifier({ issuer: realm.issuer, audience: 'ingestion', isRevoked: (client) => client === 'hospital-x', ...changes });

const refusal = async (token: string, by: TokenVerifier = verifier): Promise<Error & { code: string; failure: string }> => {
  try {
    await by.verify(token);
  } catch (error) {
    return error as Error & { code: string; failure: string };
  }
  throw new Error('the token was accepted');
};

/** All that an error could show in a log, whatever prints it. */
const everythingIn = (error: unknown): string =>
  error instanceof Error ? [error.message, error.stack, JSON.stringify(error), everythingIn(error.cause)].join('\n') : JSON.stringify(error) ?? '';

beforeAll(async () => {
  realm = await TestRealm.start();
  verifier = verifierFor();
});
afterAll(() => realm.stop());

describe('given a token the realm issued for this API', () => {
  it.each(['es', 'ps'])('when signed with the %s key then its principal comes back', async (kid) => {
    expect(await verifier.verify(await realm.sign(now, { kid }))).toEqual({
      clientId: 'hospital-a-his',
      partnerId: 'hospital-a',
      kind: 'partner',
      roles: ['offline_access', 'receipts', 'submit-records'],
      expiresAt: (now + 300) * 1000,
    });
  });

  it('when it is an RFC 9068 access token (at+jwt) then it is accepted', async () => {
    const token = await realm.sign(now, { header: { typ: 'at+jwt' }, claims: { typ: undefined } });
    expect((await verifier.verify(token)).clientId).toBe('hospital-a-his');
  });

  it('when the client is a service account without partner then its kind is service', async () => {
    const token = await realm.sign(now, { claims: { azp: 'Normalization', partner_id: undefined, preferred_username: 'service-account-normalization' } });
    expect(await verifier.verify(token)).toMatchObject({ kind: 'service', clientId: 'Normalization' });
  });

  it('when a person signed in then the kind is operator, with no partner', async () => {
    const principal = await verifier.verify(await realm.sign(now, { claims: { azp: 'console', partner_id: undefined, preferred_username: 'li.na' } }));
    expect(principal.kind).toBe('operator');
    expect(principal).not.toHaveProperty('partnerId');
  });

  it('when clocks differ by less than the tolerance then it is accepted', async () => {
    expect(await verifier.verify(await realm.sign(now - 302))).toBeDefined();
    expect(await verifier.verify(await realm.sign(now + 4))).toBeDefined();
  });
});

const refusals: readonly [what: string, changes: TokenChanges, code: string][] = [
  ['another issuer', { claims: { iss: 'https://evil.example/realms/chainnet' } }, 'RWD_IDENTITY_ISSUER_WRONG'],
  ['no issuer', { claims: { iss: undefined } }, 'RWD_IDENTITY_ISSUER_WRONG'],
  ['another audience', { claims: { aud: 'provenance' } }, 'RWD_IDENTITY_AUDIENCE_WRONG'],
  ['no audience', { claims: { aud: undefined } }, 'RWD_IDENTITY_AUDIENCE_WRONG'],
  ['an end in the past', { claims: { exp: now - 60 } }, 'RWD_IDENTITY_TOKEN_EXPIRED'],
  ['no end', { claims: { exp: undefined } }, 'RWD_IDENTITY_CLAIM_WRONG'],
  ['a start in the future', { claims: { nbf: now + 60 } }, 'RWD_IDENTITY_TOKEN_NOT_YET_VALID'],
  ['a disabled client', { claims: { azp: 'hospital-x' } }, 'RWD_IDENTITY_CLIENT_DISABLED'],
  ['no azp', { claims: { azp: undefined } }, 'RWD_IDENTITY_CLAIM_WRONG'],
  ['an empty azp', { claims: { azp: '' } }, 'RWD_IDENTITY_CLAIM_WRONG'],
  ['a partner id that would be two topic levels', { claims: { partner_id: 'hospital-a.receipts' } }, 'RWD_IDENTITY_CLAIM_WRONG'],
  ['a partner id that is no string', { claims: { partner_id: ['hospital-a'] } }, 'RWD_IDENTITY_CLAIM_WRONG'],
  ['the type of an identity token', { claims: { typ: 'ID' } }, 'RWD_IDENTITY_TOKEN_TYPE_WRONG'],
  ['the type of a proof-bound token', { claims: { typ: 'DPoP' } }, 'RWD_IDENTITY_TOKEN_TYPE_WRONG'],
  ['no type at all', { claims: { typ: undefined } }, 'RWD_IDENTITY_TOKEN_TYPE_WRONG'],
  ['the header type of a logout token', { header: { typ: 'logout+jwt' } }, 'RWD_IDENTITY_TOKEN_TYPE_WRONG'],
];

describe('given a token that must not pass', () => {
  it.each(refusals)('when it has %s then it is refused', async (_what, changes, code) => {
    expect(await refusal(await realm.sign(now, changes))).toMatchObject({ code, failure: 'permanent' });
  });

  it('when its algorithm is none then it is refused', async () => {
    const token = new UnsecuredJWT({ iss: realm.issuer, aud: 'ingestion', azp: 'hospital-a-his', typ: 'Bearer', exp: now + 300 }).encode();
    expect((await refusal(token)).code).toBe('RWD_IDENTITY_ALGORITHM_REFUSED');
  });

  it('when its algorithm is RS256, even with a known key id, then it is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect((await refusal(await realm.sign(now, { key: privateKey, alg: 'RS256' }))).code).toBe('RWD_IDENTITY_ALGORITHM_REFUSED');
  });

  it('when it is HMACed with the public key as secret (RFC 8725 section 2.1) then it is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(realm.published[0]));
    const token = await new SignJWT({ azp: 'hospital-a-his' }).setProtectedHeader({ alg: 'HS256', kid: 'es', typ: 'JWT' }).sign(secret);
    expect((await refusal(token)).code).toBe('RWD_IDENTITY_ALGORITHM_REFUSED');
  });

  it('when its key is unknown then it is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect((await refusal(await realm.sign(now, { key: privateKey, kid: 'nobody' }))).code).toBe('RWD_IDENTITY_KEY_UNKNOWN');
  });

  it('when it brings its own key in the header then that key is not used', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const token = await realm.sign(now, { key: privateKey, kid: 'mine', header: { jwk: await exportJWK(publicKey), jku: 'https://evil.example/keys' } });
    expect((await refusal(token)).code).toBe('RWD_IDENTITY_KEY_UNKNOWN');
  });

  it('when another key signed under a known key id then it is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect((await refusal(await realm.sign(now, { key: privateKey }))).code).toBe('RWD_IDENTITY_SIGNATURE_INVALID');
  });

  it('when a claim was edited after signing then it is refused', async () => {
    const [header, payload, signature] = (await realm.sign(now)).split('.');
    const edited = Buffer.from(payload ?? '', 'base64url').toString().replace('"hospital-a"', '"hospital-b"');
    expect((await refusal(`${header}.${Buffer.from(edited).toString('base64url')}.${signature}`)).code).toBe('RWD_IDENTITY_SIGNATURE_INVALID');
  });

  it.each(['', 'x', 'a.b.c', '{}', '..', 'Bearer abc', 'é.é.é'])('when it is %j then it is malformed', async (token) => {
    expect((await refusal(token)).code).toBe('RWD_IDENTITY_TOKEN_MALFORMED');
  });

  it('when it is very long then it is refused unread', async () => {
    expect((await refusal('a'.repeat(20_000))).code).toBe('RWD_IDENTITY_TOKEN_MALFORMED');
  });

  it('no refusal shows the token, its claims or its signature', async () => {
    for (const [, changes] of refusals) {
      const token = await realm.sign(now, { ...changes, claims: { ...changes.claims, canary: 'canary-4711' } });
      const shown = everythingIn(await refusal(token));
      for (const part of [...token.split('.').slice(1), 'canary-4711', 'offline_access']) expect(shown).not.toContain(part);
    }
  });
});

describe('given a partner registry', () => {
  it('a client whose token names another partner is refused', async () => {
    const strict = verifierFor({ partnerOf: (client) => (client === 'hospital-a-his' ? 'hospital-b' : undefined) });
    expect((await refusal(await realm.sign(now), strict)).code).toBe('RWD_IDENTITY_PARTNER_MISMATCH');
  });

  it('its own partner passes, and a service is not asked for one', async () => {
    const strict = verifierFor({ partnerOf: (client) => (client === 'hospital-a-his' ? 'hospital-a' : undefined) });
    expect((await strict.verify(await realm.sign(now))).partnerId).toBe('hospital-a');
    const service = await realm.sign(now, { claims: { azp: 'mpc', partner_id: undefined, preferred_username: 'service-account-mpc' } });
    expect((await strict.verify(service)).kind).toBe('service');
  });

  it('a revocation list that cannot be read closes the door, transiently', async () => {
    const blind = verifierFor({ isRevoked: () => Promise.reject(new Error('no list')) });
    expect(await refusal(await realm.sign(now), blind)).toMatchObject({ code: 'RWD_IDENTITY_REVOCATIONS_UNAVAILABLE', failure: 'transient' });
  });
});
