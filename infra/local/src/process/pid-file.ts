import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errors } from '../errors.js';
import { commandLineOf, groupIsAlive, identityOf, signalGroup } from './process-table.js';

type Entry = { readonly pid: number; readonly identity: string };

const launcherFile = 'launcher.json';
const killAfterMs = 10_000;

/**
 * Claims the data folder for this process.
 * @throws RWD_SERVERS_ALREADY_RUNNING when a live process holds it, be it this one
 */
export async function claim(runDir: string, dataDir: string): Promise<void> {
  await mkdir(runDir, { recursive: true });
  const holder = await liveLauncher(runDir);
  if (holder !== undefined) throw errors.RWD_SERVERS_ALREADY_RUNNING({ pid: holder, dataDir });
  await rm(join(runDir, launcherFile), { force: true });
  try {
    await writeFile(join(runDir, launcherFile), JSON.stringify(entryOf(process.pid)), { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw errors.RWD_SERVERS_ALREADY_RUNNING({ pid: (await liveLauncher(runDir)) ?? 0, dataDir }, { cause });
  }
}

export const release = (runDir: string): Promise<void> => rm(join(runDir, launcherFile), { force: true });

/** The pid of the live process that holds the data folder. */
export async function liveLauncher(runDir: string): Promise<number | undefined> {
  const entry = await readEntry(join(runDir, launcherFile));
  return entry !== undefined && identityOf(entry.pid) === entry.identity ? entry.pid : undefined;
}

export const notePid = (runDir: string, name: string, pid: number): Promise<void> =>
  writeFile(join(runDir, `${name}.pid.json`), JSON.stringify(entryOf(pid)));

export const forgetPid = (runDir: string, name: string): Promise<void> =>
  rm(join(runDir, `${name}.pid.json`), { force: true });

/**
 * Ends the servers that a crashed launcher left behind. A process counts as ours only when it started when the pid file
 * says and its command line names our data folder. Gives the names of those it ended.
 */
export async function endStaleServers(runDir: string, dataDir: string): Promise<string[]> {
  const files = (await readdir(runDir)).filter((file) => file.endsWith('.pid.json'));
  const ended: string[] = [];
  for (const file of files) {
    const entry = await readEntry(join(runDir, file));
    if (entry !== undefined && isOurs(entry, dataDir)) {
      await endGroup(entry.pid);
      ended.push(file.replace('.pid.json', ''));
    }
    await rm(join(runDir, file), { force: true });
  }
  return ended;
}

const isOurs = (entry: Entry, dataDir: string): boolean =>
  identityOf(entry.pid) === entry.identity && (commandLineOf(entry.pid)?.includes(dataDir) ?? false);

async function endGroup(pid: number): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  for (let waited = 0; waited < killAfterMs && groupIsAlive(pid); waited += 100) await delay(100);
  if (groupIsAlive(pid)) signalGroup(pid, 'SIGKILL');
}

const entryOf = (pid: number): Entry => ({ pid, identity: identityOf(pid) ?? '' });

async function readEntry(file: string): Promise<Entry | undefined> {
  try {
    const { pid, identity } = JSON.parse(await readFile(file, 'utf8')) as Partial<Entry>;
    return Number.isInteger(pid) && typeof identity === 'string' && identity !== '' ? { pid: pid as number, identity } : undefined;
  } catch {
    return undefined; // missing, or cut short by a crash: nothing to go by
  }
}
