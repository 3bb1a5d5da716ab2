import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverArtifacts, type ServerArtifacts } from '@chainnet/local-servers';
import { command } from '../command.js';
import { dataFolder } from '../places.js';
import { billOfMaterials, goComponents, jarComponents, npmComponents, systemComponents, type Component } from './bill-of-materials.js';
import { imageName, nodeImages, serverImages, type ServerImage } from './image-table.js';
import { serverContext } from './server-context.js';
import { serviceContext } from './service-context.js';

export type BuiltImage = { readonly name: string; readonly id: string; readonly bytes: number; readonly bom: string };
export type BuildOptions = {
  readonly tag: string;
  /** Names of the image table; all when missing. */
  readonly only?: readonly string[];
  /** Full name of the one image in `only`, in place of `rwd/<image>:<tag>`. */
  readonly name?: string;
  readonly log: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
};

/** Builds the images, from what is built and cached here: no registry is asked but for the base images. @throws RWD_CLUSTER_COMMAND_*, RWD_SERVERS_* */
export async function buildImages({ tag, only, name, log, env = process.env }: BuildOptions): Promise<readonly BuiltImage[]> {
  const wanted = (image: string): boolean => only === undefined || only.includes(image);
  const nameOf = (image: string): string => name ?? imageName(image, tag);
  await mkdir(billsFolder(env), { recursive: true });
  const [ours, servers] = [nodeImages().filter(wanted), serverImages.filter(wanted)];
  return [
    ...(ours.length > 0 ? await buildOurs(ours, { nameOf, log, env }) : []),
    ...(servers.length > 0 ? await buildServers(servers, { nameOf, log, env }) : []),
  ];
}

/** Where the bills of materials lie: `<image>.cdx.json`. */
export const billsFolder = (env: NodeJS.ProcessEnv = process.env): string => join(dataFolder(env), 'images', 'bills');

type Building = Required<Pick<BuildOptions, 'log' | 'env'>> & { readonly nameOf: (image: string) => string };

async function buildOurs(images: readonly string[], building: Building): Promise<readonly BuiltImage[]> {
  const { folder, modules } = await serviceContext(building.log);
  const packages = npmComponents(await readFile(join(modules, 'package-lock.json'), 'utf8'), (path) => existsSync(join(modules, path)));
  const built: BuiltImage[] = [];
  for (const image of images) {
    const args = [`SERVICE=${image}`, ...baseOf('CHAINNET_NODE_BASE', building.env)];
    built.push(await buildOne(image, { ...building, folder, args, components: packages }));
  }
  return built;
}

async function buildServers(images: readonly ServerImage[], building: Building): Promise<readonly BuiltImage[]> {
  const artifacts = await serverArtifacts({ log: building.log, env: building.env });
  const built: BuiltImage[] = [];
  for (const image of images) {
    const folder = await serverContext(image, artifacts);
    const args = image === 'document-store' ? [] : baseOf('CHAINNET_JAVA_BASE', building.env);
    built.push(await buildOne(image, { ...building, folder, args, components: await serverComponents(image, artifacts) }));
  }
  return built;
}

async function serverComponents(image: ServerImage, { kafka, keycloak, documentStore }: ServerArtifacts): Promise<readonly Component[]> {
  if (image === 'document-store') return goComponents(await command('go', ['version', '-m', documentStore]));
  return jarComponents(image === 'kafka' ? kafka : keycloak);
}

const baseOf = (variable: string, env: NodeJS.ProcessEnv): string[] => (env[variable] ? [`BASE=${env[variable]}`] : []);

type OneBuild = Building & { readonly folder: string; readonly args: readonly string[]; readonly components: readonly Component[] };

async function buildOne(image: string, { nameOf, log, env, folder, args, components }: OneBuild): Promise<BuiltImage> {
  const name = nameOf(image);
  const began = performance.now();
  await command('docker', ['build', '-q', '-t', name, ...args.flatMap((one) => ['--build-arg', one]), folder], { env });
  const [described] = JSON.parse(await command('docker', ['image', 'inspect', name])) as [{ Id: string; Size: number }];
  const system = systemComponents(await fileOf(name, '/etc/system-packages'));
  const bom = join(billsFolder(env), `${image}.cdx.json`);
  await writeFile(bom, JSON.stringify(billOfMaterials({ image: name, digest: described.Id, components: [...components, ...system] }), undefined, 2));
  log(`${name}: ${Math.round(described.Size / 1_000_000)} MB, ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return { name, id: described.Id, bytes: described.Size, bom };
}

/** A file of an image; empty when the image has none. */
async function fileOf(image: string, path: string): Promise<string> {
  const container = (await command('docker', ['create', image])).trim();
  try {
    const archive = await command('sh', ['-c', 'docker cp "$1:$2" - 2>/dev/null | tar -xO 2>/dev/null || true', 'sh', container, path]);
    return archive;
  } finally {
    await command('docker', ['rm', container]);
  }
}
