import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedArtifact } from '@chainnet/local-servers';
import { command } from '../command.js';
import { cacheFolder, dataFolder, repository } from '../places.js';

type Assembler = {
  readonly assemble: (out: string, modules: string) => void;
  readonly installProduction: (folder: string) => string;
};

const assembler = async (): Promise<Assembler> => (await import(pathToFileURL(join(repository, 'infra', 'images', 'assemble.mjs')).href)) as Assembler;

/** Names, times and owners that do not change between two runs, so that Docker's layer cache holds. */
const repeatable = process.platform === 'linux' ? ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'] : [];

export type ServiceContext = { readonly folder: string; /** Folder with the lock file, for the bill of materials. */ readonly modules: string };

/** Makes the build context of all service images: one archive of what is built and installed here already. */
export async function serviceContext(log: (line: string) => void): Promise<ServiceContext> {
  const { assemble, installProduction } = await assembler();
  const modules = await cachedArtifact(cacheFolder(), {
    name: 'production-modules',
    inputs: { files: [join(repository, 'package-lock.json')] },
    make: async (into) => {
      log('installing production dependencies (once a lock file, a minute) ...');
      installProduction(into);
    },
  });
  const folder = join(dataFolder(), 'images', 'services');
  const assembled = join(dataFolder(), 'images', 'assembled');
  await Promise.all([folder, assembled].map((one) => rm(one, { recursive: true, force: true })));
  await mkdir(join(folder, 'infra', 'images'), { recursive: true });
  assemble(assembled, join(modules, 'node_modules'));
  await command('tar', [...repeatable, '-cf', join(folder, 'assembled.tar'), '-C', assembled, 'app', 'images']);
  await rm(assembled, { recursive: true });
  await cp(join(repository, 'Dockerfile'), join(folder, 'Dockerfile'));
  for (const script of ['build.sh', 'collect-root.sh']) await cp(join(repository, 'infra', 'images', script), join(folder, 'infra', 'images', script));
  return { folder, modules };
}
