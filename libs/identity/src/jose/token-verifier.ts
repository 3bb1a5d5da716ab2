import { jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyResult } from 'jose';
import type { Clock } from '../clock.js';
import { errors } from '../errors.js';
import { principalOf } from '../principal-claims.js';
import type { Principal, TokenVerifier } from '../principal.js';
import type { KeyOf, KeySetOptions } from './key-set.js';
import { remoteKeySet } from './key-set.js';
import { refusalOf } from './refusal.js';

export type SignatureAlgorithm = 'ES256' | 'PS256';

export type TokenVerifierOptions = {
  /** Exactly the token's `iss`, e.g. https://id.example.org/realms/chainnet. */
  readonly issuer: string;
  /** The client id of this API in the realm: the token's `aud` must hold it. */
  readonly audience: string;
  /** Where the keys are, when not at Keycloak's place under the issuer (a back channel inside the cluster). */
  readonly jwksUri?: string;
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Default 5. */
  readonly clockToleranceSeconds?: number;
  /** Clients disabled since their token was issued: local validation cannot see that by itself. */
  readonly isRevoked?: (clientId: string) => boolean | Promise<boolean>;
  /** The partner a client belongs to by the partner registry; checked against the token's `partner_id` when given. */
  readonly partnerOf?: (clientId: string) => string | undefined;
  readonly keys?: Omit<KeySetOptions, 'now'>;
  readonly now?: Clock;
};

/** Longer token text is refused unread. */
const longestToken = 16_384;

/**
 * A verifier for Keycloak access tokens (RFC 7519, RFC 8725, RFC 9068): signature by a published key with an allowed
 * algorithm, then `iss`, `aud`, `exp`, `nbf`, type, `azp`, `partner_id`, then the revocation list.
 * `verify` raises the RWD_IDENTITY_ errors: `transient` ones when keys or revocations cannot be read, else `permanent`.
 */
export const createTokenVerifier = (options: TokenVerifierOptions): TokenVerifier => {
  const now = options.now ?? Date.now;
  const expected = { issuer: options.issuer, audience: options.audience, algorithms: options.algorithms ?? (['ES256', 'PS256'] as const) };
  const keyOf = remoteKeySet(new URL(options.jwksUri ?? `${options.issuer}/protocol/openid-connect/certs`), { ...options.keys, now });

  const claimsOf = async (token: string): Promise<JWTVerifyResult> => {
    try {
      return await jwtVerify(token, keyOf satisfies KeyOf, {
        issuer: expected.issuer,
        audience: expected.audience,
        algorithms: [...expected.algorithms],
        requiredClaims: ['exp', 'azp'],
        clockTolerance: options.clockToleranceSeconds ?? 5,
        currentDate: new Date(now()),
      });
    } catch (error) {
      throw refusalOf(error, expected);
    }
  };

  return {
    verify: async (token) => {
      if (token.length > longestToken) throw errors.RWD_IDENTITY_TOKEN_MALFORMED({ problem: 'it is longer than 16,384 characters' });
      const { payload, protectedHeader } = await claimsOf(token);
      requireAccessToken(protectedHeader.typ, payload);
      const principal = principalOf(payload, expected.audience);
      requireOwnPartner(principal, options.partnerOf);
      await requireNotRevoked(principal.clientId, options.isRevoked);
      return principal;
    },
  };
};

/** RFC 8725 section 3.11: say which token this is. Keycloak writes `Bearer`, `ID`, `Refresh` or `DPoP` into `typ`. */
const requireAccessToken = (headerType: string | undefined, payload: JWTPayload): void => {
  const header = headerType?.toLowerCase().replace(/^application\//, '');
  const isBearer = payload.typ === 'Bearer';
  const isAccessToken = (header === 'jwt' && isBearer) || (header === 'at+jwt' && (isBearer || payload.typ === undefined));
  if (!isAccessToken) throw errors.RWD_IDENTITY_TOKEN_TYPE_WRONG();
};

const requireOwnPartner = (principal: Principal, partnerOf: TokenVerifierOptions['partnerOf']): void => {
  if (partnerOf === undefined || principal.kind !== 'partner') return;
  const { clientId, partnerId } = principal;
  if (partnerOf(clientId) !== partnerId) throw errors.RWD_IDENTITY_PARTNER_MISMATCH({ clientId });
};

const requireNotRevoked = async (clientId: string, isRevoked: TokenVerifierOptions['isRevoked']): Promise<void> => {
  if (isRevoked === undefined) return;
  let revoked: boolean;
  try {
    revoked = await isRevoked(clientId);
  } catch (cause) {
    throw errors.RWD_IDENTITY_REVOCATIONS_UNAVAILABLE({ clientId }, { cause });
  }
  if (revoked) throw errors.RWD_IDENTITY_CLIENT_DISABLED({ clientId });
};
