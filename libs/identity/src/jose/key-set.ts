import { createLocalJWKSet, createRemoteJWKSet } from 'jose';
import type { CryptoKey, FlattenedJWSInput, JSONWebKeySet, JWSHeaderParameters } from 'jose';
import { errors } from '../errors.js';
import type { Clock } from '../clock.js';

export type KeyOf = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

export type KeySetOptions = {
  /** Least time between two fetches, also after a failed one. Default 30,000 ms. */
  readonly cooldownMs?: number;
  /** Default 3,000 ms. */
  readonly timeoutMs?: number;
  /** How long a fetched set is used without asking again. Default 600,000 ms. */
  readonly maxAgeMs?: number;
  /** How long the last known good set still serves while the issuer cannot be reached. Default 24 h. */
  readonly staleMs?: number;
  readonly now: Clock;
};

/**
 * The issuer's public keys, fetched when first needed and kept. While the issuer is down the last known good set goes
 * on serving for `staleMs`; a key it lacks is then "unavailable", since it may just be new.
 * The returned function raises RWD_IDENTITY_KEYS_UNAVAILABLE, and jose's own errors for keys that do not fit.
 */
export const remoteKeySet = (uri: URL, options: KeySetOptions): KeyOf => {
  const { cooldownMs = 30_000, timeoutMs = 3_000, maxAgeMs = 600_000, staleMs = 86_400_000, now } = options;
  const remote = createRemoteJWKSet(uri, { cooldownDuration: cooldownMs, timeoutDuration: timeoutMs, cacheMaxAge: maxAgeMs });
  let failedAt = Number.NEGATIVE_INFINITY;
  let goodAt = now();
  let lastGood: { readonly jwks: JSONWebKeySet; readonly find: KeyOf } | undefined;

  const fromLastGood: KeyOf = async (header, token) => {
    const jwks = remote.jwks();
    if (jwks === undefined || now() - goodAt > staleMs) throw errors.RWD_IDENTITY_KEYS_UNAVAILABLE();
    if (lastGood?.jwks !== jwks) lastGood = { jwks, find: createLocalJWKSet(jwks) };
    try {
      return await lastGood.find(header, token);
    } catch (cause) {
      throw codeOf(cause) === 'ERR_JWKS_NO_MATCHING_KEY' ? errors.RWD_IDENTITY_KEYS_UNAVAILABLE({}, { cause }) : cause;
    }
  };

  return async (header, token) => {
    if (now() - failedAt < cooldownMs) return fromLastGood(header, token);
    try {
      const key = await remote(header, token);
      if (remote.fresh) goodAt = now();
      return key;
    } catch (error) {
      if (isAboutTheKey(error)) throw error;
      failedAt = now();
      if (remote.jwks() === undefined) throw errors.RWD_IDENTITY_KEYS_UNAVAILABLE({}, { cause: error });
      return fromLastGood(header, token);
    }
  };
};

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/** Errors that say the set was read and has no fitting key; all others are failures to read it. */
const aboutTheKey = new Set<unknown>(['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'ERR_JOSE_NOT_SUPPORTED', 'ERR_JWK_INVALID']);
const isAboutTheKey = (error: unknown): boolean => aboutTheKey.has(codeOf(error));
