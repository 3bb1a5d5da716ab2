import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue.js';
import { builtProgram, isNewEnough } from './go-build.js';
import { programs } from './programs.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function script(name: string, text: string, mode = 0o755): Promise<string> {
  const file = join(folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, mode);
  return file;
}

const silent = { log: () => undefined };

describe('finding a program', () => {
  it('given one on the PATH, when it is asked for, then that one is used and nothing is built', async () => {
    const helm = await script('a/helm', 'exit 0');
    const env = { PATH: [join(folder, 'missing'), join(folder, 'a')].join(delimiter), CHAINNET_CACHE_DIR: join(folder, 'cache') };
    expect(await programs.find('helm', { env, ...silent })).toBe(helm);
  });

  it('given a file of that name that may not be run and a folder of that name, then the next folder of the PATH has it', async () => {
    await script('a/kind', 'exit 0', 0o644);
    await mkdir(join(folder, 'b', 'kind'), { recursive: true });
    const kind = await script('c/kind', 'exit 0');
    const PATH = ['a', 'b', 'c'].map((one) => join(folder, one)).join(delimiter);
    expect(await programs.find('kind', { env: { PATH }, ...silent })).toBe(kind);
  });

  it('given neither the program nor Go, then the refusal names the program, where to get it, and Go', async () => {
    const env = { PATH: folder, CHAINNET_CACHE_DIR: join(folder, 'cache') };
    const refusal = programs.find('k6', { env, ...silent });
    await expect(refusal).rejects.toMatchObject({ code: 'RWD_PROGRAM_MISSING', message: expect.stringMatching(/k6 .*"go" does not run: install k6 from https:\/\/grafana.*or Go 1\.25/) });
  });

  it('given programs in two folders, when an environment is asked for, then its PATH finds both before anything else', async () => {
    await script('a/helm', 'exit 0');
    await script('b/kind', 'exit 0');
    const PATH = ['a', 'b'].map((one) => join(folder, one)).join(delimiter);
    const env = await programs.environment(['kind', 'helm'], { env: { PATH, OTHER: 'kept' }, ...silent });
    expect(env).toEqual({ PATH: [join(folder, 'b'), join(folder, 'a'), PATH].join(delimiter), OTHER: 'kept' });
  });
});

describe('building a program', () => {
  it('given a Go that builds, when asked twice, then it is built once and lies alone in its folder', async () => {
    await script('bin/go', `case $1 in
      version) echo "go version go1.26.1 linux/amd64";;
      mod) echo "{\\"Dir\\": \\"${'$'}{0%/*}\\"}";;
      build) echo build >>"${'$'}{0%/*}/../calls"; while [ "$1" != -o ]; do shift; done; echo program >"$2";;
    esac`);
    const options = { cacheDir: join(folder, 'cache'), env: { PATH: `${join(folder, 'bin')}:/bin:/usr/bin` }, ...silent };
    const [first, second] = [await builtProgram('kubeconform', options), await builtProgram('kubeconform', options)];
    expect(second).toBe(first);
    expect(await readdir(first)).toEqual(['kubeconform']);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toBe('build\n');
  });

  it('given a build that fails, then the error carries the end of what Go said', async () => {
    await script('bin/go', `case $1 in version) echo "go version go1.26.1 linux/amd64";; *) echo "no such module" >&2; exit 1;; esac`);
    const options = { cacheDir: join(folder, 'cache'), env: { PATH: `${join(folder, 'bin')}:/bin` }, ...silent };
    await expect(builtProgram('helm', options)).rejects.toMatchObject({
      code: 'RWD_PROGRAM_BUILD_FAILED', message: expect.stringContaining('helm.sh/helm/v3@v3.19.2 failed: no such module'),
    });
  });

  it.each([['go version go1.25.0 linux/amd64', true], ['go version go1.26.8 linux/amd64', true], ['go version go1.24.9 linux/amd64', false], ['gibberish', false]])('judges "%s": %s', (printed, verdict) => {
    expect(isNewEnough(printed)).toBe(verdict);
  });

  it('pins every program to a version', () => {
    for (const { source } of Object.values(catalogue)) {
      expect('folder' in source || /^v\d+\.\d+\.\d+$/.test(source.version)).toBe(true);
    }
  });
});
