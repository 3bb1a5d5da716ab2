import { assertPortsFree, readPorts, type PortName, type Ports } from './ports.js';
import { documentStoreBinary, documentStoreReady, startDocumentStore } from './document-store/document-store.js';
import { errors } from './errors.js';
import { readExternal, type ExternalServers, type KafkaAddress, type OidcAddress } from './external.js';
import { kafkaAdmin, kafkaJars, kafkaReady, prepareKafka, startKafka } from './kafka/kafka.js';
import { keycloakDistribution } from './keycloak/keycloak-distribution.js';
import { jwksUrl, keycloakAddress, keycloakReady, startKeycloak } from './keycloak/keycloak.js';
import { logFileIn, stopServer, withoutForeignSettings, type Launch, type Log, type RunningServer } from './launch.js';
import { locate, type LocationOptions } from './locations.js';
import { claim, endStaleServers, release } from './process/pid-file.js';
import { startGuard } from './process/guard.js';
import type { RealmInput } from './realm.js';
import { loadOrCreateSecrets } from './secrets.js';
import { requireTool } from './toolchain.js';

export type StartOptions = LocationOptions & {
  readonly realm: RealmInput;
  readonly ports?: Partial<Ports>;
  /** Takes progress lines; standard error when missing. */
  readonly log?: Log;
  /** No progress lines at all. */
  readonly quiet?: boolean;
  /** `process.env` when missing. */
  readonly env?: NodeJS.ProcessEnv;
};

export type Servers = {
  readonly kafka: KafkaAddress;
  readonly mongoUri: string;
  readonly oidc: OidcAddress;
  /** Stops what was started here: Kafka first, then the others. May be called twice. */
  stop(): Promise<void>;
};

type Addresses = Omit<Servers, 'stop'>;

/**
 * Starts Kafka, Keycloak and the document store on 127.0.0.1, less those whose address the environment gives, and
 * resolves when all answer. Data, secrets and logs stay in `<dataDir>`; a second start goes on with them.
 *
 * The servers end with this process, however it ends. Signals are the caller's: call `stop` on SIGINT and SIGTERM.
 * @throws RWD_SERVERS_* with the tool, port, variable or log file to look at; then nothing is left running
 */
export async function startServers(options: StartOptions): Promise<Servers> {
  const env = options.env ?? process.env;
  const external = readExternal(env);
  const ports = readPorts(options.ports ?? {}, env);
  const locations = locate(options, env);
  const log = options.quiet === true ? () => undefined : (options.log ?? ((line: string) => console.error(line)));

  await claim(locations.run, locations.dataDir);
  const guard = startGuard();
  const failed = new AbortController();
  const running: RunningServer[] = [];
  const launch: Launch = {
    locations,
    env: withoutForeignSettings(env),
    guard,
    signal: failed.signal,
    log,
    startTimeoutSeconds: timeoutFrom(env),
    logFile: logFileIn(locations),
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= stopAll(running, launch).finally(async () => {
      await guard.close();
      await release(locations.run);
    }));

  try {
    const stale = await endStaleServers(locations.run, locations.dataDir);
    if (stale.length > 0) log(`ended what a crashed launcher had left: ${stale.join(', ')}`);
    await assertPortsFree(ports, portsNeeded(external));
    await requireJava(external, launch);
    const addresses = await startAll({ external, ports, realm: options.realm, running, launch, failed });
    return { ...addresses, stop };
  } catch (error) {
    failed.abort(error);
    await stop();
    throw error;
  }
}

type Start = {
  readonly external: ExternalServers;
  readonly ports: Ports;
  readonly realm: RealmInput;
  /** Servers are added here as they start. */
  readonly running: RunningServer[];
  readonly launch: Launch;
  readonly failed: AbortController;
};

async function startAll(start: Start): Promise<Addresses> {
  const secrets = await loadOrCreateSecrets(start.launch.locations.secrets, ['kafka-admin', 'keycloak-admin']);
  const oidc = bringOidc(start, secrets['keycloak-admin']);
  const tasks = [bringKafka(start, secrets['kafka-admin'], oidc), bringDocumentStore(start), oidc] as const;
  for (const task of tasks) task.catch((error: unknown) => start.failed.abort(error));
  await Promise.allSettled(tasks);
  start.launch.signal.throwIfAborted();
  const [kafka, mongoUri] = await Promise.all([tasks[0], tasks[1]]);
  return { kafka, mongoUri, oidc: await oidc };
}

