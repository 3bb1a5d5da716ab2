import { storeErrors } from '@chainnet/persistence';
import type { Documents, Facts, LedgerStores } from '../src/ports.js';

/** Raised in place of the process's death: everything before it is on disk, nothing after it is. */
export class Killed extends Error {}

/** One disk under many stores; dies at the n-th write, in the middle of a bulk insert too. */
export class MemoryDisk {
  readonly rows = new Map<string, string>();
  /** Writes until death. */
  budget = Number.POSITIVE_INFINITY;
  writes = 0;

  /** @returns whether the row was there before */
  insert(id: string, body: unknown): boolean {
    if (this.rows.has(id)) return true;
    if (this.budget <= 0) throw new Killed();
    this.budget -= 1;
    this.writes += 1;
    this.rows.set(id, JSON.stringify(body));
    return false;
  }

  read<T>(id: string): T | undefined {
    const text = this.rows.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }
}

const documents = <T>(disk: MemoryDisk, name: string): Documents<T> => ({
  put: async (rows) => {
    await new Promise(setImmediate);
    return rows.filter(([id, body]) => disk.insert(`${name}/${id}`, body)).map(([id]) => id);
  },
  get: async (id) => disk.read<T>(`${name}/${id}`),
  getMany: async (ids) => new Map(ids.flatMap((id) => {
    const body = disk.read<T>(`${name}/${id}`);
    return body === undefined ? [] : [[id, body] as const];
  })),
});

const facts = <F>(disk: MemoryDisk, name: string): Facts<F> => ({
  append: async (aggregate, version, fact) => {
    await new Promise(setImmediate);
    if (disk.insert(`${name}/${aggregate}:${version}`, fact)) throw storeErrors.RWD_STORE_VERSION_CONFLICT({ aggregate, version });
  },
  read: async (aggregate, version) => disk.read<F>(`${name}/${aggregate}:${version}`),
  head: async (aggregate) => {
    let version = 0;
    while (disk.rows.has(`${name}/${aggregate}:${version + 1}`)) version += 1;
    return version;
  },
});

export const memoryStores = (disk = new MemoryDisk()): LedgerStores => ({
  claims: documents(disk, 'claims'),
  places: documents(disk, 'places'),
  tiles: documents(disk, 'tiles'),
  heads: facts(disk, 'heads'),
  checkpoints: facts(disk, 'checkpoints'),
  announcements: facts(disk, 'announcements'),
});
