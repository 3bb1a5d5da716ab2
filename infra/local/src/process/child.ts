import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Guard } from './guard.js';
import { groupIsAlive, signalGroup } from './process-table.js';

export type ChildSpec = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Takes standard output and error; the former run's is kept beside it as `<logFile>.1`. */
  readonly logFile: string;
};

export type Child = {
  readonly pid: number;
  readonly logFile: string;
  /** Settles once with `status 1` or `signal SIGTERM`, or with what kept the program from starting. */
  readonly ended: Promise<string>;
  /** Set as soon as it ended. */
  status(): string | undefined;
  /** SIGTERM to its process group, SIGKILL after `graceMs`; resolves when no process of the group is left. */
  stop(graceMs: number): Promise<void>;
};

/**
 * Starts a program as leader of its own process group, so that Ctrl-C in a terminal reaches the launcher alone and the
 * launcher can stop in order. The guard stops it should the launcher die.
 */
export async function startChild(spec: ChildSpec, guard: Guard): Promise<Child> {
  const log = await openLog(spec.logFile);
  const child = spawn(spec.command, [...spec.args], {
    detached: true,
    env: spec.env,
    stdio: ['ignore', log.fd, log.fd],
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
  });
  const pid = child.pid ?? 0;
  if (pid !== 0) guard.add(pid);
  let status: string | undefined;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string): void => {
      status = how;
      // Only an empty group needs no guard: a leader may leave children behind.
      if (pid !== 0 && !groupIsAlive(pid)) guard.drop(pid);
      resolve(how);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal === null ? `status ${code}` : `signal ${signal}`));
  });
  await log.close();
  return { pid, logFile: spec.logFile, ended, status: () => status, stop: (graceMs) => stop(pid, graceMs, guard) };
}

async function openLog(file: string) {
  await mkdir(dirname(file), { recursive: true });
  await rename(file, `${file}.1`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return open(file, 'a', 0o600);
}

async function stop(pid: number, graceMs: number, guard: Guard): Promise<void> {
  if (pid === 0) return;
  if (groupIsAlive(pid)) signalGroup(pid, 'SIGTERM');
  const deadline = performance.now() + graceMs;
  while (groupIsAlive(pid) && performance.now() < deadline) await delay(25);
  if (groupIsAlive(pid)) signalGroup(pid, 'SIGKILL');
  // A dead process that its parent never collects still counts as alive here: do not wait for it for ever.
  for (let waited = 0; groupIsAlive(pid) && waited < 2_000; waited += 25) await delay(25);
  guard.drop(pid);
}

/** The last lines of a log in one line, for an error message. */
export async function lastLines(logFile: string, count = 4): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch((error: NodeJS.ErrnoException) => `no log: ${error.code}`);
  return text.trim().split('\n').slice(-count).join(' | ').slice(-600) || 'the log is empty';
}
