import { meshTopology } from '@chainnet/contracts';
import { loadOrCreateSecrets, locate, startServers, type Servers, type StartOptions } from '@chainnet/local-servers';
import { apply, desiredMesh, RealmAdmin, realmInputOf, summary, type DesiredMesh } from '@chainnet/reconcile';
import type { ClientCredentials } from '@chainnet/identity';
import type { Directory } from '@chainnet/service-kit';
import { keyCeremony } from './key-ceremony.js';
import { localRegistry } from './local-registry.js';
import { clientNames, demoPartners, meshPaths, meshUnits, REALM, type MeshPaths, type Unit } from './mesh-plan.js';
import { partnerCredentials } from './partner-keys.js';
import { servicesOnDisk } from './service-manifests.js';
import { ServiceProcess } from './service-process.js';

export type MeshOptions = {
  readonly dataDir?: string;
  /** Organizations that must be there; those of the data folder's registry are there too. */
  readonly tenants?: readonly string[];
  /** Organizations that log in with a key in place of a secret, when they are new. */
  readonly keyed?: readonly string[];
  /** Moves every HTTP port, so that a test's mesh can stand beside a user's. */
  readonly portOffset?: number;
  readonly ports?: StartOptions['ports'];
  /** Only these services; all of them when missing. */
  readonly services?: readonly string[];
  readonly log?: (line: string) => void;
  readonly quiet?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs when the servers are up and no service is yet: a restore, say. */
  readonly beforeServices?: (servers: Servers) => Promise<void>;
};

export type Mesh = {
  readonly servers: Servers;
  readonly directory: Directory;
  readonly units: readonly Unit[];
  readonly processes: ReadonlyMap<string, ServiceProcess>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly paths: MeshPaths;
  readonly tenants: readonly string[];
  /** Those of them that may publish. */
  readonly active: readonly string[];
  readonly portOffset: number;
  /** Where tokens are to be had from here, when not at the issuer's own address. */
  readonly tokenUri?: string;
  /** How a partner's client proves itself. */
  readonly credentialsOf: (tenant: string) => Promise<ClientCredentials>;
  urlOf(name: string): string;
  stop(): Promise<void>;
};

/** Starts servers, topics, ACLs, keys and every service, and resolves when all are ready. What it started, `stop` ends. */
export async function startMesh(options: MeshOptions = {}): Promise<Mesh> {
  const { dataDir } = locate({ dataDir: options.dataDir }, process.env);
  const paths = meshPaths(dataDir);
  const log = options.log ?? (() => undefined);
  const services = meshTopology(await servicesOnDisk());
  await loadOrCreateSecrets(paths.clients, []);
  const registry = await localRegistry(paths.registry, { tenants: options.tenants ?? demoPartners, keyed: options.keyed ?? [], clientsDir: paths.clients });
  const tenants = registry.partners.map(({ tenant }) => tenant);
  const units = meshUnits(tenants, { services, portOffset: options.portOffset ?? 0 });
  const withSecrets = registry.partners.filter(({ auth }) => auth.method === 'secret').map(({ tenant }) => tenant);
  const secrets = await loadOrCreateSecrets(paths.clients, clientNames(units, withSecrets));
  const desired = { realm: REALM, services, secrets };
  const servers = await startServers({
    dataDir, realm: realmInputOf(registry, desired), log, quiet: options.quiet === true,
    ...(options.ports === undefined ? {} : { ports: options.ports }),
  });
  const processes = new Map<string, ServiceProcess>();
  const stop = async (): Promise<void> => {
    await Promise.all([...processes.values()].map((one) => one.stop()));
    await servers.stop();
  };
  try {
    const provenance = units.find(({ service }) => service === 'provenance');
    const directory = await keyCeremony(units, paths, `http://127.0.0.1:${provenance?.port ?? 0}`);
    await reconcile(servers, desiredMesh(registry, desired), log);
    await options.beforeServices?.(servers);
    const context = { servers, tenants, secrets, paths, extra: options.env ?? {} };
    for (const unit of units) {
      if (options.services !== undefined && !options.services.includes(unit.service)) continue;
      processes.set(unit.name, new ServiceProcess(unit, { env: environmentOf(unit, context), logs: paths.logs }));
    }
    await startAll([...processes.values()], log);
    const active = registry.partners.filter(({ status }) => status === 'active').map(({ tenant }) => tenant);
    const credentialsOf = (tenant: string): Promise<ClientCredentials> => partnerCredentials({ clientsDir: paths.clients, issuer: servers.oidc.issuer, tenant });
    const urlOf = (name: string): string => `http://127.0.0.1:${units.find((unit) => unit.name === name)?.port ?? 0}`;
    return { servers, directory, units, processes, secrets, paths, tenants, active, portOffset: options.portOffset ?? 0, credentialsOf, urlOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Brings broker, deny list and, where we may ask it, the realm to what the registry says. */
async function reconcile({ kafka, oidc }: Servers, desired: DesiredMesh, log: (line: string) => void): Promise<void> {
  const { adminUrl, realm, adminUsername: username, adminPassword: password } = oidc;
  const made = await apply(desired, {
    ...(username === '' ? {} : { realm: new RealmAdmin({ adminUrl, realm, username, password }) }),
    broker: { brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword },
  });
  if (made.length > 0) log(`reconciled: ${Object.entries(summary(made)).map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
}

async function startAll(processes: readonly ServiceProcess[], log: (line: string) => void): Promise<void> {
  const began = Date.now();
  for (const one of processes) one.start();
  await Promise.all(processes.map((one) => one.ready()));
  log(`${processes.length} services ready in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
}

type EnvironmentContext = {
  readonly servers: Servers;
  readonly tenants: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly paths: MeshPaths;
  readonly extra: Readonly<Record<string, string>>;
};

function environmentOf(unit: Unit, { servers, tenants, secrets, paths, extra }: EnvironmentContext): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: String(unit.port),
    KAFKA_BROKERS: servers.kafka.brokers.join(','),
    MONGODB_URI: servers.mongoUri,
    OIDC_ISSUER: servers.oidc.issuer,
    CHAINNET_CLIENT_ID: unit.name,
    CHAINNET_CLIENT_SECRET: secrets[unit.name] ?? '',
    CHAINNET_TENANTS: tenants.join(','),
    CHAINNET_KEYS_DIR: `${paths.keys}/${unit.name}`,
    CHAINNET_DIRECTORY: paths.directory,
    ...(unit.tenant === undefined ? {} : { CHAINNET_TENANT: unit.tenant }),
    ...(unit.mpcPort === undefined ? {} : { CHAINNET_MPC_PORT: String(unit.mpcPort) }),
    ...passedThrough('OTEL_EXPORTER_OTLP_ENDPOINT', 'CHAINNET_TRACE_RATIO', 'LOG_LEVEL'),
    ...extra,
  };
}

const passedThrough = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, process.env[name]] as const).filter((pair): pair is [string, string] => pair[1] !== undefined));
