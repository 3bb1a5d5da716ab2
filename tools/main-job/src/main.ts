import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { locate } from '@chainnet/local-servers';
import { attachedMesh } from './attached-mesh.js';
import { startMesh, type Mesh } from './mesh.js';
import { demoKeyedPartners } from './mesh-plan.js';
import { clearMeshState, saveMeshState } from './mesh-state.js';
import { assessmentStep, federationStep, placesStep, publishStep, receiptStep, statisticStep, travelStep } from './steps.js';

const say = (line: string): void => console.log(line);

/** The main job: real records from three partners to receipts, then training, a joint statistic and an assessment on them. */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false }, attach: { type: 'boolean', default: false } } });
  const { dataDir } = locate({}, process.env);
  if (values.attach) {
    const running = await attachedMesh(dataDir);
    await steps(running);
    placesStep(running, say);
    return;
  }
  let mesh: Mesh | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= (async () => {
    await mesh?.stop();
    await clearMeshState(dataDir);
  })());
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  try {
    const starting = startMesh({ log: say, keyed: demoKeyedPartners });
    mesh = await Promise.race([starting, interrupted.then(() => undefined)]);
    if (mesh === undefined) {
      // Interrupted while starting: what is up by then is stopped, whatever the start itself says.
      mesh = await starting.catch(() => undefined);
      return;
    }
    await announce(mesh, dataDir);
    await Promise.race([steps(mesh), interrupted]);
    placesStep(mesh, say);
    if (values.once) return;
    say('\nthe mesh stays up; Ctrl-C stops everything');
    await interrupted;
  } finally {
    say('stopping');
    await stop();
  }
}

async function steps(mesh: Mesh): Promise<void> {
  const published = await publishStep(mesh, say);
  await travelStep(mesh, { published, say });
  await receiptStep(mesh, say);
  await federationStep(mesh, say);
  await statisticStep(mesh, say);
  await assessmentStep(mesh, say);
}

const announce = (mesh: Mesh, dataDir: string): Promise<void> =>
  saveMeshState(dataDir, {
    pid: process.pid,
    brokers: mesh.servers.kafka.brokers,
    adminBrokers: mesh.servers.kafka.adminBrokers,
    adminUsername: mesh.servers.kafka.adminUsername,
    mongoUri: mesh.servers.mongoUri.replace(/\/\/[^/@]*@/, '//'),
    issuer: mesh.servers.oidc.issuer,
    oidcAdminUrl: mesh.servers.oidc.adminUrl,
    tenants: mesh.tenants,
    portOffset: mesh.portOffset,
    urls: Object.fromEntries(mesh.units.map(({ name }) => [name, mesh.urlOf(name)])),
  });

run().then(() => process.exit(0), (error: unknown) => {
  console.error(isRwdError(error) ? `\n${error.code}: ${error.message}\n  ${error.action}${error.where === undefined ? '' : `\n  ${error.where}`}` : error);
  process.exit(1);
});
