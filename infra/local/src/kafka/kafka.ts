import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedArtifact, exists } from '../artifact-cache.js';
import { dataDirMark, javaOptions, slowStep, startServer, type Launch } from '../launch.js';
import { shipped } from '../locations.js';
import { copyDependencies } from '../maven.js';
import type { Child } from '../process/child.js';
import { runCommand } from '../process/run-command.js';
import { waitUntilReady } from '../process/wait-until-ready.js';
import { commandOf } from '../toolchain.js';
import { brokerAnswers } from './api-versions-probe.js';
import { serverProperties, type ServerPropertiesInput } from './server-properties.js';

export const kafkaAdmin = 'admin';

export type KafkaPlan = Omit<ServerPropertiesInput, 'logDir' | 'adminUsername'> & {
  /** The folder of the jars. */
  readonly jars: string;
};

/** Fetches Kafka's jars once a cache. */
export function kafkaJars(launch: Launch): Promise<string> {
  return cachedArtifact(launch.locations.cacheDir, {
    name: 'kafka',
    inputs: { files: [shipped('kafka', 'pom.xml')] },
    make: (into) => slowStep(launch.log, 'Kafka: fetching with Maven (54 MB, once)', () => copyDependencies('kafka', into, launch)),
  });
}

/** Writes the configuration and, for a new data folder, formats the storage. */
export async function prepareKafka(plan: KafkaPlan, launch: Launch): Promise<string> {
  const dir = join(launch.locations.data, 'kafka');
  const logDir = join(dir, 'log');
  const properties = join(dir, 'server.properties');
  const mark = join(dir, 'formatted');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeFile(properties, serverProperties({ ...plan, logDir, adminUsername: kafkaAdmin }), { mode: 0o600 });
  if (!(await exists(mark))) {
    await rm(logDir, { recursive: true, force: true });
    await format(plan.jars, properties, launch);
    await writeFile(mark, '');
  }
  return properties;
}

const format = (jars: string, properties: string, launch: Launch): Promise<void> =>
  runCommand(
    'formatting the storage of Kafka',
    {
      command: commandOf('java', launch.env),
      args: [...javaArguments(jars), 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties, '--standalone'],
      env: launch.env,
      logFile: launch.logFile('kafka-format'),
    },
    launch,
  );

/** Kafka's form of a UUID: 16 bytes as base64url, not beginning with a dash. */
function clusterId(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.toString('base64url');
}

const javaArguments = (jars: string): string[] => [
  ...javaOptions,
  `-Dlog4j2.configurationFile=${shipped('kafka', 'log4j2.properties')}`,
  '-cp',
  join(jars, '*'),
];

/** Starts the broker. It fetches the keys at once and ends when they are not served yet: start it after the issuer. */
export function startKafka(plan: KafkaPlan, properties: string, launch: Launch): Promise<Child> {
  const args = [
    dataDirMark(launch.locations),
    `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${plan.jwksUrl}`,
    ...javaArguments(plan.jars),
    'kafka.Kafka',
    properties,
  ];
  return startServer('kafka', { command: commandOf('java', launch.env), args, env: launch.env }, launch);
}

export const kafkaReady = (child: Child, { ports }: KafkaPlan, launch: Launch): Promise<void> =>
  waitUntilReady(child, {
    server: 'Kafka',
    seconds: launch.startTimeoutSeconds ?? 90,
    probe: async () => (await brokerAnswers(ports.kafka)) && brokerAnswers(ports.kafkaAdmin),
    signal: launch.signal,
  });
