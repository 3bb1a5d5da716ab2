import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type Component = {
  readonly type: 'library' | 'application';
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string }[];
};

export type BillOfMaterials = {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.5';
  readonly version: 1;
  readonly metadata: { readonly component: { readonly type: 'container'; readonly name: string; readonly version: string } };
  readonly components: readonly Component[];
};

/** A CycloneDX 1.5 document of one image; components are sorted and each stands once. */
export function billOfMaterials({ image, digest, components }: { readonly image: string; readonly digest: string; readonly components: readonly Component[] }): BillOfMaterials {
  const distinct = new Map(components.map((one) => [`${one.name}@${one.version} ${one.purl ?? ''}`, one]));
  return {
    bomFormat: 'CycloneDX', specVersion: '1.5', version: 1,
    metadata: { component: { type: 'container', name: image, version: digest } },
    components: [...distinct.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}

/** Packages that stand in the development part of a dependency and are left out of the images. */
const leftOut = new Set(['typescript', 'chromedriver', 'node']);

type Locked = { readonly version?: string; readonly dev?: boolean; readonly link?: boolean; readonly integrity?: string; readonly name?: string };

/**
 * The packages of a lock file (version 3) that are installed below `modules` and are not for development, with the hashes by
 * which npm checked them. `npm sbom` would refuse the whole tree for one dependency of a dependency that is out of range.
 */
export function npmComponents(lock: string, isInstalled: (path: string) => boolean): readonly Component[] {
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, Locked>> };
  return Object.entries(packages).flatMap(([path, { version, dev, link, integrity, name: alias }]) => {
    const name = alias ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const wanted = path.startsWith('node_modules/') && version !== undefined && dev !== true && link !== true && !leftOut.has(name);
    if (!wanted || !isInstalled(path)) return [];
    return [{ type: 'library' as const, name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, ...hashesOf(integrity) }];
  });
}

/** Subresource integrity, as npm keeps it: `sha512-<base64>`. */
function hashesOf(integrity = ''): Pick<Component, 'hashes'> {
  const [, sha512] = /\bsha512-(\S+)/.exec(integrity) ?? [];
  return sha512 === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] };
}

const JAR = /^(?<name>.+?)-(?<version>\d[\w.-]*)\.jar$/;

/** Every jar below a folder, by the name and version of its file and by its content. */
export const jarComponents = (folder: string): readonly Component[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.jar')).map((file) => {
    const { name = basename(file, '.jar'), version = 'unversioned' } = JAR.exec(basename(file))?.groups ?? {};
    return { type: 'library', name, version, hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(readFileSync(join(folder, file))).digest('hex') }] };
  });

/** Modules that `go version -m PROGRAM` lists; a replaced module is named by what replaced it. */
export function goComponents(printed: string): readonly Component[] {
  const found: Component[] = [];
  for (const [, kind, name = '', version = ''] of printed.matchAll(/^\t(dep|=>)\t(\S+)\t(\S+)/gm)) {
    if (kind === '=>') found.pop();
    found.push({ type: 'library', name, version, purl: `pkg:golang/${name}@${version}` });
  }
  return found;
}

/** Lines `name version` of a Debian system. */
export const systemComponents = (text: string): readonly Component[] =>
  text.split('\n').map((line) => line.trim().split(' ')).flatMap(([name = '', version = '']) =>
    name === '' ? [] : [{ type: 'library' as const, name, version, purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}` }]);
