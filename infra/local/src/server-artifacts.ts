import { mkdir } from 'node:fs/promises';
import { documentStoreBinary } from './document-store/document-store.js';
import { kafkaJars } from './kafka/kafka.js';
import { keycloakDistribution } from './keycloak/keycloak-distribution.js';
import { logFileIn, withoutForeignSettings, type Log } from './launch.js';
import { locate, type LocationOptions } from './locations.js';
import { startGuard } from './process/guard.js';

export type ServerArtifacts = {
  /** Folder of Kafka's jars. */
  readonly kafka: string;
  /** Folder of Keycloak, built for a database in a file and for health on its main port. */
  readonly keycloak: string;
  /** The document store's program for Linux. */
  readonly documentStore: string;
};

/**
 * What the servers are made of, from the cache or made now: for container images.
 * @throws RWD_SERVERS_TOOL_MISSING, RWD_SERVERS_COMMAND_FAILED
 */
export async function serverArtifacts({ log, env = process.env, ...where }: LocationOptions & { readonly log: Log; readonly env?: NodeJS.ProcessEnv }): Promise<ServerArtifacts> {
  const locations = locate(where, env);
  await mkdir(locations.logs, { recursive: true });
  const guard = startGuard();
  const launch = {
    locations, guard, log, env: withoutForeignSettings(env), logFile: logFileIn(locations),
    signal: new AbortController().signal, startTimeoutSeconds: undefined,
  };
  try {
    const kafka = await kafkaJars(launch);
    const keycloak = await keycloakDistribution(launch);
    return { kafka, keycloak, documentStore: await documentStoreBinary(launch, 'linux') };
  } finally {
    await guard.close();
  }
}
