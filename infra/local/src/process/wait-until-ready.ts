import { setTimeout as delay } from 'node:timers/promises';
import { errors } from '../errors.js';
import { lastLines, type Child } from './child.js';

export type Readiness = {
  readonly server: string;
  readonly seconds: number;
  /** True when the server answers as it should; must settle within a second or so. */
  readonly probe: () => Promise<boolean>;
  readonly signal: AbortSignal;
};

/**
 * Asks every 100 ms until the server answers.
 * @throws RWD_SERVERS_EXITED, RWD_SERVERS_START_TIMEOUT, both with the log file and its last lines
 */
export async function waitUntilReady(child: Child, { server, seconds, probe, signal }: Readiness): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    signal.throwIfAborted();
    const status = child.status();
    if (status !== undefined) {
      throw errors.RWD_SERVERS_EXITED({ server, status, logFile: child.logFile, lastLines: await lastLines(child.logFile) });
    }
    if (await probe()) return;
    if (performance.now() > deadline) {
      throw errors.RWD_SERVERS_START_TIMEOUT({ server, seconds, logFile: child.logFile, lastLines: await lastLines(child.logFile) });
    }
    await delay(100);
  }
}
