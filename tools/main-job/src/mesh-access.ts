import { loadOrCreateSecrets, locate } from '@chainnet/local-servers';
import type { BrokerAdminOptions } from '@chainnet/messaging';
import { RealmAdmin } from '@chainnet/reconcile';
import type { Mesh } from './mesh.js';
import { ADMIN_CLIENT, meshPaths, type MeshPaths } from './mesh-plan.js';
import { readMeshState } from './mesh-state.js';

/** What the administrator's commands need of a mesh. */
export type MeshAccess = {
  readonly tenants: readonly string[];
  readonly kafka: BrokerAdminOptions;
  /** Of the listener that partners use. */
  readonly brokers: readonly string[];
  readonly realm: RealmAdmin;
  readonly issuer: string;
  readonly paths: MeshPaths;
  /** Distance of its HTTP ports from the usual ones. */
  readonly portOffset: number;
  readonly mongoUri: string;
  /** Folder of the record plane's keys. */
  readonly recordKeys: string;
};

/** Any service of the record plane: they share one set of keys. */
const RECORD_PLANE_UNIT = 'svc-ingestion';

/** Access to the mesh that runs from this data folder; logins come from its secrets or from the environment. @throws RWD_MESH_USAGE */
export async function runningMesh(env: NodeJS.ProcessEnv): Promise<MeshAccess> {
  const { dataDir, secrets } = locate({}, env);
  const state = await readMeshState(dataDir);
  const paths = meshPaths(dataDir);
  const { [ADMIN_CLIENT]: clientSecret } = await loadOrCreateSecrets(paths.clients, [ADMIN_CLIENT]);
  const { 'kafka-admin': password } = await loadOrCreateSecrets(secrets, ['kafka-admin']);
  return {
    tenants: state.tenants,
    brokers: state.brokers,
    kafka: { brokers: state.adminBrokers, username: env['KAFKA_ADMIN_USERNAME'] ?? state.adminUsername, password: env['KAFKA_ADMIN_PASSWORD'] ?? password },
    realm: new RealmAdmin({ adminUrl: state.oidcAdminUrl, realm: realmOf(state.issuer), clientId: ADMIN_CLIENT, clientSecret }),
    issuer: state.issuer,
    paths,
    portOffset: state.portOffset ?? 0,
    mongoUri: env['MONGODB_URI'] ?? state.mongoUri,
    recordKeys: `${paths.keys}/${RECORD_PLANE_UNIT}`,
  };
}

/** Access to a mesh of this very process. */
export const accessOf = ({ tenants, servers: { kafka, oidc, mongoUri }, secrets, paths, portOffset }: Mesh): MeshAccess => ({
  tenants,
  brokers: kafka.brokers,
  kafka: { brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword },
  realm: new RealmAdmin({ adminUrl: oidc.adminUrl, realm: oidc.realm, clientId: ADMIN_CLIENT, clientSecret: secrets[ADMIN_CLIENT] ?? '' }),
  issuer: oidc.issuer,
  paths,
  portOffset,
  mongoUri,
  recordKeys: `${paths.keys}/${RECORD_PLANE_UNIT}`,
});

const realmOf = (issuer: string): string => decodeURIComponent(issuer.slice(issuer.lastIndexOf('/') + 1));
