import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../cluster.js';
import { NAMESPACE } from '../release.js';

type Summary = {
  readonly pods: readonly {
    readonly podRef: { readonly name: string; readonly namespace: string };
    readonly containers?: readonly { readonly cpu?: { readonly usageCoreNanoSeconds?: number }; readonly memory?: { readonly workingSetBytes?: number; readonly rssBytes?: number } }[];
  }[];
};

export type PodUsage = { readonly pod: string; readonly cores: number; readonly mebibytes: number };
type Reading = { readonly at: number; readonly pods: ReadonlyMap<string, { readonly cpuSeconds: number; readonly bytes: number }> };

const MEBIBYTE = 1_048_576;

/** What each pod of the mesh takes, by the kubelets' own figures: cores over the time given, working set at its end. */
export async function usageOver(cluster: Cluster, seconds: number): Promise<readonly PodUsage[]> {
  const before = await readUsage(cluster);
  await sleep(seconds * 1_000);
  const after = await readUsage(cluster);
  const elapsed = (after.at - before.at) / 1_000;
  return [...after.pods].map(([pod, { cpuSeconds, bytes }]) => ({
    pod, cores: Math.max(0, cpuSeconds - (before.pods.get(pod)?.cpuSeconds ?? 0)) / elapsed, mebibytes: bytes / MEBIBYTE,
  }));
}

async function readUsage({ kubectl }: Cluster): Promise<Reading> {
  const nodes = (await kubectl(['get', 'nodes', '-o', 'name'])).trim().split('\n').map((name) => name.replace('node/', ''));
  const pods = new Map<string, { cpuSeconds: number; bytes: number }>();
  for (const node of nodes) {
    const summary = JSON.parse(await kubectl(['get', '--raw', `/api/v1/nodes/${node}/proxy/stats/summary`])) as Summary;
    for (const { podRef, containers = [] } of summary.pods) {
      if (podRef.namespace !== NAMESPACE) continue;
      pods.set(podRef.name, {
        cpuSeconds: containers.reduce((sum, { cpu }) => sum + (cpu?.usageCoreNanoSeconds ?? 0) / 1e9, 0),
        bytes: containers.reduce((sum, { memory }) => sum + (memory?.workingSetBytes ?? 0), 0),
      });
    }
  }
  return { at: performance.now(), pods };
}
