import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cachedArtifact } from '@chainnet/local-servers';
import { catalogue, leastGo, type Program, type ProgramName } from './catalogue.js';
import { errors } from './errors.js';

const run = promisify(execFile);
const shipped = (folder: string): string => join(fileURLToPath(new URL('..', import.meta.url)), folder);

export type BuildOptions = { readonly cacheDir: string; readonly env: NodeJS.ProcessEnv; readonly log: (line: string) => void };

/**
 * Builds a program once a cache and gives the folder that holds it, alone, under its own name.
 * @throws RWD_PROGRAM_MISSING when Go is absent or too old, RWD_PROGRAM_BUILD_FAILED
 */
export async function builtProgram(name: ProgramName, { cacheDir, env, log }: BuildOptions): Promise<string> {
  const program: Program = catalogue[name];
  return cachedArtifact(cacheDir, {
    name,
    inputs: { files: pinnedFiles(program), words: [JSON.stringify(program), process.platform, process.arch] },
    make: async (into) => {
      await requireGo(name, env);
      log(`${name}: not on the PATH, building it with Go (once, about ${program.minutes} min) ...`);
      await build(name, { program, into, env: { ...env, CGO_ENABLED: '0', GOWORK: 'off' } });
    },
  });
}

const pinnedFiles = ({ source }: Program): string[] =>
  'folder' in source ? ['go.mod', 'go.sum', 'main.go'].map((file) => join(shipped(source.folder), file)) : [];

async function requireGo(program: ProgramName, env: NodeJS.ProcessEnv): Promise<void> {
  const { home } = catalogue[program];
  const missing = (why: string, cause?: unknown) => errors.RWD_PROGRAM_MISSING({ program, why, home, go: leastGo.join('.') }, { cause });
  const printed = await run('go', ['version'], { env }).then(({ stdout }) => stdout, (cause: unknown) => { throw missing('"go" does not run', cause); });
  if (!isNewEnough(printed)) throw missing(`"go" is ${printed.trim()}`);
}

/** Judges the output of `go version`. */
export function isNewEnough(printed: string): boolean {
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(printed) ?? [];
  return Number(major) > leastGo[0] || (Number(major) === leastGo[0] && Number(minor) >= leastGo[1]);
}

type Build = { readonly program: Program; readonly into: string; readonly env: NodeJS.ProcessEnv };

async function build(name: ProgramName, { program, into, env }: Build): Promise<void> {
  const { source, settings = [] } = program;
  const module = 'folder' in source ? source.folder : `${source.module}@${source.version}`;
  const ldflags = ['-s -w', ...settings.map((setting) => `-X ${setting}`)].join(' ');
  try {
    const folder = 'folder' in source ? shipped(source.folder) : await moduleFolder(module, env);
    await run('go', ['build', '-mod=readonly', '-trimpath', '-ldflags', ldflags, '-o', join(into, name), program.package], { cwd: folder, env });
  } catch (cause) {
    throw errors.RWD_PROGRAM_BUILD_FAILED({ program: name, module, lastLines: lastLines(cause) }, { cause });
  }
}

async function moduleFolder(module: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run('go', ['mod', 'download', '-json', module], { env });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

const lastLines = (cause: unknown): string => {
  const { stderr = '', message = '' } = cause as { stderr?: string; message?: string };
  return (stderr.trim() || message).split('\n').slice(-3).join(' | ');
};
