import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { demoPartners } from '@chainnet/main-job';
import { namespaceManifest } from './cluster.js';
import { dataFolder } from './places.js';
import { NAMESPACE, RELEASE } from './release.js';
import { clusterSecrets, manifestList } from './secrets.js';

/**
 * `node tools/run.mjs tools/kind/dist/secrets-command.js [--tenants A,B] [--namespace N] [--release R] [--folder F]
 * [--with-namespace] [--out FILE]`: makes the keys of a release and prints, or writes, its Secrets and member directory as
 * `kubectl apply -f` takes them.
 */
async function secrets(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tenants: { type: 'string', default: demoPartners.join(',') }, namespace: { type: 'string', default: NAMESPACE },
      release: { type: 'string', default: RELEASE }, folder: { type: 'string', default: dataFolder() },
      'with-namespace': { type: 'boolean', default: false }, out: { type: 'string' },
    },
  });
  const { tenants, namespace, release, folder } = values;
  const manifests = await clusterSecrets({ folder, tenants: tenants.split(','), namespace, release });
  const list = manifestList([...(values['with-namespace'] ? [namespaceManifest(namespace)] : []), ...manifests]);
  if (values.out === undefined) process.stdout.write(list);
  else await writeFile(values.out, list, { mode: 0o600 });
}

secrets().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
