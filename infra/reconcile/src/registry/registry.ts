import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parse, stringify } from 'yaml';
import { errors } from '../errors.js';

const closed = { additionalProperties: false } as const;
const Tenant = Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' });

/** Public signing keys of a partner (RFC 7517): ES256 on P-256, or PS256. A private member is refused. */
const PublicKey = Type.Object({
  kty: Type.Union([Type.Literal('EC'), Type.Literal('RSA')]),
  kid: Type.String({ minLength: 1, maxLength: 128 }),
  alg: Type.Union([Type.Literal('ES256'), Type.Literal('PS256')]),
  use: Type.Literal('sig'),
  crv: Type.Optional(Type.Literal('P-256')),
  x: Type.Optional(Type.String()),
  y: Type.Optional(Type.String()),
  n: Type.Optional(Type.String()),
  e: Type.Optional(Type.String()),
}, closed);

const Auth = Type.Union([
  Type.Object({ method: Type.Literal('secret') }, closed),
  Type.Object({ method: Type.Literal('private_key_jwt'), jwks_url: Type.String({ pattern: '^https?://[^\\s]+$' }) }, closed),
  Type.Object({ method: Type.Literal('private_key_jwt'), jwks: Type.Object({ keys: Type.Array(PublicKey, { minItems: 1, maxItems: 8 }) }, closed) }, closed),
]);

const Partner = Type.Object({
  tenant: Tenant,
  name: Type.String({ minLength: 1, maxLength: 200 }),
  status: Type.Union([Type.Literal('active'), Type.Literal('disabled'), Type.Literal('offboarded')]),
  auth: Auth,
  /** Where the organization's site nodes are reached, for the member directory. */
  sites: Type.Optional(Type.Array(Type.Object({ url: Type.String({ pattern: '^https?://[^\\s]+$' }) }, closed))),
}, closed);

export const RegistrySchema = Type.Object({ version: Type.Literal(1), partners: Type.Array(Partner) }, closed);

/** Every organization of the mesh: the one file that realm, ACLs, topics and deny list follow from. It holds no secret. */
export type Registry = Static<typeof RegistrySchema>;
export type PartnerEntry = Registry['partners'][number];
export type PartnerAuth = PartnerEntry['auth'];

/** Reads YAML or JSON text. @throws RWD_RECONCILE_REGISTRY_INVALID naming the place */
export function parseRegistry(text: string): Registry {
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw errors.RWD_RECONCILE_REGISTRY_INVALID({ place: 'the file', problem: 'it is neither YAML nor JSON' }, { cause });
  }
  const wrong = Value.Errors(RegistrySchema, content).First();
  if (wrong !== undefined) throw errors.RWD_RECONCILE_REGISTRY_INVALID({ place: wrong.path || '/', problem: deepest(content) ?? wrong.message });
  const registry = content as Registry;
  const twice = registry.partners.find(({ tenant }, at) => registry.partners.findIndex((one) => one.tenant === tenant) !== at);
  if (twice !== undefined) throw errors.RWD_RECONCILE_REGISTRY_INVALID({ place: '/partners', problem: `${twice.tenant} stands twice` });
  return registry;
}

/** A private key in the registry is the one mistake that must be named as such. */
function deepest(content: unknown): string | undefined {
  const text = JSON.stringify(content);
  return /"(d|p|q|dp|dq|qi|k)":/.test(text) ? 'a key is private: hand over its public half and make a new pair' : undefined;
}

export const formatRegistry = (registry: Registry): string => stringify(registry, { lineWidth: 0 });

/** The registry with this partner in it, in place of an earlier entry of the same organization. */
export function withPartner(registry: Registry, partner: PartnerEntry): Registry {
  const known = registry.partners.some(({ tenant }) => tenant === partner.tenant);
  const partners = known ? registry.partners.map((one) => (one.tenant === partner.tenant ? partner : one)) : [...registry.partners, partner];
  return { ...registry, partners };
}
