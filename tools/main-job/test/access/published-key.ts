import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Servers } from '@chainnet/local-servers';
import { decodeJwt, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { until } from '../../src/until.js';

type KeySet = { readonly keys: readonly { readonly kid: string; readonly n?: string }[] };
type Changes = { readonly claims?: JWTPayload; readonly key?: KeyObject; readonly kid?: string; readonly alg?: string };

/**
 * A key of the test's own that the realm publishes beside its own: so a token can be made that is right in everything, and
 * then wrong in one thing alone.
 */
export class PublishedKey {
  private constructor(private readonly kid: string, private readonly privateKey: KeyObject, private readonly claims: JWTPayload) {}

  /** @param token a real one, whose claims the made ones copy */
  static async publish({ oidc }: Servers, token: string): Promise<PublishedKey> {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const authorization = `Bearer ${await masterToken(oidc)}`;
    const realm = `${oidc.adminUrl}/admin/realms/${oidc.realm}`;
    const { id } = (await (await fetch(realm, { headers: { authorization } })).json()) as { id: string };
    const config = { privateKey: [privateKey.export({ type: 'pkcs8', format: 'pem' })], priority: ['50'], enabled: ['true'], active: ['true'], algorithm: ['PS256'] };
    const response = await fetch(`${realm}/components`, {
      method: 'POST', headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'test-key', providerId: 'rsa', providerType: 'org.keycloak.keys.KeyProvider', parentId: id, config }),
    });
    if (!response.ok) throw new Error(`the realm did not take the key: ${response.status} ${await response.text()}`);
    const { n } = createPublicKey(privateKey).export({ format: 'jwk' });
    const kid = await until(async () => {
      const { keys } = (await (await fetch(`${oidc.issuer}/protocol/openid-connect/certs`)).json()) as KeySet;
      return keys.find((key) => key.n === n)?.kid;
    }, { step: 'the realm publishes the key', seconds: 20 });
    return new PublishedKey(kid, privateKey, decodeJwt(token));
  }

  async token({ claims = {}, key = this.privateKey, kid = this.kid, alg = 'PS256' }: Changes = {}): Promise<string> {
    return new SignJWT({ ...this.current(), ...claims }).setProtectedHeader({ typ: 'JWT', alg, kid }).sign(key);
  }

  unsigned(): string {
    return new UnsecuredJWT(this.current()).encode();
  }

  /** HS256 with the public key as the secret: RFC 8725, section 2.1. */
  async confused(): Promise<string> {
    const secret = createPublicKey(this.privateKey).export({ type: 'spki', format: 'pem' });
    return new SignJWT(this.current()).setProtectedHeader({ typ: 'JWT', alg: 'HS256', kid: this.kid }).sign(Buffer.from(secret));
  }

  private current(): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    return { ...this.claims, iat: now, exp: now + 300 };
  }
}

async function masterToken({ adminUrl, adminUsername: username, adminPassword: password }: Servers['oidc']): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username, password });
  const answer = (await (await fetch(`${adminUrl}/realms/master/protocol/openid-connect/token`, { method: 'POST', body })).json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error('no administrator token');
  return answer.access_token;
}
