import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateSecrets, startServers, type Servers } from '@chainnet/local-servers';
import { clientNames, demoPartners, meshPaths, meshUnits, realmInput, startMesh, type Mesh } from '@chainnet/main-job';
import { errors } from './errors.js';

/** Ports of the benchmark's own servers and services, beside a mesh that a user may have running. */
const PORTS = { kafka: 25_092, kafkaAdmin: 25_093, kafkaController: 25_094, keycloak: 25_095, mongodb: 25_096 };
const PORT_OFFSET = 500;

export type Say = (line: string) => void;
export const say: Say = (line) => void process.stderr.write(`${line}\n`);

type Place = { readonly folder: string; readonly interrupted: Promise<never> };

/** Gives work a data folder of its own, and removes it afterwards however the work ends; Ctrl-C ends it in good order. */
async function inFolder<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chainnet-bench-'));
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => (interrupt = () => reject(errors.RWD_BENCHMARK_INTERRUPTED())));
  // Nobody may be waiting for it yet: what starts is let start, and stopped then.
  interrupted.catch(() => undefined);
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work({ folder, interrupted });
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    await rm(folder, { recursive: true, force: true });
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

export type MeshStand = { readonly mesh: Mesh; readonly folder: string };

/** Runs work against a whole mesh that is there for it alone. @param nodeOptions of every service, as for profiling */
export const withMesh = <T>(nodeOptions: string | undefined, work: (stand: MeshStand) => Promise<T>): Promise<T> =>
  inFolder(async ({ folder, interrupted }) => {
    const env = { LOG_LEVEL: 'warn', ...(nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions }) };
    const mesh = await startMesh({ dataDir: folder, ports: PORTS, portOffset: PORT_OFFSET, log: say, env });
    return stopping({ stop: () => mesh.stop(), interrupted }, () => work({ mesh, folder }));
  });

export type ServerStand = { readonly servers: Servers; readonly secrets: Readonly<Record<string, string>> };

/** Runs work against the servers alone. */
export const withServers = <T>(work: (stand: ServerStand) => Promise<T>): Promise<T> =>
  inFolder(async ({ folder, interrupted }) => {
    const secrets = await loadOrCreateSecrets(meshPaths(folder).clients, clientNames(meshUnits(demoPartners), demoPartners));
    const servers = await startServers({ dataDir: folder, realm: realmInput(demoPartners, secrets), ports: PORTS, log: say });
    return stopping({ stop: () => servers.stop(), interrupted }, () => work({ servers, secrets }));
  });

/** Runs work against the document store alone: addresses stand in for the other servers, so none of them starts. */
export const withStore = <T>(work: (mongoUri: string) => Promise<T>): Promise<T> =>
  inFolder(async ({ folder, interrupted }) => {
    const env = { ...process.env, KAFKA_BROKERS: '127.0.0.1:1', OIDC_ISSUER: 'http://127.0.0.1:1/realms/none' };
    const servers = await startServers({ dataDir: folder, realm: realmInput([], {}), ports: PORTS, log: say, env });
    return stopping({ stop: () => servers.stop(), interrupted }, () => work(servers.mongoUri));
  });

type Started = { readonly stop: () => Promise<void>; readonly interrupted: Promise<never> };

async function stopping<T>({ stop, interrupted }: Started, work: () => Promise<T>): Promise<T> {
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    await stop();
  }
}

/** Process groups of the servers of a data folder, by name. */
export function serverGroups(folder: string): ReadonlyMap<string, number> {
  const run = join(folder, 'run');
  const files = readdirSync(run).filter((file) => file.endsWith('.pid.json'));
  return new Map(files.map((file) => [file.replace('.pid.json', ''), (JSON.parse(readFileSync(join(run, file), 'utf8')) as { pid: number }).pid]));
}
