import { partnerStatusChanged } from '@chainnet/contracts';
import { readBroker, type BrokerAdminOptions, type BrokerState } from '@chainnet/messaging';
import { applyBrokerChanges } from './broker/apply-broker.js';
import { foundBroker, wantedBroker } from './broker/broker-resources.js';
import { announce, readToldStatuses, statusResources, type ToldStatuses } from './deny-list/deny-list.js';
import type { DesiredMesh } from './desired-mesh.js';
import { difference, type Change, type Kind, type Resource } from './difference.js';
import { errors } from './errors.js';
import { applyRealmChange } from './realm/apply-realm.js';
import type { RealmAdmin } from './realm/realm-admin.js';
import type { RealmRepresentation } from '@chainnet/local-servers';
import { foundRealm, isOurs, wantedRealm, type FoundRealm } from './realm/realm-resources.js';

/** The servers to look at; either may be missing, and is left alone then. */
export type MeshServers = { readonly realm?: RealmAdmin; readonly broker?: BrokerAdminOptions };

type Found = { readonly realm?: FoundRealm; readonly broker?: BrokerState; readonly told?: ToldStatuses };
type Look = { readonly found: Found; readonly changes: readonly Change[] };

/** What differs between what is wanted and what the servers have. Changes nothing. @throws RWD_RECONCILE_*, RWD_MESSAGING_* */
export const plan = async (wanted: DesiredMesh, servers: MeshServers): Promise<readonly Change[]> => (await look(wanted, servers)).changes;

/** What Keycloak gives a new client by itself is seen and mended in the second round. */
const ROUNDS = 3;

/**
 * Makes the servers as wanted, then looks again. May be repeated: a second run makes no change.
 *
 * @returns the changes made; those that only a person can make are not among them
 * @throws RWD_RECONCILE_NOT_CONVERGED, RWD_RECONCILE_*, RWD_MESSAGING_*
 */
export async function apply(wanted: DesiredMesh, servers: MeshServers): Promise<readonly Change[]> {
  const made: Change[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { found, changes } = await look(wanted, servers);
    const possible = changes.filter(({ blocked }) => blocked === undefined);
    if (possible.length === 0) return made;
    await make(possible, { wanted, servers, found });
    made.push(...possible);
  }
  const left = (await plan(wanted, servers)).filter(({ blocked }) => blocked === undefined).length;
  if (left > 0) throw errors.RWD_RECONCILE_NOT_CONVERGED({ left, made: made.length });
  return made;
}

/** Brings one realm to what is wanted, and nothing else. @throws RWD_RECONCILE_* */
export const applyRealm = (realm: RealmRepresentation, admin: RealmAdmin): Promise<readonly Change[]> =>
  apply({ realm, broker: { topics: [], acls: [] }, partners: [] }, { realm: admin });

async function look(wanted: DesiredMesh, servers: MeshServers): Promise<Look> {
  const found = await find(wanted, servers);
  const pairs: { wanted: readonly Resource[]; found: readonly Resource[] }[] = [];
  if (found.realm !== undefined) pairs.push({ wanted: wantedRealm(wanted.realm), found: foundRealm(found.realm, wanted.realm) });
  if (found.broker !== undefined) pairs.push({ wanted: wantedBroker(wanted.broker), found: foundBroker(found.broker) });
  if (found.told !== undefined) pairs.push(statusResources(wanted.partners, found.told));
  return { found, changes: difference(pairs.flatMap((pair) => pair.wanted), pairs.flatMap((pair) => pair.found)) };
}

async function find({ realm, broker }: DesiredMesh, servers: MeshServers): Promise<Found> {
  const names = new Set(realm.clients.map(({ clientId }) => clientId));
  const [foundRealm, foundBroker] = await Promise.all([
    servers.realm?.find((client) => names.has(client.clientId ?? '') || isOurs(client)),
    servers.broker === undefined ? undefined : readBroker(servers.broker, broker.topics),
  ]);
  const hasStatuses = foundBroker?.topics.some(({ topic }) => topic === partnerStatusChanged.topic) === true;
  const told = servers.broker === undefined ? undefined : hasStatuses ? await readToldStatuses(servers.broker) : new Map();
  return { ...(foundRealm === undefined ? {} : { realm: foundRealm }), ...(foundBroker === undefined ? {} : { broker: foundBroker }), ...(told === undefined ? {} : { told }) };
}

type Work = { readonly wanted: DesiredMesh; readonly servers: MeshServers; readonly found: Found };

/** Realm first: a partner being disabled gets no new token before its old one is refused. */
async function make(changes: readonly Change[], { wanted, servers, found }: Work): Promise<void> {
  const ofKind = (...kinds: readonly Kind[]): readonly Change[] => changes.filter(({ kind }) => kinds.includes(kind));
  if (servers.realm !== undefined && found.realm !== undefined) {
    for (const change of ofKind('realm', 'role', 'scope', 'client')) await applyRealmChange(change, { admin: servers.realm, wanted: wanted.realm, found: found.realm });
  }
  if (servers.broker === undefined || found.broker === undefined) return;
  await applyBrokerChanges(ofKind('topic', 'acl'), { admin: servers.broker, wanted: wanted.broker, found: found.broker });
  const told = new Set(ofKind('status').map(({ name }) => name));
  if (told.size > 0) await announce(servers.broker, wanted.partners.filter(({ tenant }) => told.has(tenant)));
}
