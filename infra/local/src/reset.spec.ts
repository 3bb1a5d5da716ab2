import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { locate } from './locations.js';
import { claim, release } from './process/pid-file.js';
import { reset } from './reset.js';

describe('a reset', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chainnet-reset-'));
    for (const name of ['data', 'secrets', 'logs', 'cache']) {
      await mkdir(join(dataDir, name));
      await writeFile(join(dataDir, name, 'file'), 'x');
    }
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('wipes data, secrets and logs and keeps the cache', async () => {
    await reset({ dataDir });
    expect(await readdir(dataDir)).toEqual(['cache']);
    expect(await readdir(join(dataDir, 'cache'))).toEqual(['file']);
  });

  it('is refused while the servers run', async () => {
    const { run } = locate({ dataDir }, {});
    await claim(run, dataDir);
    await expect(reset({ dataDir })).rejects.toMatchObject({ code: 'RWD_SERVERS_ALREADY_RUNNING' });
    expect(await readdir(join(dataDir, 'data'))).toEqual(['file']);
    await release(run);
  });
});

describe('places', () => {
  it('come from the options, then from the variables, then lie in the repository', () => {
    const env = { CHAINNET_DATA_DIR: '/d', CHAINNET_CACHE_DIR: '/c' };
    expect(locate({ dataDir: '/x' }, env)).toMatchObject({ dataDir: '/x', cacheDir: '/c', secrets: '/x/secrets' });
    expect(locate({}, env)).toMatchObject({ dataDir: '/d' });
    expect(locate({}, {}).cacheDir).toMatch(/\.local\/cache$/);
  });
});
