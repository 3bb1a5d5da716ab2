import { createServer } from 'node:net';
import { errors } from './errors.js';

/** One row a port: the variable that sets it, its default, what it is for. */
export const portTable = {
  kafka: { variable: 'CHAINNET_KAFKA_PORT', standard: 19092, purpose: 'Kafka, partners and services' },
  kafkaAdmin: { variable: 'CHAINNET_KAFKA_ADMIN_PORT', standard: 19093, purpose: 'Kafka, administration' },
  kafkaController: { variable: 'CHAINNET_KAFKA_CONTROLLER_PORT', standard: 19094, purpose: 'Kafka, controller' },
  keycloak: { variable: 'CHAINNET_KEYCLOAK_PORT', standard: 19095, purpose: 'Keycloak' },
  mongodb: { variable: 'CHAINNET_MONGODB_PORT', standard: 19096, purpose: 'the document store' },
} as const;

export type PortName = keyof typeof portTable;
export type Ports = Readonly<Record<PortName, number>>;

const portNames = Object.keys(portTable) as PortName[];

/**
 * The ports to use: `chosen` first, then the variables, then 19092 and up.
 * @throws RWD_SERVERS_PORT_INVALID naming the variable
 */
export function readPorts(chosen: Partial<Ports>, env: NodeJS.ProcessEnv): Ports {
  const pairs = portNames.map((name) => {
    const { variable, standard } = portTable[name];
    const value = chosen[name] ?? (env[variable] ? Number(env[variable]) : standard);
    if (!Number.isInteger(value) || value < 1 || value > 65535) {
      throw errors.RWD_SERVERS_PORT_INVALID({ variable, value: env[variable] ?? value });
    }
    return [name, value] as const;
  });
  return Object.fromEntries(pairs) as Ports;
}

/**
 * Refuses to start on a port that another program holds on 127.0.0.1.
 * @throws RWD_SERVERS_PORT_BUSY naming the port and the variable that changes it
 */
export async function assertPortsFree(ports: Ports, names: readonly PortName[]): Promise<void> {
  for (const name of names) {
    const { variable, purpose } = portTable[name];
    const cause = await listenOnce(ports[name]);
    if (cause !== undefined) {
      throw errors.RWD_SERVERS_PORT_BUSY({ port: ports[name], variable, purpose }, { cause });
    }
  }
}

const listenOnce = (port: number): Promise<Error | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(undefined)));
  });
