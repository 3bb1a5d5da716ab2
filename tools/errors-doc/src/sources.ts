import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { SourceFile } from './scan.js';

const groups = ['infra', 'libs', 'services', 'tools'];

/** Every TypeScript source under <group>/<project>/src and load-tests/src of a checkout, specs left out, sorted by path. */
export const readSources = (root: string): readonly SourceFile[] =>
  [...groups.flatMap((group) => foldersOf(join(root, group)).map((project) => `${group}/${project}/src`)), 'load-tests/src']
    .flatMap((folder) => filesOf(root, folder))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const foldersOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** A project without sources has none to give. */
const filesOf = (root: string, folder: string): readonly string[] =>
  foldersOf(join(root, folder, '..')).includes('src')
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    : [];
