import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locate } from '@chainnet/local-servers';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

export const chartFolder = join(repository, 'deploy', 'helm', 'chainnet');
export const kindFolder = join(repository, 'infra', 'kind');

/** `<data>/kind`: what the cluster's keys, images and state are made in; apart from the local mesh's own data. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => join(locate({}, env).dataDir, 'kind');
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string => locate({}, env).cacheDir;
