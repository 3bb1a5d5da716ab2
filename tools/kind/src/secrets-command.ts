import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { demoPartners } from '@chainnet/main-job';
import { dataFolder } from './places.js';
import { NAMESPACE, RELEASE } from './release.js';
import { clusterSecrets, manifestList } from './secrets.js';

/**
 * `node tools/run.mjs tools/kind/dist/secrets-command.js [--tenants A,B] [--namespace N] [--release R] [--folder F]`: makes the
 * keys of a release and prints its Secrets and member directory for `kubectl apply -f -`.
 */
async function secrets(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tenants: { type: 'string', default: demoPartners.join(',') }, namespace: { type: 'string', default: NAMESPACE },
      release: { type: 'string', default: RELEASE }, folder: { type: 'string', default: dataFolder() },
    },
  });
  const { tenants, namespace, release, folder } = values;
  process.stdout.write(manifestList(await clusterSecrets({ folder, tenants: tenants.split(','), namespace, release })));
}

secrets().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
