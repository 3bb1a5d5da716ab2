import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerArtifacts } from '@chainnet/local-servers';
import { dataFolder, repository } from '../places.js';
import type { ServerImage } from './image-table.js';

type Part = readonly [from: string, to: string];

/** What lies beside each Dockerfile in its build context. */
const parts: Readonly<Record<ServerImage, (artifacts: ServerArtifacts) => readonly Part[]>> = {
  kafka: ({ kafka }) => [
    [kafka, 'jars'],
    [join(repository, 'infra', 'local', 'kafka', 'log4j2.properties'), 'config/log4j2.properties'],
    [join(repository, 'infra', 'images', 'strip-system.sh'), 'strip-system.sh'],
  ],
  keycloak: ({ keycloak }) => [
    [keycloak, 'keycloak'],
    [join(repository, 'infra', 'images', 'strip-system.sh'), 'strip-system.sh'],
  ],
  'document-store': ({ documentStore }) => [[documentStore, 'document-store']],
};

/** Makes the build context of one server's image. @returns its folder */
export async function serverContext(image: ServerImage, artifacts: ServerArtifacts): Promise<string> {
  const folder = join(dataFolder(), 'images', image);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(repository, 'infra', 'images', image), folder, { recursive: true });
  for (const [from, to] of parts[image](artifacts)) await cp(from, join(folder, to), { recursive: true });
  return folder;
}
