import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServiceManifest } from '@chainnet/service-kit';

const servicesFolder = fileURLToPath(new URL('../../../services', import.meta.url));

/** The manifest of every folder under services/ that is built: a new service is there because its folder is. */
export async function servicesOnDisk(folder = servicesFolder): Promise<readonly ServiceManifest[]> {
  const files = readdirSync(folder).map((name) => join(folder, name, 'dist', 'manifest.js')).filter((file) => existsSync(file));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href) as Promise<{ manifest: ServiceManifest }>));
  return modules.map(({ manifest }) => manifest);
}
