import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { JWTPayload } from 'jose';
import type { Clock } from './clock.js';
import { errors } from './errors.js';

export type LocalCheckOptions = {
  readonly issuer: string;
  /** What the broker expects in `aud`. */
  readonly audience?: string;
  readonly clientId?: string;
  readonly clockToleranceSeconds?: number;
  readonly now?: Clock;
};

/**
 * Looks at a token we are about to present, without its issuer's keys: is it a signed token at all, from this issuer,
 * for this audience and client, and still valid? For use before Kafka connects: kafkajs resolves `connect()` with a
 * refused token and its next request fails without the broker's reason.
 * Returns the token's client and its end of life in ms since 1970. Raises RWD_IDENTITY_TOKEN_MALFORMED, _ALGORITHM_REFUSED,
 * _ISSUER_WRONG, _AUDIENCE_WRONG, _TOKEN_EXPIRED, _TOKEN_NOT_YET_VALID, _CLAIM_WRONG. It proves nothing about the signature.
 */
export const checkTokenLocally = (token: string, options: LocalCheckOptions): { clientId: string; expiresAt: number } => {
  const claims = readClaims(token);
  const tolerance = options.clockToleranceSeconds ?? 5;
  const seconds = (options.now ?? Date.now)() / 1000;
  if (claims.iss !== options.issuer) throw errors.RWD_IDENTITY_ISSUER_WRONG({ expected: options.issuer });
  if (options.audience !== undefined && !audiencesOf(claims).includes(options.audience)) throw errors.RWD_IDENTITY_AUDIENCE_WRONG({ expected: options.audience });
  if (typeof claims.exp !== 'number') throw errors.RWD_IDENTITY_CLAIM_WRONG({ claim: 'exp' });
  if (claims.exp <= seconds - tolerance) throw errors.RWD_IDENTITY_TOKEN_EXPIRED();
  if (typeof claims.nbf === 'number' && claims.nbf > seconds + tolerance) throw errors.RWD_IDENTITY_TOKEN_NOT_YET_VALID();
  const clientId = claims.azp;
  if (typeof clientId !== 'string' || (options.clientId ?? clientId) !== clientId) throw errors.RWD_IDENTITY_CLAIM_WRONG({ claim: 'azp' });
  return { clientId, expiresAt: claims.exp * 1000 };
};

const audiencesOf = (claims: JWTPayload): readonly string[] =>
  claims.aud === undefined ? [] : typeof claims.aud === 'string' ? [claims.aud] : claims.aud;

const readClaims = (token: string): JWTPayload => {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) throw errors.RWD_IDENTITY_TOKEN_MALFORMED({ problem: 'it does not have three parts' });
  const { alg, claims } = decode(token);
  if (alg === 'none' || token.endsWith('.')) throw errors.RWD_IDENTITY_ALGORITHM_REFUSED({ allowed: 'the signed ones' });
  return claims;
};

const decode = (token: string): { alg: string | undefined; claims: JWTPayload } => {
  try {
    return { alg: decodeProtectedHeader(token).alg, claims: decodeJwt(token) };
  } catch {
    // jose's message may quote the token, so it is not kept as cause.
    throw errors.RWD_IDENTITY_TOKEN_MALFORMED({ problem: 'its parts are not JSON' });
  }
};
