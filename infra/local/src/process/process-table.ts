import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The command line of a live process, or undefined when there is none. Reads /proc, elsewhere asks `ps`. */
export const commandLineOf = (pid: number): string | undefined =>
  fromProc(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? fromPs(pid, 'args=');

/** Tells a process from a later one with the same pid: its start time; undefined when it is not alive. */
export function identityOf(pid: number): string | undefined {
  const stat = fromProc(`/proc/${pid}/stat`);
  if (stat === undefined) return fromPs(pid, 'lstart=');
  // The second field is the program's name in brackets and may hold blanks; the start time is the 22nd of all.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  return `${fromProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${fields[19] ?? ''}`;
}

function fromProc(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // no such process, or no /proc on this system
  }
}

function fromPs(pid: number, column: string): string | undefined {
  if (process.platform === 'linux') return undefined;
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined; // ps fails when there is no such process
  }
}

/** Whether any process of the group is left. */
export function groupIsAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Sends a signal to every process of the group; a group that is gone is no error. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
