import { findById, findByIds, insertNew } from './bulk-insert.js';
import { errors } from './errors.js';
import type { Collection, Store } from './store.js';

/**
 * One input's whole effect: inbox, effect and outbox in one insert (architecture, section 4).
 * Facts and outputs are kept as JSON text, since the embedded store takes no nested arrays and no `.` or `$` in keys.
 */
export type JournalEntry = {
  /** `<group>:<eventId>` */
  readonly _id: string;
  /** SHA-256 of the input's bytes, hex. */
  readonly hash: string;
  /** `topic[partition]@offset` of the message that had this effect: only its own redelivery publishes the outputs again. */
  readonly origin?: string;
  readonly outcome: string;
  readonly facts: string;
  readonly outputs: string;
  /** ISO time of the first processing. */
  readonly at: string;
};

export type JournalAnswer = {
  /** For each given entry: the one that stands in the journal, its own or the earlier one of the same id. */
  readonly standing: readonly JournalEntry[];
  /** Indexes of given entries that were there before. */
  readonly existing: readonly number[];
};

/** What messaging needs of a journal; the in-memory one of libs/testing passes the same conformance suite. */
export interface Journal {
  record(entries: readonly JournalEntry[]): Promise<JournalAnswer>;
  find(id: string): Promise<JournalEntry | undefined>;
}

export class StoreJournal implements Journal {
  private readonly collection: Collection;

  constructor(store: Store, name = 'journal') {
    this.collection = store.collection(name);
  }

  /** @throws RWD_STORE_UNAVAILABLE, RWD_STORE_WRITE_REFUSED */
  async record(entries: readonly JournalEntry[]): Promise<JournalAnswer> {
    const existing = await insertNew(this.collection, entries, ({ facts, outputs }) => facts.length + outputs.length + 300);
    if (existing.length === 0) return { standing: entries, existing };
    const earlier = await findByIds<JournalEntry>(this.collection, existing.map((index) => (entries[index] as JournalEntry)._id));
    const standing = [...entries];
    for (const index of existing) standing[index] = earlier.get((entries[index] as JournalEntry)._id) ?? (entries[index] as JournalEntry);
    return { standing, existing };
  }

  async find(id: string): Promise<JournalEntry | undefined> {
    return findById<JournalEntry>(this.collection, id);
  }

  /** Every entry, once, for a read model that is rebuilt at start; never on a path that serves a request. */
  async *all(): AsyncGenerator<JournalEntry> {
    try {
      for await (const document of this.collection.find({}, { batchSize: 500 })) yield document as unknown as JournalEntry;
    } catch (cause) {
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'scan' }, { cause });
    }
  }
}
