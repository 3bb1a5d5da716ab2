import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { createCluster, deleteCluster, openCluster, type Cluster } from './cluster.js';
import { errors } from './errors.js';
import { buildImages } from './images/build-images.js';
import { announce, applySecrets, install, loadImages } from './install.js';
import { runMainJob } from './mesh-run.js';
import { dataFolder } from './places.js';
import { NAMESPACE, RELEASE } from './release.js';

const say = (line: string): void => console.log(line);

/** `npm run kind -- [--tag TAG] [--no-build] [--no-job]` and `npm run kind:down`: the whole mesh on a cluster of two nodes, and away. */
async function main(): Promise<void> {
  const { positionals: [verb = 'up'], values } = parseArgs({
    allowPositionals: true, allowNegative: true,
    options: { tag: { type: 'string', default: 'dev' }, build: { type: 'boolean', default: true }, job: { type: 'boolean', default: true } },
  });
  const cluster = await openCluster(say);
  if (verb === 'down') {
    await deleteCluster(cluster);
    say('the cluster, its keys and its state are gone; images and the build cache stay');
    return;
  }
  if (verb !== 'up') throw errors.RWD_CLUSTER_USAGE({ problem: `no "${verb}"; there are up and down` });
  await up(cluster, values);
}

async function up(cluster: Cluster, { tag, build, job }: { tag: string; build: boolean; job: boolean }): Promise<void> {
  if (build) await timed('images built', () => buildImages({ tag, log: say }));
  await timed('cluster of two nodes ready', () => createCluster(cluster));
  await timed('images loaded into the nodes', () => loadImages(cluster, tag));
  await applySecrets(cluster);
  const seconds = await install(cluster, { tag });
  say(`installed, every pod ready: ${seconds.toFixed(1)} s`);
  await announce();
  await timed('helm test passed', () => cluster.helm(['test', RELEASE, '-n', NAMESPACE]));
  if (job) await runMainJob(say);
  say(`\nkubectl --kubeconfig ${join(dataFolder(), 'kubeconfig')} -n ${NAMESPACE} get pods\nnpm run kind:down removes everything`);
}

async function timed<T>(what: string, step: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await step();
  say(`${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return result;
}

main().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
