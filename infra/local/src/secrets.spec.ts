import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadOrCreateSecrets } from './secrets.js';

describe('secrets', () => {
  let dir = '';
  beforeAll(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'chainnet-secrets-')), 'secrets');
  });
  afterAll(() => rm(join(dir, '..'), { recursive: true }));

  it('are made once and stay', async () => {
    const first = await loadOrCreateSecrets(dir, ['a', 'b']);
    expect(Buffer.from(first.a, 'base64url')).toHaveLength(32);
    expect(first.a).not.toBe(first.b);
    await expect(loadOrCreateSecrets(dir, ['b', 'a', 'c'])).resolves.toMatchObject(first);
  });

  it('are for the owner alone', async () => {
    await loadOrCreateSecrets(dir, ['a']);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'a.json'))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(dir, 'a.json'), 'utf8'))).toHaveProperty('secret');
  });

  it('are the same for all who ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateSecrets(dir, ['raced'])));
    expect(new Set(all.map(({ raced }) => raced)).size).toBe(1);
  });

  it.each(['../a', '', '.hidden', 'a/b'])('cannot be named %j', async (name) => {
    await expect(loadOrCreateSecrets(dir, [name])).rejects.toMatchObject({ code: 'RWD_SERVERS_SECRET_NAME' });
  });

  it.each(['{"secret":""}', 'null', '{'])('that say %s are refused with the file, without its content', async (content) => {
    await writeFile(join(dir, 'broken.json'), content);
    await expect(loadOrCreateSecrets(dir, ['broken'])).rejects.toMatchObject({
      code: 'RWD_SERVERS_SECRET_UNREADABLE',
      details: { file: join(dir, 'broken.json') },
    });
  });
});
