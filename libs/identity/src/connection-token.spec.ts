import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestRealm } from '../test/realm.js';
import { connectionToken } from './connection-token.js';
import { createTokenSource } from './token-source/token-source.js';

let realm: TestRealm;
let clock = 1_790_000_000_000;
let issued = 0;

beforeAll(async () => {
  realm = await TestRealm.start();
});
afterAll(() => realm.stop());

const jwt = (claims: object): string => [{ alg: 'ES256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln';

function sourceOf(lifeSeconds: number) {
  realm.token = () => {
    issued += 1;
    const claims = { iss: realm.issuer, aud: 'kafka', azp: 'partner-a', exp: clock / 1_000 + lifeSeconds, jti: issued };
    return { body: { access_token: jwt(claims), expires_in: lifeSeconds, token_type: 'Bearer' } };
  };
  return createTokenSource({ issuer: realm.issuer, clientId: 'partner-a', clientSecret: 's', now: () => clock, random: () => 0 });
}

const expected = () => ({ issuer: realm.issuer, audience: 'kafka', clientId: 'partner-a' });

describe('a token for a broker connection', () => {
  it('is not one that ends within seconds, which made the broker refuse the next re-authentication', async () => {
    const source = sourceOf(300);
    const first = await connectionToken(source, expected(), () => clock);
    clock += 200_000;
    expect(await connectionToken(source, expected(), () => clock)).toBe(first);
    clock += 90_000;
    const renewed = await connectionToken(source, expected(), () => clock);
    expect(renewed).not.toBe(first);
    expect(JSON.parse(Buffer.from(renewed.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({ exp: clock / 1_000 + 300 });
  });

  it('is the longest there is where the realm gives short ones', async () => {
    const source = sourceOf(30);
    const before = issued;
    await connectionToken(source, expected(), () => clock);
    expect(issued - before).toBe(2);
  });

  it('is refused here when it is not for the broker', async () => {
    await expect(connectionToken(sourceOf(300), { ...expected(), audience: 'other' }, () => clock)).rejects.toMatchObject({ code: 'RWD_IDENTITY_AUDIENCE_WRONG' });
  });
});
