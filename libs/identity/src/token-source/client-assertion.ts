import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Clock } from '../clock.js';
import { errors } from '../errors.js';

export type AssertionAlgorithm = 'ES256' | 'PS256';

export type ClientAssertionOptions = {
  /** The realm's issuer: the one audience of the assertion. */
  readonly issuer: string;
  readonly clientId: string;
  /** The private key (RFC 7517) with `alg` and `kid`; the realm has its public half under the same `kid`. */
  readonly key: JWK;
  /** Default 30: long enough for a slow network, too short to be of use to who finds it. */
  readonly lifeSeconds?: number;
  readonly now?: Clock;
};

const algorithms: readonly string[] = ['ES256', 'PS256'] satisfies AssertionAlgorithm[];

/**
 * Makes the assertions of a client that proves itself with a key (RFC 7523 section 2.2 and 3, `private_key_jwt` of OpenID
 * Connect Core section 9): `iss` = `sub` = client, `aud` = issuer, a fresh `jti`, and a short life. One for each request.
 *
 * @throws RWD_IDENTITY_KEY_UNUSABLE when the key is not a private ES256 or PS256 key with a `kid`
 */
export function clientAssertion({ issuer, clientId, key, lifeSeconds = 30, now = Date.now }: ClientAssertionOptions): () => Promise<string> {
  const { alg, kid } = key;
  if (alg === undefined || !algorithms.includes(alg) || kid === undefined || key.d === undefined) throw errors.RWD_IDENTITY_KEY_UNUSABLE({ clientId });
  const imported = importKey(key, alg, clientId);
  // Whoever asks for an assertion is told; until then nobody waits for the key.
  imported.catch(() => undefined);
  return async () => {
    const seconds = Math.floor(now() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg, kid, typ: 'JWT' })
      .setIssuer(clientId).setSubject(clientId).setAudience(issuer)
      .setJti(randomUUID()).setIssuedAt(seconds).setExpirationTime(seconds + lifeSeconds)
      .sign(await imported);
  };
}

async function importKey(key: JWK, alg: string, clientId: string): Promise<CryptoKey> {
  try {
    return (await importJWK(key, alg)) as CryptoKey;
  } catch {
    // jose's message may quote the key, so it is not kept as cause.
    throw errors.RWD_IDENTITY_KEY_UNUSABLE({ clientId });
  }
}
