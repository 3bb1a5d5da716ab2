import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateSecrets, startServers, type Servers } from '@chainnet/local-servers';
import { clientNames, demoPartners, meshPaths, meshUnits, realmInput, startMesh, type Mesh } from '@chainnet/main-job';

/** Ports of the benchmark's own servers and services, beside a mesh that a user may have running. */
const PORTS = { kafka: 25_092, kafkaAdmin: 25_093, kafkaController: 25_094, keycloak: 25_095, mongodb: 25_096 };
const PORT_OFFSET = 500;

export type Say = (line: string) => void;
export const say: Say = (line) => void process.stderr.write(`${line}\n`);

/** Gives work a data folder of its own, and removes it afterwards however the work ends. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chainnet-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type MeshStand = { readonly mesh: Mesh; readonly folder: string };

/** Runs work against a whole mesh that is there for it alone. @param nodeOptions of every service, as for profiling */
export const withMesh = <T>(nodeOptions: string | undefined, work: (stand: MeshStand) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const env = { LOG_LEVEL: 'warn', ...(nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions }) };
    const mesh = await startMesh({ dataDir: folder, ports: PORTS, portOffset: PORT_OFFSET, log: say, env });
    return stopping(() => mesh.stop(), () => work({ mesh, folder }));
  });

export type ServerStand = { readonly servers: Servers; readonly secrets: Readonly<Record<string, string>> };

/** Runs work against the servers alone. */
export const withServers = <T>(work: (stand: ServerStand) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const secrets = await loadOrCreateSecrets(meshPaths(folder).clients, clientNames(meshUnits(demoPartners), demoPartners));
    const servers = await startServers({ dataDir: folder, realm: realmInput(meshUnits(demoPartners), demoPartners, secrets), ports: PORTS, log: say });
    return stopping(() => servers.stop(), () => work({ servers, secrets }));
  });

/** Runs work against the document store alone: addresses stand in for the other servers, so none of them starts. */
export const withStore = <T>(work: (mongoUri: string) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const env = { ...process.env, KAFKA_BROKERS: '127.0.0.1:1', OIDC_ISSUER: 'http://127.0.0.1:1/realms/none' };
    const servers = await startServers({ dataDir: folder, realm: realmInput([], [], {}), ports: PORTS, log: say, env });
    return stopping(() => servers.stop(), () => work(servers.mongoUri));
  });

async function stopping<T>(stop: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  // Ctrl-C ends the work where it is; what it started is stopped all the same.
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => (interrupt = () => reject(new Error('interrupted'))));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
    await stop();
  }
}

/** Process groups of the servers of a data folder, by name. */
export function serverGroups(folder: string): ReadonlyMap<string, number> {
  const run = join(folder, 'run');
  const files = readdirSync(run).filter((file) => file.endsWith('.pid.json'));
  return new Map(files.map((file) => [file.replace('.pid.json', ''), (JSON.parse(readFileSync(join(run, file), 'utf8')) as { pid: number }).pid]));
}
