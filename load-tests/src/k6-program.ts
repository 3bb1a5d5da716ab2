import { execFile, spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cachedArtifact, locate } from '@chainnet/local-servers';
import { errors } from './errors.js';

const run = promisify(execFile);
const sources = fileURLToPath(new URL('../k6', import.meta.url));

/**
 * Our k6: `CHAINNET_K6` when that is set, else built from load-tests/k6 into the project's cache, once.
 * @throws RWD_LOAD_K6_BUILD
 */
export async function k6Program(env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<string> {
  if (env['CHAINNET_K6']) return env['CHAINNET_K6'];
  const dir = await cachedArtifact(locate({}, env).cacheDir, {
    name: 'k6-chainnet',
    inputs: { files: await goFiles(), words: [process.platform, process.arch] },
    make: async (into) => {
      log('k6: building ours with Go (once, a minute or two) ...');
      await build(join(into, 'k6'), env);
    },
  });
  return join(dir, 'k6');
}

async function goFiles(): Promise<string[]> {
  const names = await readdir(sources, { recursive: true });
  return names.filter((name) => /(\.go|go\.mod|go\.sum)$/.test(name) && !name.endsWith('_test.go')).sort().map((name) => join(sources, name));
}

async function build(into: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = ['build', '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-o', into, '.'];
  try {
    await run('nice', ['-n', '5', 'go', ...args], { cwd: sources, env: { ...env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' } });
  } catch (cause) {
    const { stderr = '', message } = cause as { stderr?: string; message: string };
    throw errors.RWD_LOAD_K6_BUILD({ problem: (stderr.trim() || message).split('\n').slice(-3).join(' | ') }, { cause });
  }
}

export type K6Run = { readonly program: string; readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv; readonly log: string };

/** Runs k6 to its end; Ctrl-C lets it end in good order, with its teardown. @returns its exit code */
export async function runK6({ program, args, env, log }: K6Run): Promise<number> {
  const file = openSync(log, 'a');
  const child = spawn(program, [...args], { env, stdio: ['ignore', file, file] });
  closeSync(file);
  const stop = (): void => void child.kill('SIGINT');
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (cause) => reject(errors.RWD_LOAD_K6_BUILD({ problem: `${program} does not run` }, { cause })));
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
