import { rm } from 'node:fs/promises';
import { errors } from './errors.js';
import { locate, type LocationOptions } from './locations.js';
import { endStaleServers, liveLauncher } from './process/pid-file.js';
import { exists } from './artifact-cache.js';

/**
 * Wipes data, secrets and logs; the cache stays. Servers that a crashed launcher left are ended first.
 * @throws RWD_SERVERS_ALREADY_RUNNING while a launcher holds the data folder
 */
export async function reset(options: LocationOptions = {}): Promise<void> {
  const { dataDir, data, secrets, logs, run } = locate(options, process.env);
  if (await exists(run)) {
    const pid = await liveLauncher(run);
    if (pid !== undefined) throw errors.RWD_SERVERS_ALREADY_RUNNING({ pid, dataDir });
    await endStaleServers(run, dataDir);
  }
  for (const dir of [data, secrets, logs, run]) await rm(dir, { recursive: true, force: true });
}
