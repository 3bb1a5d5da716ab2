import { isRwdError } from '@chainnet/contracts';
import { demoRealm } from './demo-realm.js';
import { locate } from './locations.js';
import { reset } from './reset.js';
import { startServers } from './servers.js';

/** `node infra/local/dist/main.js [--reset]`: the servers alone, with a demo realm, until Ctrl-C. */
async function main(argv: readonly string[]): Promise<void> {
  const unknown = argv.filter((argument) => argument !== '--reset');
  if (unknown.length > 0) {
    console.error(`unknown argument ${unknown.join(' ')}; usage: main.js [--reset]`);
    process.exitCode = 2;
    return;
  }
  if (argv.includes('--reset')) {
    await reset();
    console.error('data, secrets and logs are wiped; the cache is kept');
    return;
  }
  const locations = locate({}, process.env);
  const servers = await startServers({ realm: await demoRealm(locations.secrets) });
  const { kafka, mongoUri, oidc } = servers;
  console.error(`KAFKA_BROKERS=${kafka.brokers.join(',')}\nMONGODB_URI=${mongoUri}\nOIDC_ISSUER=${oidc.issuer}`);
  console.error(`Secrets are in ${locations.secrets}, logs in ${locations.logs}. Ctrl-C stops the servers.`);
  await firstSignal();
  console.error('stopping ...');
  await servers.stop();
}

/** While the servers run a signal means: stop in order. Before that it ends this process, and the guard cleans up. */
const firstSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const keepAlive = setInterval(() => undefined, 1 << 30);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        clearInterval(keepAlive);
        resolve();
      });
    }
  });

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n${error.action}` : error);
  process.exitCode = 1;
});
