import { meshTopology, partnerClientId, receiptIssued, recordSubmitted, topicOf } from '@chainnet/contracts';
import { loadOrCreateSecrets } from '@chainnet/local-servers';
import { apply, desiredMesh, plan, readRegistry, withPartner, writeRegistry, type Change, type DesiredMesh, type PartnerAuth, type PartnerEntry, type Registry } from '@chainnet/reconcile';
import { errors } from './errors.js';
import { keyCeremony } from './key-ceremony.js';
import type { MeshAccess } from './mesh-access.js';
import { meshUnits } from './mesh-plan.js';
import { servicesOnDisk } from './service-manifests.js';

export type PartnerState = { readonly tenant: string; readonly clientId: string; readonly status: PartnerEntry['status'] };
export type PartnerChange = {
  /** Whether the realm gives the client tokens. */
  readonly realm: 'created' | 'updated' | 'unchanged';
  /** How many ACLs were made and taken away. */
  readonly acls: { readonly made: number; readonly removed: number };
  readonly topics: number;
  /** Whether the services were told: they refuse a token that is still valid. */
  readonly announced: boolean;
};

export const listPartners = async ({ paths }: Pick<MeshAccess, 'paths'>): Promise<readonly PartnerState[]> =>
  (await readRegistry(paths.registry)).partners.map(({ tenant, status }) => ({ tenant, clientId: partnerClientId(tenant), status }));

/**
 * Gives a partner another status, in the registry, in the realm, at the broker and at every service, in this order, so that
 * a partner being disabled loses new tokens first. May be repeated: what is done already is left alone.
 *
 * @throws RWD_MESH_USAGE for a partner that is none, RWD_RECONCILE_*, RWD_MESSAGING_*
 */
export async function setPartner(access: MeshAccess, tenant: string, status: PartnerEntry['status']): Promise<PartnerChange> {
  const standing = await readRegistry(access.paths.registry);
  const registry = withPartner(standing, { ...entryOf(standing, tenant), status });
  await writeRegistry(access.paths.registry, registry);
  return keep(access, registry, tenant);
}

export type Newcomer = { readonly tenant: string; readonly name: string; readonly auth: PartnerAuth; readonly site?: string };
export type Onboarded = { readonly change: PartnerChange; readonly handOver: readonly (readonly [what: string, value: string])[] };

/**
 * Takes a partner in, or changes how it logs in: registry, secret or keys, client, topics, ACLs, and its place in the member
 * directory. The services take up a new organization at their next start. May be repeated.
 *
 * @returns what was done, and what to hand to the partner; a secret is named by its file
 * @throws RWD_RECONCILE_REGISTRY_INVALID, RWD_RECONCILE_*, RWD_MESSAGING_*
 */
export async function onboardPartner(access: MeshAccess, { tenant, name, auth, site }: Newcomer): Promise<Onboarded> {
  const { paths, portOffset } = access;
  const registry = withPartner(await readRegistry(paths.registry), { tenant, name, status: 'active', auth, ...(site === undefined ? {} : { sites: [{ url: site }] }) });
  await writeRegistry(paths.registry, registry);
  const units = meshUnits(registry.partners.map((partner) => partner.tenant), { services: meshTopology(await servicesOnDisk()), portOffset });
  const clientId = partnerClientId(tenant);
  await loadOrCreateSecrets(paths.clients, [...units.filter((unit) => unit.tenant === tenant).map((unit) => unit.name), ...(auth.method === 'secret' ? [clientId] : [])]);
  const change = await keep(access, registry, tenant);
  const provenance = units.find(({ service }) => service === 'provenance');
  await keyCeremony(units, paths, `http://127.0.0.1:${provenance?.port ?? 0}`);
  return { change, handOver: handOver(access, { tenant, auth }) };
}

const handOver = ({ issuer, paths, brokers }: MeshAccess, { tenant, auth }: Pick<Newcomer, 'tenant' | 'auth'>): Onboarded['handOver'] => [
  ['client id', partnerClientId(tenant)],
  ['proves itself with', auth.method === 'secret' ? `the secret in ${paths.clients}/${partnerClientId(tenant)}.json (hand it over sealed, then keep it nowhere else)` : 'an assertion signed with its own key (private_key_jwt, ES256 or PS256)'],
  ['token endpoint', `${issuer}/protocol/openid-connect/token`],
  ['audience of an assertion', issuer],
  ['Kafka (SASL/OAUTHBEARER)', brokers.join(',')],
  ['records topic (write)', topicOf(recordSubmitted, tenant)],
  ['receipts topic (read)', topicOf(receiptIssued, tenant)],
  ['consumer groups begin with', partnerClientId(tenant)],
];

/** How far registry, realm, broker and services agree on one partner. */
export async function partnerDrift(access: MeshAccess, tenant: string): Promise<readonly Change[]> {
  const registry = await readRegistry(access.paths.registry);
  entryOf(registry, tenant);
  const changes = await plan(await desired(access, registry), { realm: access.realm, broker: access.kafka });
  return changes.filter((change) => concerns(change, tenant));
}

const concerns = ({ name }: Change, tenant: string): boolean =>
  new RegExp(`(^|[ .:-])${tenant}([ .*]|$)`).test(name);

async function keep(access: MeshAccess, registry: Registry, tenant: string): Promise<PartnerChange> {
  const made = await apply(await desired(access, registry), { realm: access.realm, broker: access.kafka });
  const count = (kind: Change['kind'], action: Change['action']): number => made.filter((change) => change.kind === kind && change.action === action).length;
  const ofClient = made.filter(({ kind, name }) => kind === 'client' && name === partnerClientId(tenant));
  return {
    realm: ofClient.length === 0 ? 'unchanged' : ofClient.some(({ action }) => action === 'create') ? 'created' : 'updated',
    acls: { made: count('acl', 'create'), removed: count('acl', 'delete') },
    topics: count('topic', 'create'),
    announced: made.some(({ kind, name }) => kind === 'status' && name === tenant),
  };
}

/** Secrets of the services stay as they are; those of partners are the ones in the secrets folder. */
async function desired({ paths, realm }: MeshAccess, registry: Registry): Promise<DesiredMesh> {
  const withSecret = registry.partners.filter(({ auth }) => auth.method === 'secret').map(({ tenant }) => partnerClientId(tenant));
  const services = meshTopology(await servicesOnDisk());
  const sites = meshUnits(registry.partners.map(({ tenant }) => tenant), { services }).filter(({ tenant }) => tenant !== undefined).map(({ name }) => name);
  const secrets = await loadOrCreateSecrets(paths.clients, [...withSecret, ...sites]);
  return desiredMesh(registry, { realm: realm.realm, services, secrets });
}

function entryOf({ partners }: Registry, tenant: string): PartnerEntry {
  const entry = partners.find((partner) => partner.tenant === tenant);
  if (entry === undefined) throw errors.RWD_MESH_USAGE({ problem: `no partner ${tenant}; there are ${partners.map((partner) => partner.tenant).join(', ')}` });
  return entry;
}
