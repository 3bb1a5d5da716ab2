import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { errors } from '../errors.js';
import { formatRegistry, parseRegistry, type Registry } from './registry.js';

/** @throws RWD_RECONCILE_USAGE when it cannot be read, RWD_RECONCILE_REGISTRY_INVALID */
export async function readRegistry(file: string): Promise<Registry> {
  const registry = await readRegistryIfThere(file);
  if (registry === undefined) throw errors.RWD_RECONCILE_USAGE({ problem: `there is no partner registry at ${file}` });
  return registry;
}

/** @throws RWD_RECONCILE_REGISTRY_INVALID */
export async function readRegistryIfThere(file: string): Promise<Registry | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return parseRegistry(text);
}

/** Replaces the file in one step, so that no reader ever sees half of it, nor one that is wrong. @throws RWD_RECONCILE_REGISTRY_INVALID */
export async function writeRegistry(file: string, registry: Registry): Promise<void> {
  const text = formatRegistry(registry);
  parseRegistry(text);
  const making = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(making, text, { mode: 0o644 });
  await rename(making, file);
}
