import { brokerPlan, meshTopology, type MeshTopology, type PartnerSpec } from '@chainnet/contracts';
import { applyBrokerPlan } from '@chainnet/messaging';
import { loadOrCreateSecrets, locate, OidcAdmin, startServers, type Servers, type StartOptions } from '@chainnet/local-servers';
import type { Directory } from '@chainnet/service-kit';
import { keyCeremony } from './key-ceremony.js';
import { clientNames, demoPartners, meshPaths, meshUnits, realmInput, type MeshPaths, type Unit } from './mesh-plan.js';
import { partnerSpecs } from './partners.js';
import { servicesOnDisk } from './service-manifests.js';
import { ServiceProcess } from './service-process.js';

export type MeshOptions = {
  readonly dataDir?: string;
  readonly tenants?: readonly string[];
  /** Moves every HTTP port, so that a test's mesh can stand beside a user's. */
  readonly portOffset?: number;
  readonly ports?: StartOptions['ports'];
  /** Only these services; all of them when missing. */
  readonly services?: readonly string[];
  readonly log?: (line: string) => void;
  readonly quiet?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

export type Mesh = {
  readonly servers: Servers;
  readonly directory: Directory;
  readonly units: readonly Unit[];
  readonly processes: ReadonlyMap<string, ServiceProcess>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly paths: MeshPaths;
  readonly tenants: readonly string[];
  urlOf(name: string): string;
  stop(): Promise<void>;
};

/** Starts servers, topics, ACLs, keys and every service, and resolves when all are ready. What it started, `stop` ends. */
export async function startMesh(options: MeshOptions = {}): Promise<Mesh> {
  const tenants = options.tenants ?? demoPartners;
  const { dataDir } = locate({ dataDir: options.dataDir }, process.env);
  const paths = meshPaths(dataDir);
  const log = options.log ?? (() => undefined);
  const services = meshTopology(await servicesOnDisk());
  const units = meshUnits(tenants, { services, portOffset: options.portOffset ?? 0 });
  const secrets = await loadOrCreateSecrets(paths.clients, clientNames(units, tenants));
  const servers = await startServers({
    dataDir, realm: realmInput(units, tenants, secrets), log, quiet: options.quiet === true,
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
    await applyPlan(servers, { tenants, services }, log);
    const context = { servers, tenants, secrets, paths, extra: options.env ?? {} };
    for (const unit of units) {
      if (options.services !== undefined && !options.services.includes(unit.service)) continue;
      processes.set(unit.name, new ServiceProcess(unit, { env: environmentOf(unit, context), logs: paths.logs }));
    }
    await startAll([...processes.values()], log);
    const urlOf = (name: string): string => `http://127.0.0.1:${units.find((unit) => unit.name === name)?.port ?? 0}`;
    return { servers, directory, units, processes, secrets, paths, tenants, urlOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A partner that was disabled stays so, also when the mesh starts anew; a realm that is not ours to ask has none. */
const partnersOf = async (tenants: readonly string[], { adminUrl, realm, adminUsername: username, adminPassword: password }: Servers['oidc']): Promise<readonly PartnerSpec[]> =>
  username === '' ? tenants.map((tenant) => ({ tenant })) : partnerSpecs(new OidcAdmin({ adminUrl, realm, username, password }), tenants);

async function applyPlan({ kafka, oidc }: Servers, { tenants, services }: { tenants: readonly string[]; services: MeshTopology }, log: (line: string) => void): Promise<void> {
  const drift = await applyBrokerPlan(
    { brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword },
    brokerPlan(await partnersOf(tenants, oidc), services),
  );
  if (drift.topics.length + drift.acls.length > 0) log(`broker: ${drift.topics.length} topics and ${drift.acls.length} ACLs made`);
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
