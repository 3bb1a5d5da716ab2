import { findById, findByIds, insertNew, type Identified } from './bulk-insert.js';
import { errors } from './errors.js';
import type { Collection, Store } from './store.js';

type BodyDocument = Identified & { readonly body: string };

/** Write-once documents by id: sealed payloads, tiles, receipts. Writing the same id again changes nothing. */
export class DocumentStore<T> {
  private readonly collection: Collection;

  constructor(store: Store, name: string) {
    this.collection = store.collection(name);
  }

  /** @returns the ids that were there before */
  async put(documents: readonly (readonly [id: string, body: T])[]): Promise<readonly string[]> {
    const rows = documents.map(([_id, body]) => ({ _id, body: JSON.stringify(body) }));
    const existing = await insertNew(this.collection, rows, ({ body }) => body.length + 100);
    return existing.map((index) => (rows[index] as BodyDocument)._id);
  }

  async get(id: string): Promise<T | undefined> {
    const document = await findById<BodyDocument>(this.collection, id);
    return document === undefined ? undefined : (JSON.parse(document.body) as T);
  }

  async getMany(ids: readonly string[]): Promise<Map<string, T>> {
    const found = await findByIds<BodyDocument>(this.collection, ids);
    return new Map([...found].map(([id, { body }]) => [id, JSON.parse(body) as T]));
  }

  /** Removes one document for good: the erasure of a person's key is the only caller. */
  async erase(id: string): Promise<boolean> {
    try {
      return (await this.collection.deleteOne({ _id: id as never })).deletedCount > 0;
    } catch (cause) {
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'erase' }, { cause });
    }
  }
}
