import { readFile } from 'node:fs/promises';
import { partnerClientId } from '@chainnet/contracts';
import { loadOrCreateSecrets } from '@chainnet/local-servers';
import type { Directory } from '@chainnet/service-kit';
import type { Mesh } from './mesh.js';
import { clientNames, meshPaths, meshUnits, REALM } from './mesh-plan.js';
import { readMeshState } from './mesh-state.js';

/**
 * A mesh that something else runs, a cluster for instance, as the steps of the main job see it: by the addresses in the
 * data folder's `mesh.json`, the clients' secrets and the member directory beside it. `stop` leaves it running.
 * @throws RWD_MESH_USAGE when the folder knows no mesh
 */
export async function attachedMesh(dataDir: string): Promise<Mesh> {
  const { tenants, brokers, adminBrokers, adminUsername, issuer, oidcAdminUrl, mongoUri, urls, tokenUri } = await readMeshState(dataDir);
  const paths = meshPaths(dataDir);
  const units = meshUnits(tenants);
  const secrets = await loadOrCreateSecrets(paths.clients, clientNames(units, tenants));
  const stop = async (): Promise<void> => undefined;
  return {
    servers: {
      kafka: { brokers: [...brokers], adminBrokers: [...adminBrokers], adminUsername, adminPassword: '' },
      oidc: { issuer, realm: REALM, adminUrl: oidcAdminUrl, adminUsername: '', adminPassword: '' },
      mongoUri, stop,
    },
    directory: JSON.parse(await readFile(paths.directory, 'utf8')) as Directory,
    units, secrets, paths, tenants, stop,
    processes: new Map(),
    active: tenants,
    portOffset: 0,
    ...(tokenUri === undefined ? {} : { tokenUri }),
    credentialsOf: async (tenant) => ({ clientSecret: secrets[partnerClientId(tenant)] ?? '', ...(tokenUri === undefined ? {} : { tokenUri }) }),
    urlOf: (name) => urls[name] ?? '',
  };
}
