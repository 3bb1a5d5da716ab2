import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';

type Reply = { readonly status?: number; readonly body: unknown };
type Responder = (form: URLSearchParams, headers: IncomingMessage['headers']) => Reply | Promise<Reply>;

export type TokenChanges = {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey;
  readonly alg?: string;
  readonly kid?: string;
};

/** A realm on loopback: publishes keys, signs tokens as Keycloak does, answers its endpoints as a test tells it to. */
export class TestRealm {
  readonly requests: string[] = [];
  readonly published: JWK[] = [];
  keysStatus = 200;
  token: Responder = () => ({ status: 400, body: { error: 'invalid_client' } });
  introspect: Responder = () => ({ body: { active: true } });
  private keys = new Map<string, { privateKey: CryptoKey; alg: string }>();
  private server: Server | undefined;

  static async start(): Promise<TestRealm> {
    const realm = new TestRealm();
    await realm.publishKey('es', 'ES256');
    await realm.publishKey('ps', 'PS256');
    await realm.listen(0);
    return realm;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  get issuer(): string {
    return `${this.origin}/realms/chainnet`;
  }

  async publishKey(kid: string, alg: string): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    this.keys.set(kid, { privateKey, alg });
    this.published.push({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' });
  }

  /** An access token for hospital A's client, good for five minutes from `now` (seconds), with changes. */
  async sign(now: number, changes: TokenChanges = {}): Promise<string> {
    const kid = changes.kid ?? 'es';
    const known = this.keys.get(kid);
    const key = changes.key ?? known?.privateKey;
    if (key === undefined) throw new Error(`no key ${kid}`);
    const claims = { ...hospitalClaims(this.issuer, now), ...changes.claims };
    const present = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
    return new SignJWT(present).setProtectedHeader({ typ: 'JWT', ...changes.header, alg: changes.alg ?? known?.alg ?? 'ES256', kid }).sign(key);
  }

  async listen(port: number): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace('/realms/chainnet/protocol/openid-connect/', '');
    this.requests.push(path);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const { status = 200, body } = await this.reply(path, form, request.headers);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private reply(path: string, form: URLSearchParams, headers: IncomingMessage['headers']): Reply | Promise<Reply> {
    if (path === 'certs') return { status: this.keysStatus, body: { keys: this.published } };
    if (path === 'token') return this.token(form, headers);
    if (path === 'token/introspect') return this.introspect(form, headers);
    return { status: 404, body: {} };
  }
}

const hospitalClaims = (iss: string, now: number): Record<string, unknown> => ({
  iss,
  aud: ['ingestion', 'account'],
  azp: 'hospital-a-his',
  partner_id: 'hospital-a',
  typ: 'Bearer',
  sub: 'f3b1',
  iat: now,
  nbf: now,
  exp: now + 300,
  preferred_username: 'service-account-hospital-a-his',
  realm_access: { roles: ['submit-records', 'offline_access'] },
  resource_access: { ingestion: { roles: ['receipts'] }, other: { roles: ['administrator'] } },
});
