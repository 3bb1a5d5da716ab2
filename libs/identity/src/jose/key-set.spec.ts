import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestRealm } from '../../test/realm.js';
import { createTokenVerifier } from './token-verifier.js';
import type { TokenVerifier } from '../principal.js';

let realm: TestRealm;
let clock: number;
const seconds = Math.floor(Date.now() / 1000);

beforeEach(async () => {
  realm = await TestRealm.start();
  clock = Date.now();
});
afterEach(() => realm.stop());

const verifierWith = (keys: { cooldownMs?: number; maxAgeMs?: number; staleMs?: number; timeoutMs?: number }): TokenVerifier =>
  createTokenVerifier({ issuer: realm.issuer, audience: 'ingestion', keys, now: () => clock, clockToleranceSeconds: 1_000_000 });
const fetches = (): number => realm.requests.filter((path) => path === 'certs').length;
const codeFrom = (verifying: Promise<unknown>): Promise<unknown> =>
  verifying.then(() => 'accepted', (error: unknown) => (error as { code: string }).code);

describe('the issuer\'s keys', () => {
  it('are fetched once for many tokens, also at the same time', async () => {
    const verifier = verifierWith({});
    const token = await realm.sign(seconds);
    await Promise.all(Array.from({ length: 20 }, () => verifier.verify(token)));
    await verifier.verify(token);
    expect(fetches()).toBe(1);
  });

  it('are fetched again when a token names a new key and the cooldown is over', async () => {
    const verifier = verifierWith({ cooldownMs: 0 });
    await verifier.verify(await realm.sign(seconds));
    await realm.publishKey('rotated', 'ES256');
    await verifier.verify(await realm.sign(seconds, { kid: 'rotated' }));
    expect(fetches()).toBe(2);
  });

  it('are not fetched again by a flood of unknown key ids within the cooldown', async () => {
    const verifier = verifierWith({ cooldownMs: 60_000 });
    await verifier.verify(await realm.sign(seconds));
    await realm.publishKey('unseen', 'ES256');
    const token = await realm.sign(seconds, { kid: 'unseen' });
    expect(await Promise.all(Array.from({ length: 10 }, () => codeFrom(verifier.verify(token))))).toEqual(Array(10).fill('RWD_IDENTITY_KEY_UNKNOWN'));
    expect(fetches()).toBe(1);
  });

  it('that cannot be read at all are a transient failure', async () => {
    realm.keysStatus = 503;
    const verifier = verifierWith({});
    await expect(verifier.verify(await realm.sign(seconds))).rejects.toMatchObject({ code: 'RWD_IDENTITY_KEYS_UNAVAILABLE', failure: 'transient' });
  });

  it('are asked for again after a failure only when the cooldown is over', async () => {
    realm.keysStatus = 500;
    const verifier = verifierWith({ cooldownMs: 30_000 });
    const token = await realm.sign(seconds);
    await codeFrom(verifier.verify(token));
    await codeFrom(verifier.verify(token));
    expect(fetches()).toBe(1);
    realm.keysStatus = 200;
    clock += 30_001;
    expect(await codeFrom(verifier.verify(token))).toBe('accepted');
    expect(fetches()).toBe(2);
  });

  it('that were good serve on while the issuer is down, for a day', async () => {
    const verifier = verifierWith({ maxAgeMs: 0, staleMs: 86_400_000 });
    const token = await realm.sign(seconds);
    await verifier.verify(token);
    realm.keysStatus = 503;
    expect(await codeFrom(verifier.verify(token))).toBe('accepted');
    clock += 86_400_001;
    expect(await codeFrom(verifier.verify(token))).toBe('RWD_IDENTITY_KEYS_UNAVAILABLE');
  });

  it('while the issuer is down a new key is unavailable, not unknown', async () => {
    const verifier = verifierWith({ maxAgeMs: 0 });
    await verifier.verify(await realm.sign(seconds));
    realm.keysStatus = 503;
    await realm.publishKey('new', 'ES256');
    expect(await codeFrom(verifier.verify(await realm.sign(seconds, { kid: 'new' })))).toBe('RWD_IDENTITY_KEYS_UNAVAILABLE');
  });

  it('of an issuer that does not answer give up in time', async () => {
    await realm.stop();
    const started = Date.now();
    const verifier = createTokenVerifier({ issuer: 'http://127.0.0.1:9/realms/none', audience: 'ingestion', keys: { timeoutMs: 200 } });
    expect(await codeFrom(verifier.verify(await signedElsewhere()))).toBe('RWD_IDENTITY_KEYS_UNAVAILABLE');
    expect(Date.now() - started).toBeLessThan(2_000);
    await realm.listen(0);
  });
});

const signedElsewhere = async (): Promise<string> => {
  const elsewhere = await TestRealm.start();
  const token = await elsewhere.sign(seconds);
  await elsewhere.stop();
  return token;
};
