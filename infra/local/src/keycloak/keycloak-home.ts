import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../artifact-cache.js';
import { buildRealm, type RealmInput } from '../realm.js';

/** Keycloak keeps its data in its own folder: so each data folder has a home of links to the one distribution. */
const shared = ['bin', 'conf', 'lib', 'providers', 'themes'];

export type KeycloakHome = {
  readonly dir: string;
  /** To be called when the server is ready and holds the realm. */
  markReady(): Promise<void>;
};

/**
 * Prepares the home. A first start that never got ready leaves a half-made database, perhaps a locked one: without the
 * mark of readiness the data are made anew.
 */
export async function prepareHome(dataDir: string, distribution: string, realm: RealmInput): Promise<KeycloakHome> {
  const dir = join(dataDir, 'keycloak');
  const mark = join(dir, 'ready.json');
  if (!(await exists(mark))) await rm(dir, { recursive: true, force: true });
  const importDir = join(dir, 'data', 'import');
  const importFile = join(importDir, `${realm.realm}-realm.json`);
  await mkdir(importDir, { recursive: true, mode: 0o700 });
  for (const name of shared) {
    await rm(join(dir, name), { force: true });
    await symlink(join(distribution, name), join(dir, name));
  }
  await writeFile(importFile, JSON.stringify(buildRealm(realm)), { mode: 0o600 });
  return {
    dir,
    markReady: async () => {
      await rm(importFile, { force: true }); // it holds every secret, and is of no more use
      await writeFile(mark, '{}', { mode: 0o600 });
    },
  };
}
