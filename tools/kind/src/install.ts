import { demoPartners, saveMeshState } from '@chainnet/main-job';
import { accessManifests, clusterUnits, doorOf, kafkaDoor, keycloakDoor } from './access.js';
import { namespaceManifest, nodeNetworks, type Cluster } from './cluster.js';
import { imageName, nodeImages, serverImages } from './images/image-table.js';
import { chartFolder, dataFolder } from './places.js';
import { CLUSTER, issuer, kindValues, NAMESPACE, REALM, RELEASE } from './release.js';
import { clusterSecrets, manifestList } from './secrets.js';

/** Puts the images into the nodes; all at once, so that layers they share go once. */
export async function loadImages({ kind }: Cluster, tag: string): Promise<void> {
  const names = [...nodeImages(), ...serverImages].map((image) => imageName(image, tag));
  await kind(['load', 'docker-image', '--name', CLUSTER, ...names]);
}

/** Namespace, keys and logins: what the chart wants to be there before it comes. */
export async function applySecrets({ kubectl }: Cluster): Promise<void> {
  await kubectl(['apply', '-f', '-'], manifestList([namespaceManifest()]));
  const secrets = await clusterSecrets({ folder: dataFolder(), tenants: demoPartners, namespace: NAMESPACE, release: RELEASE });
  await kubectl(['apply', '-f', '-'], manifestList(secrets));
}

export type InstallOptions = {
  readonly tag: string;
  /** Further arguments of helm: `--set ...`. */
  readonly more?: readonly string[];
  readonly chart?: string;
};

/** Installs or upgrades the release and waits until all its pods are ready. @returns seconds that took */
export async function install(cluster: Cluster, { tag, more = [], chart = chartFolder }: InstallOptions): Promise<number> {
  const peers = JSON.stringify((await nodeNetworks()).map((cidr) => ({ ipBlock: { cidr } })));
  const links = JSON.stringify(Object.fromEntries(clusterUnits().map((unit) => [unit.name, urlOf(unit)])));
  const began = performance.now();
  await cluster.helm([
    'upgrade', '--install', RELEASE, chart, '-n', NAMESPACE, '-f', kindValues, '--wait', '--wait-for-jobs', '--timeout', '12m',
    '--set', `image.tag=${tag}`,
    '--set', `kafka.externalListener.host=127.0.0.1,kafka.externalListener.port=${kafkaDoor.hostPort}`,
    '--set', `kafka.externalListener.serviceType=NodePort,kafka.externalListener.nodePort=${kafkaDoor.nodePort}`,
    '--set-json', `networkPolicy.ingressFrom=${peers}`, '--set-json', `networkPolicy.kafkaFrom=${peers}`, '--set-json', `links=${links}`,
    ...more,
  ]);
  await cluster.kubectl(['apply', '-f', '-'], manifestList(accessManifests()));
  return (performance.now() - began) / 1_000;
}

const urlOf = (unit: Parameters<typeof doorOf>[0]): string => `http://127.0.0.1:${doorOf(unit).hostPort}`;

/** Notes where the mesh is reached from this machine, for the main job and the commands beside it. */
export const announce = (): Promise<void> =>
  saveMeshState(dataFolder(), {
    pid: process.pid,
    brokers: [`127.0.0.1:${kafkaDoor.hostPort}`],
    adminBrokers: [],
    adminUsername: '',
    mongoUri: '',
    issuer,
    tokenUri: `http://127.0.0.1:${keycloakDoor.hostPort}/realms/${REALM}/protocol/openid-connect/token`,
    oidcAdminUrl: `http://127.0.0.1:${keycloakDoor.hostPort}`,
    tenants: demoPartners,
    urls: Object.fromEntries(clusterUnits().map((unit) => [unit.name, urlOf(unit)])),
  });
