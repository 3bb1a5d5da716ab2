import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from './errors.js';

/** A folder of archives by time: names sort as their times do. */
const name = /^backup-\d{8}T\d{6}Z$/;

/** Where the archive of this moment goes. */
export const newFolder = (shelf: string, at: Date): string => join(shelf, `backup-${at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}`);

/** The newest archive that was finished. @throws RWD_BACKUP_USAGE */
export async function newest(shelf: string): Promise<string> {
  const found = (await finished(shelf)).at(-1);
  if (found === undefined) throw errors.RWD_BACKUP_USAGE({ problem: `there is no finished archive in ${shelf}` });
  return found;
}

/** Removes all finished archives but the newest ones, and unfinished ones older than those. @returns what is gone */
export async function removeOld(shelf: string, keep: number): Promise<readonly string[]> {
  const kept = (await finished(shelf)).slice(-keep);
  const oldest = kept[0];
  const gone = oldest === undefined ? [] : (await all(shelf)).filter((folder) => folder < oldest);
  for (const folder of gone) await rm(folder, { recursive: true });
  return gone;
}

async function all(shelf: string): Promise<readonly string[]> {
  return (await readdir(shelf)).filter((entry) => name.test(entry)).sort().map((entry) => join(shelf, entry));
}

async function finished(shelf: string): Promise<readonly string[]> {
  const folders = await all(shelf);
  const marks = await Promise.all(folders.map((folder) => stat(join(folder, 'manifest.json')).then(() => true, () => false)));
  return folders.filter((_, at) => marks[at]);
}
