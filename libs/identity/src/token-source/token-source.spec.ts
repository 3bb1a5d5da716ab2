import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestRealm } from '../../test/realm.js';
import type { TokenSource, TokenSourceOptions } from './token-source.js';
import { createTokenSource } from './token-source.js';

let realm: TestRealm;
let clock: number;
let slept: number[];
let issued: number;
let failures: unknown[];

beforeEach(async () => {
  realm = await TestRealm.start();
  clock = 1_000_000;
  slept = [];
  issued = 0;
  failures = [];
  realm.token = () => ({ body: { access_token: `token-${(issued += 1)}`, expires_in: 100, token_type: 'Bearer' } });
});
afterEach(() => realm.stop());

const sourceWith = (changes: Partial<TokenSourceOptions> = {}): TokenSource =>
  createTokenSource({
    issuer: realm.issuer,
    clientId: 'normalization',
    clientSecret: 's3cret:/+',
    now: () => clock,
    random: () => 0,
    sleep: (ms) => Promise.resolve(slept.push((clock += ms, ms))),
    onRenewalFailure: (error) => failures.push(error),
    ...changes,
  });
const quiet = async (until: () => boolean): Promise<void> => {
  const deadline = Date.now() + 3_000;
  while (!until() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('given a realm that issues tokens', () => {
  it('asks by client_credentials with form-encoded basic authentication', async () => {
    let seen: { form: string; authorization: string | undefined } | undefined;
    realm.token = (form, headers) => {
      seen = { form: form.toString(), authorization: headers.authorization };
      return { body: { access_token: 't', expires_in: 60 } };
    };
    await sourceWith({ scope: 'kafka' }).token();
    expect(seen?.form).toBe('grant_type=client_credentials&scope=kafka');
    expect(Buffer.from(seen?.authorization?.slice(6) ?? '', 'base64').toString()).toBe('normalization:s3cret%3A%2F%2B');
  });

  it('can sign its own assertion in place of a secret', async () => {
    let seen: URLSearchParams | undefined;
    realm.token = (form) => ((seen = form), { body: { access_token: 't', expires_in: 60 } });
    const source = createTokenSource({ issuer: realm.issuer, clientId: 'hospital-a-his', clientAssertion: () => Promise.resolve('a.b.c') });
    await source.token();
    expect(seen?.get('client_assertion')).toBe('a.b.c');
    expect(seen?.get('client_id')).toBe('hospital-a-his');
  });

  it('when fifty callers ask at once then the realm is asked once', async () => {
    const source = sourceWith();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => source.token()));
    expect(new Set(tokens.map((token) => token.value))).toEqual(new Set(['token-1']));
    expect(issued).toBe(1);
  });

  it('keeps the token until 80 % of its life, then renews behind the caller\'s back', async () => {
    const source = sourceWith();
    await source.token();
    clock += 79_999;
    await source.token();
    expect(issued).toBe(1);
    clock += 1;
    expect((await source.token()).value).toBe('token-1');
    await quiet(() => issued === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await source.token()).value).toBe('token-2');
    expect(issued).toBe(2);
  });

  it('spreads renewals: at the other end of the jitter it renews at 70 %', async () => {
    const source = sourceWith({ random: () => 0.999_999 });
    await source.token();
    clock += 70_001;
    await source.token();
    await quiet(() => issued === 2);
    expect(issued).toBe(2);
  });

  it('never hands out a token at or after its end', async () => {
    const source = sourceWith();
    const first = await source.token();
    expect(first.expiresAt).toBe(1_100_000);
    clock = first.expiresAt;
    expect((await source.token()).value).toBe('token-2');
  });

  it('forgets a token that a server refused', async () => {
    const source = sourceWith();
    await source.token();
    source.invalidate();
    expect((await source.token()).value).toBe('token-2');
  });
});

describe('given a realm in trouble', () => {
  it('when it fails twice then the third answer is taken, after growing pauses', async () => {
    let calls = 0;
    realm.token = () => ((calls += 1) < 3 ? { status: 503, body: {} } : { body: { access_token: 'late', expires_in: 60 } });
    expect((await sourceWith().token()).value).toBe('late');
    expect(slept).toEqual([100, 200]);
  });

  it('when it never answers well then the failure is transient, after four attempts', async () => {
    realm.token = () => ({ status: 500, body: {} });
    await expect(sourceWith().token()).rejects.toMatchObject({ code: 'RWD_IDENTITY_REALM_UNAVAILABLE', failure: 'transient', details: { clientId: 'normalization', attempts: 4 } });
    expect(slept).toHaveLength(3);
  });

  it('when the deadline passes then no further attempt is made', async () => {
    realm.token = () => ({ status: 500, body: {} });
    await expect(sourceWith({ deadlineMs: 250, attempts: 100, backoffMs: 400 }).token()).rejects.toMatchObject({ details: { attempts: 2 } });
  });

  it('when it hangs then the request is given up at the deadline', async () => {
    realm.token = () => new Promise(() => undefined);
    const source = createTokenSource({ issuer: realm.issuer, clientId: 'mpc', clientSecret: 'x', deadlineMs: 150, attempts: 2 });
    const started = Date.now();
    await expect(source.token()).rejects.toMatchObject({ code: 'RWD_IDENTITY_REALM_UNAVAILABLE' });
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('when it refuses the client then it is not asked again, and neither secret nor answer text is shown', async () => {
    realm.token = () => ({ status: 401, body: { error: 'invalid_client', error_description: 'secret s3cret was wrong' } });
    const failure = await sourceWith().token().catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ code: 'RWD_IDENTITY_CLIENT_REFUSED', failure: 'permanent', details: { reason: 'invalid_client' } });
    expect(JSON.stringify(failure) + String((failure as Error).message)).not.toContain('s3cret');
    expect(realm.requests).toEqual(['token']);
  });

  it('when a renewal fails then the token in hand serves on, and the failure is told', async () => {
    const source = sourceWith({ attempts: 1 });
    await source.token();
    realm.token = () => ({ status: 503, body: {} });
    clock += 85_000;
    expect((await source.token()).value).toBe('token-1');
    await quiet(() => failures.length === 1);
    expect(failures).toEqual([expect.objectContaining({ code: 'RWD_IDENTITY_REALM_UNAVAILABLE' })]);
    await source.token();
    expect(realm.requests).toHaveLength(2);
    clock += 15_000;
    await expect(source.token()).rejects.toMatchObject({ code: 'RWD_IDENTITY_REALM_UNAVAILABLE' });
  });

  it.each([{}, { access_token: 't' }, { access_token: 't', expires_in: 0 }, { access_token: 7, expires_in: 5 }])('an answer like %j is no token', async (body) => {
    realm.token = () => ({ body });
    await expect(sourceWith({ attempts: 1 }).token()).rejects.toMatchObject({ cause: expect.objectContaining({ code: 'RWD_IDENTITY_TOKEN_MALFORMED' }) });
  });

  it('recovers for the next caller', async () => {
    const good = realm.token;
    realm.token = () => ({ status: 500, body: {} });
    const source = sourceWith();
    await expect(source.token()).rejects.toThrow();
    realm.token = good;
    expect((await source.token()).value).toBe('token-1');
  });
});
