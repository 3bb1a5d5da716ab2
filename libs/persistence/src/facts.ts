import { findById, findByIds, insertNew, type Identified } from './bulk-insert.js';
import { errors } from './errors.js';
import type { Collection, Store } from './store.js';

type FactDocument = Identified & { readonly body: string };

/** The window of parallel reads while an aggregate is loaded. */
const WINDOW = 16;

/**
 * Insert-only facts `<aggregate>:<version>`, versions from 1 without gaps. The unique `_id` is the concurrency check:
 * of two writers of one version exactly one wins.
 */
export class FactStore<F> {
  private readonly collection: Collection;

  constructor(store: Store, name: string) {
    this.collection = store.collection(name);
  }

  /** @throws RWD_STORE_VERSION_CONFLICT when the version exists, RWD_STORE_UNAVAILABLE */
  async append(aggregate: string, version: number, fact: F): Promise<void> {
    const existing = await insertNew(this.collection, [{ _id: factId(aggregate, version), body: JSON.stringify(fact) }]);
    if (existing.length > 0) throw errors.RWD_STORE_VERSION_CONFLICT({ aggregate, version });
  }

  async read(aggregate: string, version: number): Promise<F | undefined> {
    const document = await findById<FactDocument>(this.collection, factId(aggregate, version));
    return document === undefined ? undefined : (JSON.parse(document.body) as F);
  }

  /** All facts of an aggregate, in order. */
  async load(aggregate: string): Promise<readonly F[]> {
    const facts: F[] = [];
    for (;;) {
      const ids = Array.from({ length: WINDOW }, (_, offset) => factId(aggregate, facts.length + offset + 1));
      const found = await findByIds<FactDocument>(this.collection, ids, WINDOW);
      for (const id of ids) {
        const document = found.get(id);
        if (document === undefined) return facts;
        facts.push(JSON.parse(document.body) as F);
      }
    }
  }

  /** The newest version, 0 when there is none: gallops, then bisects, so it costs O(log n) reads by id. */
  async head(aggregate: string): Promise<number> {
    const exists = async (version: number): Promise<boolean> => (await findById(this.collection, factId(aggregate, version))) !== undefined;
    let low = 0;
    let high = 1;
    while (await exists(high)) [low, high] = [high, high * 2];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (await exists(middle)) low = middle;
      else high = middle;
    }
    return low;
  }
}

const factId = (aggregate: string, version: number): string => `${aggregate}:${version}`;
