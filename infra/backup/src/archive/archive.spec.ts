import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ArchiveReader, ArchiveWriter, type ArchiveSecret } from './archive.js';

const secret: ArchiveSecret = { kind: 'key-file', secret: Buffer.alloc(32, 1) };
const lines = ['{"name":"Quetzalcanary"}', '{"b":2}', '中文'];
let folder: string;

beforeEach(() => void (folder = join(mkdtempSync(join(tmpdir(), 'archive-')), 'a')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function made(by: ArchiveSecret = secret): Promise<void> {
  const writer = await ArchiveWriter.create(folder, by);
  await writer.write({ file: 'one.part', kind: 'collection', database: 'rwd_x', collection: 'c' }, (async function* () { yield* lines; })());
  await writer.finish({ at: '2026-01-01T00:00:00Z', versions: { chainnet: '0' }, topics: [], groups: [], ledger: [] });
}
const read = async (by: ArchiveSecret = secret): Promise<string[]> => {
  const reader = await ArchiveReader.open(folder, by);
  await reader.verify();
  return Array.fromAsync(reader.lines(reader.manifest.parts[0]!));
};
const changeAt = (file: string, at: number): void => {
  const bytes = readFileSync(join(folder, file));
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(join(folder, file), bytes);
};

describe('an archive', () => {
  it.each([['sealed', secret], ['plain', { kind: 'none' } as const]])('that is %s gives back its lines and says how many', async (_name, by) => {
    await made(by);
    expect(await read(by)).toEqual(lines);
    expect((await ArchiveReader.open(folder, by)).manifest.parts).toMatchObject([{ count: 3, database: 'rwd_x' }]);
  });

  it('shows nothing of what is in it', async () => {
    await made();
    for (const file of ['one.part', 'manifest.json']) expect(readFileSync(join(folder, file)).includes('Quetzalcanary')).toBe(false);
  });

  it('does not open with another key', async () => {
    await made();
    await expect(read({ kind: 'key-file', secret: Buffer.alloc(32, 2) })).rejects.toMatchObject({ code: 'RWD_BACKUP_KEY_WRONG' });
    await expect(read({ kind: 'none' })).rejects.toMatchObject({ code: 'RWD_BACKUP_KEY_WRONG' });
  });

  it.each([['sealed', secret], ['plain', { kind: 'none' } as const]])('that is %s and damaged is refused before anything is read of it', async (_name, by) => {
    await made(by);
    changeAt('one.part', 20);
    await expect(read(by)).rejects.toMatchObject({ code: 'RWD_BACKUP_DAMAGED', details: { part: 'one.part' } });
  });

  it('whose manifest was changed is refused', async () => {
    await made();
    const file = join(folder, 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"count": 3', '"count": 2'));
    await expect(read()).rejects.toMatchObject({ code: 'RWD_BACKUP_KEY_WRONG' });
  });

  it('that was not finished is none, and one is never written over another', async () => {
    await ArchiveWriter.create(folder, secret);
    await expect(read()).rejects.toMatchObject({ code: 'RWD_BACKUP_USAGE' });
    await made();
    await expect(made()).rejects.toMatchObject({ code: 'RWD_BACKUP_USAGE' });
  });
});
