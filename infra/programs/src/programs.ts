import { delimiter, dirname, join } from 'node:path';
import { locate } from '@chainnet/local-servers';
import type { ProgramName } from './catalogue.js';
import { builtProgram } from './go-build.js';
import { onPath } from './search-path.js';

export type FindOptions = {
  /** `process.env` when missing. */
  readonly env?: NodeJS.ProcessEnv;
  /** Takes the line that says a build begins; standard error when missing. */
  readonly log?: (line: string) => void;
};

/**
 * The path of a program: the one on the PATH, else one built into the project's cache.
 * @throws RWD_PROGRAM_MISSING, RWD_PROGRAM_BUILD_FAILED
 */
async function find(name: ProgramName, { env = process.env, log = (line) => console.error(line) }: FindOptions = {}): Promise<string> {
  const there = await onPath(name, env['PATH']);
  return there ?? join(await builtProgram(name, { cacheDir: locate({}, env).cacheDir, env, log }), name);
}

/** This environment with every named program on its PATH, for programs that call one another. @throws as `find` */
async function environment(names: readonly ProgramName[], options: FindOptions = {}): Promise<NodeJS.ProcessEnv> {
  const env = options.env ?? process.env;
  const folders = new Set<string>();
  // One build after the other: each uses every core.
  for (const name of names) folders.add(dirname(await find(name, options)));
  return { ...env, PATH: [...folders, env['PATH'] ?? ''].join(delimiter) };
}

export const programs = { find, environment };
