import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { TestRealm } from '../../test/realm.js';
import { createTokenVerifier } from '../jose/token-verifier.js';
import type { TokenVerifier } from '../principal.js';
import { createKeycloakConnectGuard } from './enforcer.guard.js';
import { createLiveTokenVerifier } from './live-verifier.js';

let realm: TestRealm;
let server: Server;
let verifier: TokenVerifier;
let asked: URLSearchParams[];
const now = Math.floor(Date.now() / 1000);
const options = () => ({ serverUrl: realm.origin, realm: 'chainnet', clientId: 'ingestion', clientSecret: 'shh' });

beforeAll(async () => {
  realm = await TestRealm.start();
  verifier = createTokenVerifier({ issuer: realm.issuer, audience: 'ingestion' });
  const enforce = await createKeycloakConnectGuard(verifier, options());
  const app = express();
  app.get('/receipts', enforce('receipt:read'), (request, response) => void response.send((request as { principal?: { clientId: string } }).principal?.clientId));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await realm.stop();
});
beforeEach(() => {
  asked = [];
});

const realmAnswers = (status: number, body: unknown): void => {
  realm.token = (form) => (asked.push(form), { status, body });
};
const getReceipts = async (token?: string): Promise<{ status: number; code?: string; text: string }> => {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/receipts`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  return { status: response.status, text, ...(response.ok ? {} : { code: (JSON.parse(text) as { code: string }).code }) };
};

describe('given policies kept in Keycloak Authorization Services', () => {
  it('when the realm grants the permission then the request passes with its principal', async () => {
    realmAnswers(200, [{ rsid: '1', rsname: 'receipt', scopes: ['read'] }]);
    expect(await getReceipts(await realm.sign(now))).toMatchObject({ status: 200, text: 'hospital-a-his' });
    expect(asked[0]?.get('permission')).toBe('receipt#read');
    expect(asked[0]?.get('audience')).toBe('ingestion');
  });

  it('when the realm denies then it is forbidden', async () => {
    realmAnswers(403, { error: 'access_denied' });
    expect(await getReceipts(await realm.sign(now))).toMatchObject({ status: 403, code: 'RWD_IDENTITY_PERMISSION_DENIED' });
  });

  it.each([
    ['another resource', [{ rsid: '2', rsname: 'record', scopes: ['read'] }]],
    ['another scope', [{ rsid: '1', rsname: 'receipt', scopes: ['list'] }]],
    ['no scope', [{ rsid: '1', rsname: 'receipt' }]],
    ['nothing', []],
  ])('when the answer grants %s then it is forbidden (the enforcer alone lets the first through)', async (_what, permissions) => {
    realmAnswers(200, permissions);
    expect(await getReceipts(await realm.sign(now))).toMatchObject({ status: 403, code: 'RWD_IDENTITY_PERMISSION_DENIED' });
  });

  it('when the realm is in trouble then it is unavailable, not forbidden', async () => {
    realmAnswers(500, {});
    expect(await getReceipts(await realm.sign(now))).toMatchObject({ status: 503, code: 'RWD_IDENTITY_PERMISSIONS_UNAVAILABLE' });
  });

  it('a token our verifier refuses never reaches the realm', async () => {
    realmAnswers(200, [{ rsname: 'receipt', scopes: ['read'] }]);
    expect(await getReceipts(await realm.sign(now, { claims: { aud: 'other' } }))).toMatchObject({ status: 401, code: 'RWD_IDENTITY_AUDIENCE_WRONG' });
    expect(await getReceipts()).toMatchObject({ status: 401, code: 'RWD_IDENTITY_TOKEN_MISSING' });
    expect(asked).toHaveLength(0);
  });
});

describe('given a verifier that asks the realm each time', () => {
  it('a standing token passes', async () => {
    realm.introspect = (form) => ({ body: { active: form.get('client_id') === 'ingestion' } });
    const live = await createLiveTokenVerifier(verifier, options());
    expect((await live.verify(await realm.sign(now))).partnerId).toBe('hospital-a');
  });

  it('a client disabled a moment ago is refused at once', async () => {
    realm.introspect = () => ({ body: { active: false } });
    const live = await createLiveTokenVerifier(verifier, options());
    await expect(live.verify(await realm.sign(now))).rejects.toMatchObject({ code: 'RWD_IDENTITY_CLIENT_DISABLED' });
  });

  it('a realm that cannot be asked is a transient failure', async () => {
    realm.introspect = () => ({ status: 502, body: {} });
    const live = await createLiveTokenVerifier(verifier, options());
    await expect(live.verify(await realm.sign(now))).rejects.toMatchObject({ code: 'RWD_IDENTITY_PERMISSIONS_UNAVAILABLE', failure: 'transient' });
  });
});
