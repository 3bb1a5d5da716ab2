import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { errors } from './errors.js';
import type { Unit } from './mesh-plan.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
/** Eleven services start at once, on a laptop beside whatever else it does. */
const READY_SECONDS = 150;
const STOP_MS = 28_000;
/**
 * Bound on a service's old generation. Left alone, V8 takes its bound from the machine's memory and lets garbage pile up
 * towards it; a service's live data are a third of this.
 */
const HEAP_MIB = 256;

export type ProcessOptions = { readonly env: Readonly<Record<string, string>>; readonly logs: string };

/** One service as a child process. It ends with its launcher: the IPC channel closes and the service drains. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private exit: Promise<string> | undefined;

  constructor(readonly unit: Unit, private readonly options: ProcessOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves with how it ended, once it ended. */
  get ended(): Promise<string> {
    return this.exit ?? Promise.resolve('never started');
  }

  /** @param nodeArguments of Node itself, before the service's main file; for drills */
  start(extra: Readonly<Record<string, string>> = {}, nodeArguments: readonly string[] = []): void {
    mkdirSync(this.options.logs, { recursive: true });
    const log = openSync(this.logFile(), 'a');
    const main = join(repository, 'services', this.unit.service, 'dist', 'main.js');
    const child = spawn(process.execPath, ['--enable-source-maps', `--max-old-space-size=${HEAP_MIB}`, ...nodeArguments, main], {
      env: { PATH: process.env['PATH'] ?? '', ...this.options.env, ...extra },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.child = child;
    this.exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`)));
  }

  /** A second process of the same service, on a port of its own. */
  replica(port: number): ServiceProcess {
    const { env, logs } = this.options;
    return new ServiceProcess({ ...this.unit, port }, { env: { ...env, PORT: String(port) }, logs });
  }

  /** @throws RWD_MESH_SERVICE_NOT_READY, RWD_MESH_SERVICE_ENDED */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_SECONDS * 1_000;
    let status: string | undefined;
    void this.ended.then((how) => (status = how));
    while (Date.now() < deadline) {
      if (status !== undefined) throw errors.RWD_MESH_SERVICE_ENDED({ service: this.unit.name, status }, { where: this.logFile() });
      if (await this.answers()) return;
      await sleep(150);
    }
    throw errors.RWD_MESH_SERVICE_NOT_READY({ service: this.unit.name, seconds: READY_SECONDS }, { where: this.logFile() });
  }

  /** Asks it to drain; ends it when it does not within the deadline. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await this.exit;
    clearTimeout(timer);
  }

  kill(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  logFile(): string {
    return join(this.options.logs, `${this.unit.name}.log`);
  }

  private async answers(): Promise<boolean> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.unit.port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // Not listening yet: the caller tries again until its deadline.
      return false;
    }
  }
}
