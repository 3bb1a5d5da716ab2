import { join } from 'node:path';
import { clientIdOf, meshTopology, partnerClientId, type MeshTopology } from '@chainnet/contracts';
import type { RealmInput } from '@chainnet/local-servers';
import { ADMIN_CLIENT, OPERATOR_CLIENT, realmInputOf } from '@chainnet/reconcile';

export { ADMIN_CLIENT, OPERATOR_CLIENT } from '@chainnet/reconcile';

/** The three organizations of the local mesh. */
export const demoPartners = ['hospital-a', 'hospital-b', 'institute-c'] as const;

/** The one of them that logs in with a key of its own in place of a secret. */
export const demoKeyedPartners = ['institute-c'] as const;

export const REALM = 'chainnet';

/** One process of the mesh: a service, or the site node of one organization. */
export type Unit = {
  /** Name of its log and key folder, and its OIDC client. */
  readonly name: string;
  readonly service: string;
  readonly tenant?: string;
  readonly port: number;
  readonly mpcPort?: number;
};

const MPC_PORT_OFFSET = 100;

export type MeshShape = {
  /** The shipped services and those that a folder under services/ adds. */
  readonly services?: MeshTopology;
  /** Moves all HTTP ports, for a second mesh beside the first. */
  readonly portOffset?: number;
};

/** Every process of a mesh of these organizations. */
export function meshUnits(tenants: readonly string[], { services = meshTopology(), portOffset = 0 }: MeshShape = {}): readonly Unit[] {
  return Object.entries(services).flatMap(([service, { port, perPartner }]): Unit[] => {
    if (perPartner !== true) return [{ name: clientIdOf(service), service, port: port + portOffset }];
    return tenants.map((tenant, index) => {
      const own = port + 1 + index + portOffset;
      return { name: clientIdOf(service, tenant), service, tenant, port: own, mpcPort: own + MPC_PORT_OFFSET };
    });
  });
}

/** Clients of the realm whose secrets the launcher keeps. */
export const clientNames = (units: readonly Unit[], tenants: readonly string[]): readonly string[] => [
  ...units.map(({ name }) => name),
  ...tenants.map(partnerClientId),
  OPERATOR_CLIENT,
  ADMIN_CLIENT,
];

/** The realm of a mesh of these organizations, all with secrets; for servers that are tried without the mesh. */
export const realmInput = (tenants: readonly string[], secrets: Readonly<Record<string, string>>, services = meshTopology()): RealmInput =>
  realmInputOf({ partners: tenants.map((tenant) => ({ tenant, name: tenant, status: 'active', auth: { method: 'secret' } })) }, { realm: REALM, services, secrets });

/** Where one mesh keeps its keys and its member directory. */
export type MeshPaths = { readonly keys: string; readonly directory: string; readonly logs: string; readonly clients: string; readonly registry: string };

export const meshPaths = (dataDir: string): MeshPaths => ({
  keys: join(dataDir, 'keys'),
  directory: join(dataDir, 'directory.json'),
  logs: join(dataDir, 'logs'),
  clients: join(dataDir, 'secrets', 'clients'),
  registry: join(dataDir, 'partners.yaml'),
});
