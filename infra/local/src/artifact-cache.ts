import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type Artifact = {
  readonly name: string;
  /** What the artifact depends on: files by content, and words such as build options. */
  readonly inputs: { readonly files: readonly string[]; readonly words?: readonly string[] };
  /** Fills the empty folder it is given. */
  readonly make: (dir: string) => Promise<void>;
};

/**
 * Gives the folder of an artifact, making it at most once a cache: `<cache>/<name>-<hash of the inputs>`. It is made in a
 * folder beside and renamed when complete, so that a crash or a second launcher never shows half of one.
 */
export async function cachedArtifact(cacheDir: string, { name, inputs, make }: Artifact): Promise<string> {
  const dir = join(cacheDir, `${name}-${await hashOf(inputs)}`);
  if (await exists(dir)) return dir;
  await mkdir(cacheDir, { recursive: true });
  const making = join(cacheDir, `.making-${name}-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(making);
    await make(making);
    await rename(making, dir).catch(async (error: unknown) => {
      if (!(await exists(dir))) throw error; // else another launcher was quicker
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return dir;
}

async function hashOf({ files, words = [] }: Artifact['inputs']): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file)).update('\0');
  for (const word of words) hash.update(word).update('\0');
  return hash.digest('hex').slice(0, 12);
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
