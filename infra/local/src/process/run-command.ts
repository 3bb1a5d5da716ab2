import { errors } from '../errors.js';
import { lastLines, startChild, type ChildSpec } from './child.js';
import type { Guard } from './guard.js';

export type CommandContext = { readonly guard: Guard; readonly signal: AbortSignal };

/**
 * Runs a program to its end; an abort of the signal stops it.
 * @throws RWD_SERVERS_COMMAND_FAILED with the last lines it printed
 */
export async function runCommand(purpose: string, spec: ChildSpec, context: CommandContext): Promise<void> {
  context.signal.throwIfAborted();
  const child = await startChild(spec, context.guard);
  const abort = (): void => void child.stop(2_000);
  context.signal.addEventListener('abort', abort, { once: true });
  const status = await child.ended;
  context.signal.removeEventListener('abort', abort);
  await child.stop(2_000);
  context.signal.throwIfAborted();
  if (status !== 'status 0') {
    const detail = { purpose, status, logFile: spec.logFile, lastLines: await lastLines(spec.logFile) };
    throw errors.RWD_SERVERS_COMMAND_FAILED(detail);
  }
}
