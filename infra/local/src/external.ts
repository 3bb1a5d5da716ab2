import { errors } from './errors.js';

export type KafkaAddress = {
  /** The OAUTHBEARER listener for partners and services. */
  readonly brokers: string[];
  /** The SASL/PLAIN listener for administration. */
  readonly adminBrokers: string[];
  /** Empty only when the broker is not ours and no login was given: then connect without SASL. */
  readonly adminUsername: string;
  readonly adminPassword: string;
};

export type OidcAddress = {
  /** `http://host:port/realms/<realm>`, the `iss` of every token. */
  readonly issuer: string;
  readonly realm: string;
  /** Base of the admin REST API: `<adminUrl>/admin/realms/...`. */
  readonly adminUrl: string;
  /** Empty only when the server is not ours and no login was given. */
  readonly adminUsername: string;
  readonly adminPassword: string;
};

/** Servers that the user brings; a missing one is started here. */
export type ExternalServers = { readonly kafka?: KafkaAddress; readonly mongoUri?: string; readonly oidc?: OidcAddress };

/**
 * Reads `KAFKA_BROKERS` (with `KAFKA_ADMIN_BROKERS`, `KAFKA_ADMIN_USERNAME`, `KAFKA_ADMIN_PASSWORD`), `MONGODB_URI` and
 * `OIDC_ISSUER` (with `OIDC_ADMIN_URL`, `OIDC_ADMIN_USERNAME`, `OIDC_ADMIN_PASSWORD`).
 * @throws RWD_SERVERS_ADDRESS_INVALID naming the variable
 */
export function readExternal(env: NodeJS.ProcessEnv): ExternalServers {
  return {
    ...(env['KAFKA_BROKERS'] ? { kafka: readKafka(env['KAFKA_BROKERS'], env) } : {}),
    ...(env['MONGODB_URI'] ? { mongoUri: readMongo(env['MONGODB_URI']) } : {}),
    ...(env['OIDC_ISSUER'] ? { oidc: readOidc(env['OIDC_ISSUER'], env) } : {}),
  };
}

function readKafka(given: string, env: NodeJS.ProcessEnv): KafkaAddress {
  const brokers = brokerList('KAFKA_BROKERS', given);
  const admin = env['KAFKA_ADMIN_BROKERS'];
  return {
    brokers,
    adminBrokers: admin ? brokerList('KAFKA_ADMIN_BROKERS', admin) : brokers,
    adminUsername: env['KAFKA_ADMIN_USERNAME'] ?? '',
    adminPassword: env['KAFKA_ADMIN_PASSWORD'] ?? '',
  };
}

function brokerList(variable: string, given: string): string[] {
  const brokers = given.split(',').map((broker) => broker.trim()).filter((broker) => broker !== '');
  if (brokers.length === 0 || !brokers.every((broker) => /^[^\s/]+:\d+$/.test(broker))) {
    throw errors.RWD_SERVERS_ADDRESS_INVALID({ variable, expected: 'a list "host:port,host:port"' });
  }
  return brokers;
}

function readMongo(given: string): string {
  if (!/^mongodb(\+srv)?:\/\/[^/\s]/.test(given)) {
    throw errors.RWD_SERVERS_ADDRESS_INVALID({ variable: 'MONGODB_URI', expected: 'a mongodb:// or mongodb+srv:// address' });
  }
  return given;
}

function readOidc(given: string, env: NodeJS.ProcessEnv): OidcAddress {
  const issuer = given.replace(/\/+$/, '');
  const parts = /^(https?:\/\/.+)\/realms\/([^/]+)$/.exec(issuer);
  if (parts?.[1] === undefined || parts[2] === undefined) {
    throw errors.RWD_SERVERS_ADDRESS_INVALID({ variable: 'OIDC_ISSUER', expected: 'a Keycloak issuer "https://host/realms/<realm>"' });
  }
  return {
    issuer,
    realm: decodeURIComponent(parts[2]),
    adminUrl: (env['OIDC_ADMIN_URL'] ?? parts[1]).replace(/\/+$/, ''),
    adminUsername: env['OIDC_ADMIN_USERNAME'] ?? '',
    adminPassword: env['OIDC_ADMIN_PASSWORD'] ?? '',
  };
}
