import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cachedArtifact } from './artifact-cache.js';

describe('the cache', () => {
  let cache = '';
  let made = 0;
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'chainnet-cache-'));
    made = 0;
    await writeFile(join(cache, 'pom'), 'version 1');
  });
  afterEach(() => rm(cache, { recursive: true }));

  const artifact = (content = 'x') => ({
    name: 'thing',
    inputs: { files: [join(cache, 'pom')], words: ['fast'] },
    make: async (dir: string) => {
      made += 1;
      await writeFile(join(dir, 'content'), content);
    },
  });

  it('makes an artifact once', async () => {
    const first = await cachedArtifact(cache, artifact());
    expect(await cachedArtifact(cache, artifact())).toBe(first);
    expect([made, await readFile(join(first, 'content'), 'utf8')]).toEqual([1, 'x']);
  });

  it('makes it anew when what it depends on changes', async () => {
    const first = await cachedArtifact(cache, artifact());
    await writeFile(join(cache, 'pom'), 'version 2');
    expect(await cachedArtifact(cache, artifact())).not.toBe(first);
  });

  it('keeps nothing of a failed make and tries again', async () => {
    const failing = { ...artifact(), make: async () => Promise.reject(new Error('no network')) };
    await expect(cachedArtifact(cache, failing)).rejects.toThrow('no network');
    expect(await readdir(cache)).toEqual(['pom']);
    await cachedArtifact(cache, artifact());
    expect(made).toBe(1);
  });

  it('shows two launchers at once the same complete artifact', async () => {
    const [one, two] = await Promise.all([cachedArtifact(cache, artifact('same')), cachedArtifact(cache, artifact('same'))]);
    expect(one).toBe(two);
    expect((await readdir(cache)).sort()).toEqual(['pom', one.slice(cache.length + 1)].sort());
  });
});
