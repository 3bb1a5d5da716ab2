import type KeycloakAdminClient from '@keycloak/keycloak-admin-client';
import type { Change } from '../difference.js';
import type { RealmAdmin } from './realm-admin.js';
import { MARK, realmSettings, type RealmRepresentation, type ServiceAccount, type WantedClient } from '@chainnet/local-servers';
import { attributeNames, type FoundClient, type FoundRealm } from './realm-resources.js';

type Work = { readonly admin: RealmAdmin; readonly wanted: RealmRepresentation; readonly found: FoundRealm };

/**
 * Makes one change of a realm. A realm that is not there is made whole, so the changes below it that follow find it done.
 * @throws RWD_RECONCILE_REALM_REFUSED, RWD_RECONCILE_REALM_UNAVAILABLE
 */
export async function applyRealmChange(change: Change, work: Work): Promise<void> {
  if (work.found.settings === undefined) {
    if (change.kind === 'realm') await work.admin.call('make the realm', (client) => client.realms.create(work.wanted as never));
    return;
  }
  const step = steps[change.kind as keyof typeof steps];
  await work.admin.call(`${change.action} ${change.kind} ${change.name}`, (client) => step(client, change, work));
}

const steps = {
  realm: (client: KeycloakAdminClient, _change: Change, { admin }: Work) => client.realms.update({ realm: admin.realm }, { ...realmSettings }),
  role: keepRole,
  scope: keepScope,
  client: keepClient,
};

async function keepRole(client: KeycloakAdminClient, { action, name }: Change): Promise<unknown> {
  const attributes = { [MARK]: ['true'] };
  if (action === 'create') return client.roles.create({ name, attributes });
  if (action === 'delete') return client.roles.delByName({ name });
  const found = await client.roles.findOneByName({ name });
  return client.roles.updateByName({ name }, { ...found, attributes: { ...found?.attributes, ...attributes } });
}

async function keepScope(client: KeycloakAdminClient, { action, name }: Change, { wanted, found }: Work): Promise<unknown> {
  const scope = wanted.clientScopes.find((one) => one.name === name);
  if (action === 'create') return client.clientScopes.create({ ...scope });
  const there = found.scopes.find((one) => one.name === name);
  const id = there?.id ?? '';
  if (action === 'delete') return client.clientScopes.del({ id });
  return client.clientScopes.update({ id }, { ...there, attributes: { ...there?.attributes, ...scope?.attributes } });
}

async function keepClient(client: KeycloakAdminClient, { action, name }: Change, { wanted, found }: Work): Promise<void> {
  const there = found.clients.find(({ clientId }) => clientId === name);
  if (action === 'delete') return void (await client.clients.del({ id: there?.id ?? '' }));
  const target = wanted.clients.find(({ clientId }) => clientId === name) as WantedClient;
  const account = wanted.users.find(({ serviceAccountClientId }) => serviceAccountClientId === name) as ServiceAccount;
  const id = there?.id ?? (await client.clients.create(target as never)).id;
  if (there !== undefined) {
    await updateSettings(client, there, target);
    await keepMappers(client, there, target);
    await keepScopes(client, there, { target, scopes: found.scopes });
  }
  await keepGrants(client, id, account);
}

/** Mappers and scopes have calls of their own. */
const keptApart = ['protocolMappers', 'defaultClientScopes', 'optionalClientScopes'];

async function updateSettings(client: KeycloakAdminClient, there: FoundClient, target: WantedClient): Promise<void> {
  // An empty attribute is how Keycloak is told to drop one.
  const unwanted = Object.fromEntries(attributeNames.map((name) => [name, '']));
  const whole = { ...there, ...target, attributes: { ...there.attributes, ...unwanted, ...target.attributes } };
  await client.clients.update({ id: there.id ?? '' }, Object.fromEntries(Object.entries(whole).filter(([name]) => !keptApart.includes(name))));
}

async function keepMappers(client: KeycloakAdminClient, { id = '', protocolMappers = [] }: FoundClient, target: WantedClient): Promise<void> {
  const unwanted = protocolMappers.filter(({ name }) => !target.protocolMappers.some((mapper) => mapper.name === name));
  for (const { id: mapperId = '' } of unwanted) await client.clients.delProtocolMapper({ id, mapperId });
  for (const mapper of target.protocolMappers) {
    const same = protocolMappers.find(({ name }) => name === mapper.name);
    if (same?.id === undefined) await client.clients.addProtocolMapper({ id }, { ...mapper });
    else await client.clients.updateProtocolMapper({ id, mapperId: same.id }, { ...mapper, id: same.id });
  }
}

async function keepScopes(client: KeycloakAdminClient, there: FoundClient, { target, scopes }: { target: WantedClient; scopes: FoundRealm['scopes'] }): Promise<void> {
  const id = there.id ?? '';
  const idOf = (name: string): string => scopes.find((scope) => scope.name === name)?.id ?? '';
  for (const name of there.optionalClientScopes ?? []) await client.clients.delOptionalClientScope({ id, clientScopeId: idOf(name) });
  for (const name of surplus(there.defaultClientScopes ?? [], target.defaultClientScopes)) await client.clients.delDefaultClientScope({ id, clientScopeId: idOf(name) });
  for (const name of surplus(target.defaultClientScopes, there.defaultClientScopes ?? [])) await client.clients.addDefaultClientScope({ id, clientScopeId: idOf(name) });
}

/** Gives the service account exactly these roles: also takes the realm's default roles away. */
async function keepGrants(client: KeycloakAdminClient, clientUuid: string, { realmRoles, clientRoles = {} }: ServiceAccount): Promise<void> {
  const { id = '' } = await client.clients.getServiceAccountUser({ id: clientUuid });
  const { realmMappings = [], clientMappings = {} } = await client.users.listRoleMappings({ id });
  const held = realmMappings.map(({ name = '' }) => name);
  const dropped = realmMappings.filter(({ name = '' }) => !realmRoles.includes(name));
  if (dropped.length > 0) await client.users.delRealmRoleMappings({ id, roles: dropped as never });
  const added = await Promise.all(surplus(realmRoles, held).map((name) => client.roles.findOneByName({ name })));
  if (added.length > 0) await client.users.addRealmRoleMappings({ id, roles: added as never });
  const others = clientMappings as Record<string, { mappings: readonly { name: string }[] }>;
  for (const name of new Set([...Object.keys(others), ...Object.keys(clientRoles)])) {
    await keepClientGrants(client, { id, client: name, held: others[name]?.mappings ?? [], wanted: clientRoles[name] ?? [] });
  }
}

type ClientGrants = { readonly id: string; readonly client: string; readonly held: readonly { readonly name: string }[]; readonly wanted: readonly string[] };

async function keepClientGrants(client: KeycloakAdminClient, { id, client: clientId, held, wanted }: ClientGrants): Promise<void> {
  const [{ id: clientUniqueId = '' } = {}] = await client.clients.find({ clientId });
  const dropped = held.filter(({ name }) => !wanted.includes(name));
  if (dropped.length > 0) await client.users.delClientRoleMappings({ id, clientUniqueId, roles: dropped as never });
  const missing = surplus(wanted, held.map(({ name }) => name));
  if (missing.length === 0) return;
  const roles = (await client.clients.listRoles({ id: clientUniqueId })).filter(({ name = '' }) => missing.includes(name));
  await client.users.addClientRoleMappings({ id, clientUniqueId, roles: roles as never });
}

const surplus = (names: readonly string[], other: readonly string[]): readonly string[] => names.filter((name) => !other.includes(name));
