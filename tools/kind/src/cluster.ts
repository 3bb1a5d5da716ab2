import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { programs } from '@chainnet/programs';
import { command } from './command.js';
import { dataFolder, kindFolder } from './places.js';
import { CLUSTER, NAMESPACE } from './release.js';

/** A cluster at hand: its programs, and the kubeconfig that is its alone, so that nobody's current context changes. */
export type Cluster = {
  readonly env: NodeJS.ProcessEnv;
  /** @throws RWD_CLUSTER_COMMAND_* */
  readonly kubectl: (args: readonly string[], input?: string) => Promise<string>;
  readonly helm: (args: readonly string[], onLine?: (line: string) => void) => Promise<string>;
  readonly kind: (args: readonly string[], onLine?: (line: string) => void) => Promise<string>;
};

const kubeconfig = (): string => join(dataFolder(), 'kubeconfig');

/** The programs, from the PATH or built. @throws RWD_PROGRAM_* */
export async function openCluster(log: (line: string) => void): Promise<Cluster> {
  const env = { ...(await programs.environment(['kind', 'kubectl', 'helm'], { log })), KUBECONFIG: kubeconfig() };
  return {
    env,
    kubectl: (args, input) => command('kubectl', args, { env, ...(input === undefined ? {} : { input }) }),
    helm: (args, onLine) => command('helm', args, { env, ...(onLine === undefined ? {} : { onLine }) }),
    kind: (args, onLine) => command('kind', args, { env, ...(onLine === undefined ? {} : { onLine }) }),
  };
}

export const clusterExists = async ({ kind }: Cluster): Promise<boolean> => (await kind(['get', 'clusters'])).split('\n').includes(CLUSTER);

/** Makes the two nodes of infra/kind/cluster.yaml unless they are there. `KIND_NODE_IMAGE` chooses the nodes' image. */
export async function createCluster(cluster: Cluster): Promise<void> {
  await mkdir(dataFolder(), { recursive: true, mode: 0o700 });
  if (await clusterExists(cluster)) {
    if (!existsSync(kubeconfig())) await cluster.kind(['export', 'kubeconfig', '--name', CLUSTER, '--kubeconfig', kubeconfig()]);
    return;
  }
  const image = process.env['KIND_NODE_IMAGE'];
  await cluster.kind([
    'create', 'cluster', '--name', CLUSTER, '--config', join(kindFolder, 'cluster.yaml'), '--kubeconfig', kubeconfig(), '--wait', '180s',
    ...(image ? ['--image', image] : []),
  ]);
}

/** Removes the cluster, with its keys and state; a second call finds nothing to do. */
export async function deleteCluster(cluster: Cluster): Promise<void> {
  if (await clusterExists(cluster)) await cluster.kind(['delete', 'cluster', '--name', CLUSTER, '--kubeconfig', kubeconfig()]);
  await rm(dataFolder(), { recursive: true, force: true });
}

/** The namespace, in which nothing but Pod Security "restricted" is let in. */
export const namespaceManifest = (name = NAMESPACE) => ({
  apiVersion: 'v1', kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' } },
});

/** Networks that kind's nodes are in (IPv4): what comes in by a NodePort has an address of theirs. */
export async function nodeNetworks(): Promise<readonly string[]> {
  const [network] = JSON.parse(await command('docker', ['network', 'inspect', 'kind'])) as [{ IPAM: { Config: readonly { Subnet: string }[] } }];
  return network.IPAM.Config.map(({ Subnet }) => Subnet).filter((subnet) => subnet.includes('.'));
}
