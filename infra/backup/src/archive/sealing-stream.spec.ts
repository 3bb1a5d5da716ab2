import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { archiveKey, opened, sealed, subKey } from './sealing-stream.js';

const key = new Uint8Array(32).fill(7);
const prefix = new Uint8Array(7).fill(3);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const gathered = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
};
const seal = (bytes: Uint8Array, size = 10_000) => gathered(sealed(pieces(bytes, size), key, prefix));
const open = (bytes: Uint8Array, by: Uint8Array = key, size = 7_777) => gathered(opened(pieces(bytes, size), by, 'p'));
const damaged = expect.objectContaining({ code: 'RWD_BACKUP_DAMAGED' });

describe('a sealed stream', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('of %i bytes opens to the same, however it is cut on the way', async (length) => {
    const bytes = Buffer.alloc(length, 'abc');
    expect((await open(await seal(bytes, 999), key, 1_000)).equals(bytes)).toBe(true);
  });

  it('hides what it holds', async () => {
    expect((await seal(Buffer.from('Quetzalcanary'))).includes('Quetzalcanary')).toBe(false);
  });

  it('does not open with a bit changed, wherever', async () => {
    const whole = await seal(Buffer.alloc(70_000, 'x'));
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ (1 << bit);
      await expect(open(changed)).rejects.toEqual(damaged);
    }), { numRuns: 40 });
  });

  it('does not open cut off, at a chunk\'s end or elsewhere', async () => {
    const whole = await seal(Buffer.alloc(140_000, 'x'));
    for (const end of [whole.length - 1, 14 + 65_552, 14 + 2 * 65_552, 14, 5]) await expect(open(whole.subarray(0, end))).rejects.toEqual(damaged);
  });

  it('does not open with another key, or as another part', async () => {
    await expect(open(await seal(Buffer.from('x')), subKey(key, 'other'))).rejects.toEqual(damaged);
  });
});

describe('an archive\'s key', () => {
  it('follows from passphrase and salt, and from key file and salt', () => {
    const [salt, other] = [Buffer.alloc(16, 1).toString('base64'), Buffer.alloc(16, 2).toString('base64')];
    const cost = { N: 1_024, r: 8, p: 1 };
    const of = (recipe: Parameters<typeof archiveKey>[0], secret: string) => Buffer.from(archiveKey(recipe, Buffer.from(secret))!).toString('hex');
    const keys = [of({ kind: 'passphrase', salt, ...cost }, 'a'), of({ kind: 'passphrase', salt: other, ...cost }, 'a'), of({ kind: 'passphrase', salt, ...cost }, 'b'), of({ kind: 'key-file', salt }, 'a')];
    expect(new Set(keys).size).toBe(4);
    expect(keys[0]).toHaveLength(64);
    expect(archiveKey({ kind: 'none' }, undefined)).toBeUndefined();
    expect(() => archiveKey({ kind: 'key-file', salt }, undefined)).toThrow(expect.objectContaining({ code: 'RWD_BACKUP_KEY_WRONG' }));
  });
});
