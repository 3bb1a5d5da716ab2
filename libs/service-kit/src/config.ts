import { clientIdOf, placeOf, type PlacedService, type ServiceTopology } from '@chainnet/contracts';
import { errors } from './errors.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ServiceConfig = {
  readonly service: string;
  readonly topology: ServiceTopology;
  readonly host: string;
  readonly port: number;
  readonly brokers: readonly string[];
  readonly mongoUri: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Organizations of the mesh. */
  readonly tenants: readonly string[];
  /** The one organization that a per-organization service belongs to. */
  readonly tenant: string | undefined;
  readonly keysDir: string | undefined;
  /** File with the members of the mesh, their keys and addresses. */
  readonly directory: string | undefined;
  readonly mpcPort: number;
  readonly logLevel: string;
  readonly otlpEndpoint: string | undefined;
  readonly samplingRatio: number;
  readonly crashAt: string | undefined;
  /** JSON text: where people reach each service, for the console's page. */
  readonly links: string | undefined;
  /** Normalization only: folder with code table files of the operator. */
  readonly codeTablesDir?: string | undefined;
  /** Normalization only: folder with FHIR profiles of the operator. */
  readonly profilesDir?: string | undefined;
};

/** Every variable a service reads, with its meaning: the READMEs and the chart's values are held against this table. */
export const configurationVariables = {
  HOST: 'address to listen on; default 127.0.0.1',
  PORT: 'port to listen on; default of the service\'s topology entry',
  KAFKA_BROKERS: 'comma-separated host:port of the SASL/OAUTHBEARER listener',
  MONGODB_URI: 'address of the document store',
  OIDC_ISSUER: 'issuer of the realm, as it stands in tokens',
  CHAINNET_CLIENT_ID: 'OIDC client of this service; default by the topology',
  CHAINNET_CLIENT_SECRET: 'its secret',
  CHAINNET_TENANTS: 'comma-separated organization ids',
  CHAINNET_TENANT: 'the organization of a site node',
  CHAINNET_KEYS_DIR: 'folder with the service\'s key files (32 bytes, base64, one a file)',
  CHAINNET_DIRECTORY: 'file with the members of the mesh, their public keys and addresses (JSON)',
  CHAINNET_MPC_PORT: 'port of a site node\'s computing party (mTLS); default 7220',
  LOG_LEVEL: 'trace, debug, info, warn or error; default info',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'OTLP/HTTP endpoint for traces; none: traces are off',
  CHAINNET_TRACE_RATIO: 'share of records traced, 0 to 1; default 0.05',
  CHAINNET_LINKS: 'console only: JSON object, process name to the http(s) address people reach it at; default: this host and the topology\'s ports',
  CHAINNET_CODE_TABLES_DIR: 'normalization only: folder with the operator\'s code tables (.tsv, .csv, or FHIR CodeSystem .json)',
  CHAINNET_PROFILES_DIR: 'normalization only: folder with the operator\'s FHIR profiles (JSON files, Bundles or unpacked FHIR packages)',
  CHAINNET_CRASH_AT: 'fault drills only: <crash point>:<n>',
} as const;

type Variable = keyof typeof configurationVariables;

/** @throws RWD_CONFIG_MISSING, RWD_CONFIG_INVALID, naming the variable; RWD_CONTRACT_TOPOLOGY_* */
export function readConfig(placed: PlacedService, environment: Environment): ServiceConfig {
  const service = placed.name;
  const topology = placeOf(placed);
  const optional = (name: Variable): string | undefined => environment[name] || undefined;
  const required = (name: Variable): string => {
    const value = optional(name);
    if (value === undefined) throw errors.RWD_CONFIG_MISSING({ variable: name });
    return value;
  };
  const tenant = topology.perPartner === true ? required('CHAINNET_TENANT') : optional('CHAINNET_TENANT');
  return {
    service,
    topology,
    host: optional('HOST') ?? '127.0.0.1',
    port: numberOf('PORT', optional('PORT') ?? String(topology.port), { low: 0, high: 65_535 }),
    brokers: listOf(required('KAFKA_BROKERS')),
    mongoUri: required('MONGODB_URI'),
    issuer: required('OIDC_ISSUER'),
    clientId: optional('CHAINNET_CLIENT_ID') ?? clientIdOf(service, tenant),
    clientSecret: required('CHAINNET_CLIENT_SECRET'),
    tenants: tenant === undefined ? tenantsOf(optional('CHAINNET_TENANTS') ?? '') : [tenant],
    tenant,
    keysDir: optional('CHAINNET_KEYS_DIR'),
    directory: optional('CHAINNET_DIRECTORY'),
    mpcPort: numberOf('CHAINNET_MPC_PORT', optional('CHAINNET_MPC_PORT') ?? '7220', { low: 0, high: 65_535 }),
    logLevel: optional('LOG_LEVEL') ?? 'info',
    otlpEndpoint: optional('OTEL_EXPORTER_OTLP_ENDPOINT'),
    samplingRatio: numberOf('CHAINNET_TRACE_RATIO', optional('CHAINNET_TRACE_RATIO') ?? '0.05', { low: 0, high: 1 }),
    crashAt: optional('CHAINNET_CRASH_AT'),
    links: optional('CHAINNET_LINKS'),
    codeTablesDir: optional('CHAINNET_CODE_TABLES_DIR'),
    profilesDir: optional('CHAINNET_PROFILES_DIR'),
  };
}

const listOf = (text: string): readonly string[] => text.split(',').map((item) => item.trim()).filter((item) => item !== '');

function tenantsOf(text: string): readonly string[] {
  const tenants = listOf(text);
  if (tenants.some((tenant) => !/^[a-z][a-z0-9-]{1,30}$/.test(tenant))) {
    throw errors.RWD_CONFIG_INVALID({ variable: 'CHAINNET_TENANTS', expected: 'a list of ids like hospital-a' });
  }
  return tenants;
}

function numberOf(variable: Variable, text: string, { low, high }: { low: number; high: number }): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high)) throw errors.RWD_CONFIG_INVALID({ variable, expected: `a number from ${low} to ${high}` });
  return value;
}
