import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandOf, isNewEnough, requireTool } from './toolchain.js';

const need = { purpose: 'build the document store', instead: 'MONGODB_URI' };

describe('the tools of the machine', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'chainnet-tools-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  const fake = async (name: string, prints: string): Promise<void> => {
    await writeFile(join(dir, name), `#!/bin/sh\necho '${prints}'\n`);
    await chmod(join(dir, name), 0o755);
  };

  it('given a missing one, the message says what to install and which variable to set instead', async () => {
    const error: unknown = await requireTool('mvn', need, { PATH: dir }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'RWD_SERVERS_TOOL_MISSING' });
    expect((error as Error).message).toBe(
      'Maven 3.6 or newer is needed to build the document store, but "mvn" does not run: ' +
        'install Maven 3.6 or newer (Debian: maven), or set MONGODB_URI',
    );
  });

  it('given one that is too old, the message says which version was found', async () => {
    await fake('go', 'go version go1.19.8 linux/amd64');
    await expect(requireTool('go', need, { PATH: `${dir}:/bin` })).rejects.toMatchObject({
      code: 'RWD_SERVERS_TOOL_MISSING',
      details: { found: '"go" is go version go1.19.8 linux/amd64' },
    });
  });

  it('given a good one, gives the command', async () => {
    await fake('go', 'go version go1.24.1 linux/amd64');
    await expect(requireTool('go', need, { PATH: `${dir}:/bin` })).resolves.toBe('go');
  });

  it.each([
    ['java', 'openjdk version "17.0.15" 2025-04-15', true],
    ['java', 'Picked up JAVA_TOOL_OPTIONS: -Dx=1\nopenjdk version "21" 2023-09-19', true],
    ['java', 'java version "1.8.0_392"', false],
    ['java', 'openjdk version "11.0.2" 2019-01-15', false],
    ['mvn', '\u001b[1mApache Maven 3.8.7\u001b[m', true],
    ['mvn', 'Apache Maven 3.5.4', false],
    ['go', 'go version go1.26.8 linux/amd64', true],
    ['go', 'go version go1.23.12 darwin/arm64', false],
    ['go', 'not a version', false],
  ] as const)('%s that prints %j: %s', (tool, printed, good) => {
    expect(isNewEnough(tool, printed)).toBe(good);
  });

  it('looks for Java under JAVA_HOME first', () => {
    expect(commandOf('java', { JAVA_HOME: '/opt/jdk' })).toBe('/opt/jdk/bin/java');
    expect(commandOf('java', {})).toBe('java');
    expect(commandOf('go', { JAVA_HOME: '/opt/jdk' })).toBe('go');
  });
});
