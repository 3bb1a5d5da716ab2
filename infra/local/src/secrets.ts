import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from './errors.js';

const secretName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Reads one secret a name from `<dir>/<name>.json`, making those that do not exist yet: 32 random bytes as base64url.
 * The folder has mode 0700, each file 0600; two callers at once get the same secret.
 * @throws RWD_SERVERS_SECRET_NAME, RWD_SERVERS_SECRET_UNREADABLE
 */
export async function loadOrCreateSecrets<N extends string>(dir: string, names: readonly N[]): Promise<Record<N, string>> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const pairs: [N, string][] = [];
  for (const name of names) {
    if (!secretName.test(name)) throw errors.RWD_SERVERS_SECRET_NAME({ name });
    pairs.push([name, await loadOrCreate(join(dir, `${name}.json`))]);
  }
  return Object.fromEntries(pairs) as Record<N, string>;
}

async function loadOrCreate(file: string): Promise<string> {
  const fresh = JSON.stringify({ secret: randomBytes(32).toString('base64url') });
  try {
    await writeFile(file, fresh, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parse(await readFile(file, 'utf8'), file);
}

function parse(text: string, file: string): string {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw errors.RWD_SERVERS_SECRET_UNREADABLE({ file }, { cause });
  }
  const secret = (content as { secret?: unknown } | null)?.secret;
  if (typeof secret !== 'string' || secret === '') throw errors.RWD_SERVERS_SECRET_UNREADABLE({ file });
  return secret;
}
