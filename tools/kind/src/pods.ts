import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { errors } from './errors.js';
import { NAMESPACE } from './release.js';

export type Pod = { readonly name: string; readonly component: string; readonly node: string; readonly ready: boolean; readonly restarts: number };

type Item = {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string; readonly labels?: Readonly<Record<string, string>>; readonly ownerReferences?: readonly { readonly kind: string }[] };
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly { readonly restartCount: number }[];
  };
};

/** The pods that are to run for good: not those of Jobs and tests. */
export async function pods({ kubectl }: Cluster): Promise<readonly Pod[]> {
  const { items } = JSON.parse(await kubectl(['-n', NAMESPACE, 'get', 'pods', '-o', 'json'])) as { items: readonly Item[] };
  return items
    .filter(({ metadata: { ownerReferences = [], deletionTimestamp } }) => deletionTimestamp === undefined && ownerReferences.some(({ kind }) => kind === 'ReplicaSet' || kind === 'StatefulSet'))
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      component: metadata.labels?.['app.kubernetes.io/component'] ?? '',
      node: spec.nodeName ?? '',
      ready: status.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True') === true,
      restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
    }));
}

/** Waits until as many pods as given are ready, each with more restarts than `since` has for it. @returns seconds @throws RWD_CLUSTER_NOT_READY naming those that are not */
export async function podsReady(cluster: Cluster, { count, seconds, since = [] }: { readonly count: number; readonly seconds: number; readonly since?: readonly Pod[] }): Promise<number> {
  const before = new Map(since.map(({ name, restarts }) => [name, restarts]));
  const began = Date.now();
  for (;;) {
    const found = await pods(cluster).catch(() => [] as readonly Pod[]); // the API server itself may be restarting
    const ready = found.filter((pod) => pod.ready && pod.restarts > (before.get(pod.name) ?? -1));
    if (ready.length >= count && ready.length === found.length) return (Date.now() - began) / 1_000;
    if (Date.now() - began > seconds * 1_000) {
      throw errors.RWD_CLUSTER_NOT_READY({ ready: ready.length, count, seconds, unready: found.filter((pod) => !pod.ready).map(({ name }) => name).join(', ') });
    }
    await sleep(1_000);
  }
}

export type Reached = 'connected' | 'refused' | 'timeout';

const CONNECT = `const [host, port] = process.argv.slice(1);
const socket = require('node:net').connect({ host, port: Number(port), timeout: 6000 });
const end = (answer) => () => { console.log(answer); process.exit(0); };
socket.once('connect', end('connected')).once('error', end('refused')).once('timeout', end('timeout'));`;

/** Tries to connect from inside a pod. */
export async function connectFrom({ kubectl }: Cluster, pod: string, { host, port }: { readonly host: string; readonly port: number }): Promise<Reached> {
  return (await kubectl(['-n', NAMESPACE, 'exec', pod, '--', 'node', '-e', CONNECT, host, String(port)])).trim() as Reached;
}

/** A pod that belongs to nobody, under Pod Security "restricted"; it sleeps until it is deleted. */
export const strangerManifest = (image: string) => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'stranger', namespace: NAMESPACE },
  spec: {
    automountServiceAccountToken: false, terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{
      name: 'stranger', image, command: ['node', '-e', 'setInterval(() => undefined, 1e6)'],
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    }],
  },
});
