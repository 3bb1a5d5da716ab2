import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { TestRealm } from '../test/realm.js';
import { checkTokenLocally } from './local-check.js';

let realm: TestRealm;
const now = 1_790_000_000;
const codeOf = (token: string, changes: { audience?: string; clientId?: string } = {}): string => {
  try {
    checkTokenLocally(token, { issuer: realm.issuer, now: () => now * 1000, ...changes });
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};
const causeOf = (token: string): unknown => {
  try {
    return checkTokenLocally(token, { issuer: realm.issuer });
  } catch (error) {
    return (error as Error).cause;
  }
};

beforeAll(async () => {
  realm = await TestRealm.start();
});
afterAll(() => realm.stop());

describe('before Kafka connects', () => {
  it('a fresh token says whose it is and until when', async () => {
    expect(checkTokenLocally(await realm.sign(now), { issuer: realm.issuer, audience: 'ingestion', clientId: 'hospital-a-his', now: () => now * 1000 }))
      .toEqual({ clientId: 'hospital-a-his', expiresAt: (now + 300) * 1000 });
  });

  it.each(['garbage', '', 'a.b', 'a.b.c', 'aa.bb.cc.dd', 'e30.W10.c2ln'])('%j is called malformed, without showing it', (token) => {
    expect(codeOf(token)).toBe('RWD_IDENTITY_TOKEN_MALFORMED');
    expect(causeOf(token)).toBeUndefined();
  });

  it('an unsigned token is refused', () => {
    expect(codeOf(new UnsecuredJWT({ iss: realm.issuer }).encode())).toBe('RWD_IDENTITY_ALGORITHM_REFUSED');
  });

  it('a token of another realm, audience, client or time is refused by name', async () => {
    expect(codeOf(await realm.sign(now, { claims: { iss: 'https://other' } }))).toBe('RWD_IDENTITY_ISSUER_WRONG');
    expect(codeOf(await realm.sign(now), { audience: 'kafka' })).toBe('RWD_IDENTITY_AUDIENCE_WRONG');
    expect(codeOf(await realm.sign(now), { clientId: 'hospital-b-his' })).toBe('RWD_IDENTITY_CLAIM_WRONG');
    expect(codeOf(await realm.sign(now - 600))).toBe('RWD_IDENTITY_TOKEN_EXPIRED');
    expect(codeOf(await realm.sign(now + 60))).toBe('RWD_IDENTITY_TOKEN_NOT_YET_VALID');
    expect(codeOf(await realm.sign(now, { claims: { exp: undefined } }))).toBe('RWD_IDENTITY_CLAIM_WRONG');
  });
});
