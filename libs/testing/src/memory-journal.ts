import type { Journal, JournalAnswer, JournalEntry } from '@chainnet/persistence';

/** A journal in memory, for unit tests of one function; it passes the same conformance suite as the stored one. */
export class MemoryJournal implements Journal {
  readonly entries = new Map<string, JournalEntry>();

  async record(entries: readonly JournalEntry[]): Promise<JournalAnswer> {
    const existing: number[] = [];
    const standing = entries.map((entry, index) => {
      const earlier = this.entries.get(entry._id);
      if (earlier !== undefined) existing.push(index);
      else this.entries.set(entry._id, entry);
      return earlier ?? entry;
    });
    return { standing, existing };
  }

  async find(id: string): Promise<JournalEntry | undefined> {
    return this.entries.get(id);
  }

  async *all(): AsyncGenerator<JournalEntry> {
    yield* this.entries.values();
  }
}
