import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { programs } from '@chainnet/programs';
import { command } from './command.js';
import { billsFolder, type BuiltImage } from './images/build-images.js';
import { chartFolder, repository } from './places.js';

const READ_ME = join(repository, 'docs', 'operators', 'air-gapped.md');
const LOAD = join(repository, 'infra', 'images', 'bundle', 'load.sh');

export type BundleOptions = { readonly folder: string; readonly tag: string; readonly images: readonly BuiltImage[]; readonly log: (line: string) => void };

/**
 * Writes everything that a cluster without internet needs into one folder: the images in one archive (layers they share stand
 * in it once), their list with digests, their bills of materials, the chart, the values that name them, and how to load it.
 */
export async function writeBundle({ folder, tag, images, log }: BundleOptions): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  log(`saving ${images.length} images ...`);
  await command('docker', ['save', '-o', join(folder, 'images.tar'), ...images.map(({ name }) => name)]);
  await writeFile(join(folder, 'images.txt'), imageList(images));
  await cp(billsFolder(), join(folder, 'bills-of-materials'), { recursive: true });
  await command(await programs.find('helm'), ['package', chartFolder, '-d', folder]);
  await writeFile(join(folder, 'values-bundle.yaml'), bundleValues(tag));
  await cp(LOAD, join(folder, 'load.sh'));
  await cp(READ_ME, join(folder, 'README.md'));
  await writeFile(join(folder, 'SHA256SUMS'), await checksums(folder));
}

/** One image a line: name, digest of its configuration (what `docker image inspect` calls Id), bytes. */
export const imageList = (images: readonly BuiltImage[]): string => images.map(({ name, id, bytes }) => `${name}\t${id}\t${bytes}\n`).join('');

/** Values that take every server from the bundle; given after a profile. */
export const bundleValues = (tag: string): string => `# Every image from the bundle, none from elsewhere: helm install ... -f PROFILE -f values-bundle.yaml
image: {prefix: rwd, tag: ${tag}}
kafka: {image: {repository: rwd/kafka, tag: ${tag}}}
keycloak: {image: {repository: rwd/keycloak, tag: ${tag}}, optimized: true}
documentStore: {engine: embedded, image: {repository: rwd/document-store, tag: ${tag}}}
# Not in the bundle: point collector.external at one of yours, with mode external.
collector: {enabled: false}
`;

/** As `sha256sum -c` reads it, every file below the folder. */
async function checksums(folder: string): Promise<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sha256(join(folder, file))}  ${file}\n`);
  return lines.join('');
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
