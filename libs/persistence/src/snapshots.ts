import { findById, type Identified } from './bulk-insert.js';
import { errors } from './errors.js';
import type { Collection, Store } from './store.js';

type SlotDocument = Identified & { readonly version: number; readonly body: string };

export type Versioned<S> = { readonly version: number; readonly snapshot: S };

/**
 * The newest snapshot of a read model with one writer. Two slots take turns, so that a crash in the middle of a
 * replacement leaves the older one whole, and the store does not grow.
 */
export class SnapshotStore<S> {
  private readonly collection: Collection;

  constructor(store: Store, name = 'snapshots') {
    this.collection = store.collection(name);
  }

  async latest(name: string): Promise<Versioned<S> | undefined> {
    const slots = await Promise.all([0, 1].map((slot) => findById<SlotDocument>(this.collection, `${name}:${slot}`)));
    const newest = slots.filter((slot) => slot !== undefined).sort((a, b) => b.version - a.version)[0];
    return newest === undefined ? undefined : { version: newest.version, snapshot: JSON.parse(newest.body) as S };
  }

  /** @throws RWD_STORE_UNAVAILABLE */
  async save(name: string, { version, snapshot }: Versioned<S>): Promise<void> {
    const _id = `${name}:${version % 2}` as never;
    try {
      await this.collection.replaceOne({ _id }, { version, body: JSON.stringify(snapshot) }, { upsert: true });
    } catch (cause) {
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'snapshot' }, { cause });
    }
  }
}
