import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../cluster.js';
import { command } from '../command.js';
import { CLUSTER, NAMESPACE } from '../release.js';
import { edgeName, edgesOf, socketsOf, type Edge, type Names } from './connections.js';

type Port = { readonly port: number; readonly targetPort: number | string };
type Item = {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly clusterIP?: string; readonly selector?: Readonly<Record<string, string>>; readonly ports?: readonly Port[];
    readonly containers?: readonly { readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[] }[];
  };
  readonly status: { readonly podIP?: string; readonly phase?: string };
};

const COMPONENT = 'app.kubernetes.io/component';

/** Addresses and ports of the release's pods and Services, by component. */
export async function namesOf({ kubectl }: Cluster): Promise<Names> {
  const get = async (what: string): Promise<readonly Item[]> => (JSON.parse(await kubectl(['-n', NAMESPACE, 'get', what, '-o', 'json'])) as { items: readonly Item[] }).items;
  const [pods, services] = await Promise.all([get('pods'), get('services')]);
  const listens = new Map<string, Set<number>>();
  const named = new Map<string, number>();
  for (const { metadata, spec } of pods) {
    const component = metadata.labels?.[COMPONENT] ?? metadata.name;
    for (const { name, containerPort } of spec.containers?.flatMap(({ ports = [] }) => ports) ?? []) {
      listens.set(component, (listens.get(component) ?? new Set()).add(containerPort));
      named.set(`${component}:${name ?? ''}`, containerPort);
    }
  }
  // A pod that ended keeps its address on paper; who has it now stands later in the map and wins.
  const living = [...pods].sort((a, b) => Number(a.status.phase === 'Running') - Number(b.status.phase === 'Running'));
  return {
    pods: new Map(living.flatMap(({ metadata, status }) => (status.podIP === undefined ? [] : [[status.podIP, metadata.labels?.[COMPONENT] ?? metadata.name] as const]))),
    services: new Map(services.flatMap(({ spec }) => {
      const component = spec.selector?.[COMPONENT] ?? '';
      return (spec.ports ?? []).map(({ port, targetPort }) => {
        const target = typeof targetPort === 'number' ? targetPort : (named.get(`${component}:${targetPort}`) ?? port);
        return [`${spec.clusterIP ?? ''}:${port}`, { component, port: target }] as const;
      });
    })),
    listens,
  };
}

/** Prints the TCP sockets of every network namespace of a node but its own, each once. */
const SOCKETS = `seen=" $(readlink /proc/1/ns/net) "
for p in /proc/[0-9]*; do
  n=$(readlink $p/ns/net 2>/dev/null) || continue
  case "$seen" in *" $n "*) continue;; esac
  seen="$seen$n "
  cat $p/net/tcp $p/net/tcp6 2>/dev/null
done`;

const EVERY_MS = 2_000;

/** Watches who calls whom while something runs; a connection leaves a trace for a minute, so none is missed. */
export async function watchEdges<T>(cluster: Cluster, during: () => Promise<T>): Promise<{ readonly edges: readonly Edge[]; readonly result: T }> {
  const nodes = (await cluster.kind(['get', 'nodes', '--name', CLUSTER])).trim().split('\n');
  const seen = new Map<string, Edge>();
  let done = false;
  const watching = (async (): Promise<void> => {
    do {
      const names = await namesOf(cluster);
      for (const node of nodes) {
        const sockets = socketsOf(await command('docker', ['exec', node, 'sh', '-c', SOCKETS]));
        for (const edge of edgesOf(sockets, names)) seen.set(edgeName(edge), edge);
      }
      await sleep(EVERY_MS);
    } while (!done);
  })();
  try {
    const result = await during();
    done = true;
    await watching;
    return { edges: [...seen.values()], result };
  } finally {
    done = true;
    await watching;
  }
}
