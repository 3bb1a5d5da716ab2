import { createHash } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import type { Resource } from '../difference.js';
import { MARK, realmSettings, type ProtocolMapper, type RealmRepresentation, type WantedClient } from '@chainnet/local-servers';

/** What Keycloak's admin API gives of the things that are compared; everything else in its answers is left alone. */
export type FoundMapper = { readonly id?: string; readonly name?: string; readonly protocol?: string; readonly protocolMapper?: string; readonly config?: Readonly<Record<string, unknown>> };
export type FoundClient = {
  readonly id?: string;
  readonly clientId?: string;
  readonly secret?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly defaultClientScopes?: readonly string[];
  readonly optionalClientScopes?: readonly string[];
  readonly protocolMappers?: readonly FoundMapper[];
};
export type FoundRole = { readonly name?: string; readonly attributes?: Readonly<Record<string, readonly string[]>> };
export type FoundScope = { readonly id?: string; readonly name?: string; readonly attributes?: Readonly<Record<string, unknown>> };

export type FoundRealm = {
  /** Undefined when there is no such realm. */
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  readonly roles: readonly FoundRole[];
  readonly scopes: readonly FoundScope[];
  readonly clients: readonly FoundClient[];
  /** Roles of the service accounts by client id: realm roles by name, others as `client/role`. */
  readonly grants: ReadonlyMap<string, readonly string[]>;
};

const settingNames = [
  'enabled', 'publicClient', 'serviceAccountsEnabled', 'standardFlowEnabled', 'implicitFlowEnabled', 'directAccessGrantsEnabled',
  'fullScopeAllowed', 'clientAuthenticatorType',
] as const;
/** Attributes that are ours to set, and to take away where they are not wanted. */
export const attributeNames = [MARK, 'access.token.signed.response.alg', 'use.jwks.url', 'jwks.url', 'use.jwks.string', 'jwks.string'] as const;

/** What a realm must hold, as resources. */
export function wantedRealm(realm: RealmRepresentation): readonly Resource[] {
  const grants = new Map(realm.users.map(({ serviceAccountClientId, realmRoles, clientRoles = {} }) => [
    serviceAccountClientId,
    [...realmRoles, ...Object.entries(clientRoles).flatMap(([client, roles]) => roles.map((role) => `${client}/${role}`))],
  ] as const));
  return [
    { kind: 'realm', name: realm.realm, fields: texts(realmSettings) },
    ...realm.roles.realm.map(({ name }): Resource => ({ kind: 'role', name, fields: { [MARK]: 'true' } })),
    ...realm.clientScopes.map(({ name, attributes }): Resource => ({ kind: 'scope', name, fields: texts(attributes) })),
    ...realm.clients.map((client): Resource => ({ kind: 'client', name: client.clientId, fields: clientFields(client, client, grants.get(client.clientId) ?? []) })),
  ];
}

/** What a realm holds of the same, and whatever else in it carries our mark. */
export function foundRealm(found: FoundRealm, wanted: RealmRepresentation): readonly Resource[] {
  const { settings } = found;
  if (settings === undefined) return [];
  const clients = new Map(wanted.clients.map((client) => [client.clientId, client]));
  const scopes = new Map(wanted.clientScopes.map((scope) => [scope.name, scope]));
  return [
    { kind: 'realm', name: wanted.realm, fields: texts(realmSettings, settings) },
    ...found.roles.flatMap(({ name = '', attributes = {} }): Resource[] => [{ kind: 'role', name, fields: markOf(attributes[MARK]?.[0]), ours: attributes[MARK]?.[0] === 'true' }]),
    ...found.scopes.map(({ name = '', attributes = {} }): Resource => ({ kind: 'scope', name, fields: texts(scopes.get(name)?.attributes ?? {}, attributes), ours: attributes[MARK] === 'true' })),
    ...found.clients.map((client): Resource => ({
      kind: 'client', name: client.clientId ?? '',
      fields: clientFields(client, clients.get(client.clientId ?? ''), found.grants.get(client.clientId ?? '') ?? []),
      ours: isOurs(client),
    })),
  ];
}

export const isOurs = ({ attributes = {} }: FoundClient): boolean => attributes[MARK] === 'true';

/** A client as text, field by field. A secret is compared only where one is wanted, and by its digest. */
function clientFields(client: WantedClient | FoundClient, wanted: WantedClient | undefined, grants: readonly string[]): Record<string, string> {
  const attributes = Object.entries(client.attributes ?? {}).filter(([name, value]) => (attributeNames as readonly string[]).includes(name) && value !== '');
  const wantedMappers = new Map((wanted?.protocolMappers ?? []).map((mapper) => [mapper.name, mapper]));
  return {
    ...texts(Object.fromEntries(settingNames.map((name) => [name, true])), client),
    ...Object.fromEntries(attributes.map(([name, value]) => [`attribute ${name}`, String(value)])),
    ...Object.fromEntries((client.protocolMappers ?? []).map((mapper) => [`mapper ${mapper.name ?? ''}`, mapperText(mapper, wantedMappers.get(mapper.name ?? ''))])),
    'default scopes': sorted(client.defaultClientScopes ?? []),
    'optional scopes': sorted(client.optionalClientScopes ?? []),
    'service account': sorted(grants),
    ...(wanted?.secret === undefined ? {} : { secret: digestOf(client.secret ?? '') }),
  };
}

/** Keycloak adds settings of its own to a mapper: of a wanted one, only what is wanted counts. */
function mapperText({ protocolMapper, config = {} }: FoundMapper, wanted: ProtocolMapper | undefined): string {
  const names = wanted === undefined ? Object.keys(config) : Object.keys(wanted.config);
  return canonicalJson({ protocolMapper, config: Object.fromEntries(names.map((name) => [name, config[name]] as const).filter(([, value]) => value !== undefined)) });
}

const texts = (wanted: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>> = wanted): Record<string, string> =>
  Object.fromEntries(Object.keys(wanted).filter((name) => found[name] !== undefined).map((name) => [name, String(found[name])]));

const markOf = (value: string | undefined): Record<string, string> => (value === undefined ? {} : { [MARK]: value });
const sorted = (names: readonly string[]): string => [...names].sort().join(' ');
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