async function bringOidc({ external, ports, realm, running, launch }: Start, adminPassword: string): Promise<OidcAddress> {
  if (external.oidc !== undefined) return external.oidc;
  const plan = { distribution: await keycloakDistribution(launch), port: ports.keycloak, realm, adminPassword };
  const begun = performance.now();
  const started = await startKeycloak(plan, launch);
  running.push({ name: 'keycloak', child: started.child });
  await keycloakReady(started, plan, launch);
  launch.log(`Keycloak: ready on 127.0.0.1:${ports.keycloak} after ${seconds(begun)}`);
  return keycloakAddress(plan);
}

async function bringKafka({ external, ports, running, launch, realm }: Start, adminPassword: string, oidc: Promise<OidcAddress>): Promise<KafkaAddress> {
  if (external.kafka !== undefined) return external.kafka;
  const { issuer } = external.oidc ?? keycloakAddress({ port: ports.keycloak, realm, adminPassword: '' });
  const keys = external.oidc === undefined ? jwksUrl(issuer) : await discoverJwksUrl(issuer);
  const plan = { jars: await kafkaJars(launch), ports, issuer, jwksUrl: keys, adminPassword };
  const properties = await prepareKafka(plan, launch);
  await oidc;
  const begun = performance.now();
  const child = await startKafka(plan, properties, launch);
  running.push({ name: 'kafka', child });
  await kafkaReady(child, plan, launch);
  launch.log(`Kafka: ready on 127.0.0.1:${ports.kafka} after ${seconds(begun)}`);
  return {
    brokers: [`127.0.0.1:${ports.kafka}`],
    adminBrokers: [`127.0.0.1:${ports.kafkaAdmin}`],
    adminUsername: kafkaAdmin,
    adminPassword,
  };
}

async function bringDocumentStore({ external, ports, running, launch }: Start): Promise<string> {
  if (external.mongoUri !== undefined) return external.mongoUri;
  const binary = await documentStoreBinary(launch);
  const begun = performance.now();
  const child = await startDocumentStore(binary, ports.mongodb, launch);
  running.push({ name: 'document-store', child });
  await documentStoreReady(child, ports.mongodb, launch);
  launch.log(`document store: ready on 127.0.0.1:${ports.mongodb} after ${seconds(begun)}`);
  return `mongodb://127.0.0.1:${ports.mongodb}/`;
}

async function discoverJwksUrl(issuer: string): Promise<string> {
  const url = `${issuer}/.well-known/openid-configuration`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    const configuration = (await response.json()) as { jwks_uri?: unknown };
    if (typeof configuration.jwks_uri === 'string') return configuration.jwks_uri;
  } catch (cause) {
    throw errors.RWD_SERVERS_OIDC_UNREACHABLE({ url }, { cause });
  }
  throw errors.RWD_SERVERS_OIDC_UNREACHABLE({ url });
}

/** Kafka goes first: it still may ask Keycloak for keys. Failures come last, so that every server is stopped. */
async function stopAll(running: readonly RunningServer[], launch: Launch): Promise<void> {
  const kafka = running.filter(({ name }) => name === 'kafka');
  const others = running.filter(({ name }) => name !== 'kafka');
  const results = await Promise.allSettled(kafka.map((server) => stopServer(server, launch)));
  results.push(...(await Promise.allSettled(others.map((server) => stopServer(server, launch)))));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

const portsNeeded = (external: ExternalServers): PortName[] => [
  ...(external.kafka === undefined ? (['kafka', 'kafkaAdmin', 'kafkaController'] as const) : []),
  ...(external.oidc === undefined ? (['keycloak'] as const) : []),
  ...(external.mongoUri === undefined ? (['mongodb'] as const) : []),
];

async function requireJava(external: ExternalServers, { env }: Launch): Promise<void> {
  if (external.kafka !== undefined && external.oidc !== undefined) return;
  await requireTool('java', { purpose: 'run Kafka and Keycloak', instead: 'KAFKA_BROKERS and OIDC_ISSUER' }, env);
}

function timeoutFrom(env: NodeJS.ProcessEnv): number | undefined {
  const value = Number(env['CHAINNET_START_TIMEOUT_SECONDS']);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

const seconds = (begun: number): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
