import { join } from 'node:path';
import type { Locations } from './locations.js';
import { startChild, type Child, type ChildSpec } from './process/child.js';
import type { Guard } from './process/guard.js';
import { forgetPid, notePid } from './process/pid-file.js';

export type Log = (line: string) => void;

/** What every server needs to start: where things are, who watches over them, whom to tell. */
export type Launch = {
  readonly locations: Locations;
  /** The launcher's environment without settings that would leak into the servers. */
  readonly env: NodeJS.ProcessEnv;
  readonly guard: Guard;
  /** Aborted when another server failed to start. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Overrides every server's own deadline; for slow machines. */
  readonly startTimeoutSeconds: number | undefined;
  logFile(name: string): string;
};

/** A server that runs, or is about to. */
export type RunningServer = { readonly name: string; readonly child: Child };

/** Starts a server and notes its pid, for the next launcher to clean up should both this one and its guard be killed. */
export async function startServer(name: string, spec: Omit<ChildSpec, 'logFile'>, launch: Launch): Promise<Child> {
  launch.signal.throwIfAborted();
  const child = await startChild({ ...spec, logFile: launch.logFile(name) }, launch.guard);
  await notePid(launch.locations.run, name, child.pid);
  return child;
}

/** Stops a server in good order and forgets it. */
export async function stopServer({ name, child }: RunningServer, launch: Launch): Promise<void> {
  await child.stop(15_000);
  await forgetPid(launch.locations.run, name);
}

/** Java options for a small server that starts fast: a small heap, the quick compiler, one collector thread. */
export const javaOptions = ['-Xms64m', '-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError', '-Dfile.encoding=UTF-8'];

/** Names the data folder on the command line, by which a process is known as ours. */
export const dataDirMark = (locations: Locations): string => `-Dchainnet.data=${locations.dataDir}`;

const foreignSettings = /^(KC_|KEYCLOAK_|QUARKUS_|KAFKA_|JAVA_OPTS|CLASSPATH$)/;

/** Keeps settings meant for other Keycloaks and Kafkas out of ours. */
export const withoutForeignSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !foreignSettings.test(name)));

export const logFileIn = (locations: Locations) => (name: string): string => join(locations.logs, `${name}.log`);

/** Says when a slow step begins and how long it took; says every 20 s that it goes on. */
export async function slowStep<T>(log: Log, what: string, step: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const seconds = (): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  log(`${what} ...`);
  const beat = setInterval(() => log(`${what} ... still at it after ${seconds()}`), 20_000);
  try {
    const result = await step();
    log(`${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(beat);
  }
}
