import { errors } from './errors.js';
import type { Principal } from './principal.js';

export type Claims = Readonly<Record<string, unknown>>;

/** A partner id becomes a topic prefix, so it holds no dot and nothing Kafka would read as another name. */
const partnerIdShape = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The principal of a verified claim set, as Keycloak writes them: `azp`, the hardcoded `partner_id`, `realm_access` and
 * `resource_access.<audience>`. Service accounts are told by `preferred_username`, which Keycloak reserves for them.
 * Raises RWD_IDENTITY_CLAIM_WRONG.
 */
export const principalOf = (claims: Claims, audience: string): Principal => {
  const clientId = claims.azp;
  if (typeof clientId !== 'string' || clientId === '') throw errors.RWD_IDENTITY_CLAIM_WRONG({ claim: 'azp' });
  if (typeof claims.exp !== 'number') throw errors.RWD_IDENTITY_CLAIM_WRONG({ claim: 'exp' });
  const identity = { clientId, roles: rolesOf(claims, audience), expiresAt: claims.exp * 1000 };
  if (claims.partner_id !== undefined) return { ...identity, kind: 'partner', partnerId: partnerIdOf(claims) };
  return { ...identity, kind: isServiceAccount(claims, clientId) ? 'service' : 'operator' };
};

const partnerIdOf = (claims: Claims): string => {
  const id = claims.partner_id;
  if (typeof id !== 'string' || !partnerIdShape.test(id)) throw errors.RWD_IDENTITY_CLAIM_WRONG({ claim: 'partner_id' });
  return id;
};

const isServiceAccount = (claims: Claims, clientId: string): boolean =>
  claims.preferred_username === `service-account-${clientId.toLowerCase()}`;

const rolesOf = (claims: Claims, audience: string): readonly string[] => {
  const ofClient = record(claims.resource_access)[audience];
  return [...new Set([...listed(claims.realm_access), ...listed(ofClient)])].sort();
};

const listed = (access: unknown): string[] => {
  const { roles } = record(access);
  return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [];
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
