import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** infra/local, both from src/ and from dist/. */
const packageDir = fileURLToPath(new URL('..', import.meta.url));

/** A file that ships beside the sources: `kafka/pom.xml`, `document-store`. */
export const shipped = (...path: string[]): string => join(packageDir, ...path);

/** `<repo>/.local`: git-ignored, holds data, secrets, logs and the cache. */
export const defaultDataDir = (): string => resolve(packageDir, '..', '..', '.local');

export type Locations = {
  /** Everything one mesh keeps. */
  readonly dataDir: string;
  /** Downloads and builds; may be shared by many data folders and survives a reset. */
  readonly cacheDir: string;
  readonly data: string;
  readonly secrets: string;
  readonly logs: string;
  /** Pid files, to clean up after a crash. */
  readonly run: string;
};

export type LocationOptions = { readonly dataDir?: string | undefined; readonly cacheDir?: string | undefined };

/** Where things are: options first, then `CHAINNET_DATA_DIR` and `CHAINNET_CACHE_DIR`, then `<repo>/.local`. Paths are absolute. */
export function locate(options: LocationOptions, env: NodeJS.ProcessEnv): Locations {
  const dataDir = resolve(options.dataDir ?? env['CHAINNET_DATA_DIR'] ?? defaultDataDir());
  return {
    dataDir,
    cacheDir: resolve(options.cacheDir ?? env['CHAINNET_CACHE_DIR'] ?? join(defaultDataDir(), 'cache')),
    data: join(dataDir, 'data'),
    secrets: join(dataDir, 'secrets'),
    logs: join(dataDir, 'logs'),
    run: join(dataDir, 'run'),
  };
}
