import type { Journal, JournalEntry } from '@chainnet/persistence';

/** A record that waits: which key of which topic, and the position it first came from. */
export type ParkedRecord = { readonly topic: string; readonly key: string; readonly position: string };

/** The journal that parked records are kept in, apart from the large one, so that loading it at start stays cheap. */
export type ParkedJournal = Journal & { all(): AsyncIterable<JournalEntry> };

/**
 * Which keys of an ordered handler wait. A key waits as long as one of its parked records does: re-injected records are
 * let through in order, new ones of the key queue behind them, and the last release opens the key again.
 */
export class ParkedKeys {
  private readonly waiting = new Map<string, Set<string>>();

  constructor(private readonly group: string, private readonly journal: ParkedJournal) {}

  isParked(topic: string, key: string | null): boolean {
    return key !== null && this.waiting.has(`${topic}\n${key}`);
  }

  /** Whether this record is the first of its key's waiting ones, so that none overtakes another. */
  isNext({ topic, key, position }: ParkedRecord): boolean {
    const [first] = this.waiting.get(`${topic}\n${key}`) ?? [];
    return first === position;
  }

  /** Kept before the record's own journal entry: a crash in between parks the key once too often, never too seldom. */
  async park(record: ParkedRecord, at: string): Promise<void> {
    await this.journal.record([this.fact(record, 'parked', at)]);
    this.add(record);
  }

  async release(record: ParkedRecord, at: string): Promise<void> {
    if (!this.isParked(record.topic, record.key)) return;
    await this.journal.record([this.fact(record, 'released', at)]);
    this.remove(record);
  }

  /** Keys that wait now. */
  get size(): number {
    return this.waiting.size;
  }

  async load(): Promise<void> {
    const released: ParkedRecord[] = [];
    for await (const { outcome, facts } of this.journal.all()) {
      const record = JSON.parse(facts) as ParkedRecord;
      if (outcome === 'released') released.push(record);
      else this.add(record);
    }
    for (const record of released) this.remove(record);
    for (const [id, positions] of this.waiting) this.waiting.set(id, new Set([...positions].sort(byOffset)));
  }

  private add({ topic, key, position }: ParkedRecord): void {
    const id = `${topic}\n${key}`;
    this.waiting.set(id, (this.waiting.get(id) ?? new Set()).add(position));
  }

  private remove({ topic, key, position }: ParkedRecord): void {
    const id = `${topic}\n${key}`;
    const positions = this.waiting.get(id);
    positions?.delete(position);
    if (positions?.size === 0) this.waiting.delete(id);
  }

  private fact(record: ParkedRecord, outcome: 'parked' | 'released', at: string): JournalEntry {
    return { _id: parkingFactId(this.group, outcome, record.position), hash: '', outcome, facts: JSON.stringify(record), outputs: '[]', at };
  }
}

/** Id of the fact that a record was parked or released, in the journal of parked records. */
export const parkingFactId = (group: string, outcome: 'parked' | 'released', position: string): string => `${group}:${outcome}:${position}`;

const offsetOf = (position: string): number => Number(position.slice(position.lastIndexOf('@') + 1));
/** The store gives facts back in any order; the broker's offsets are the order. */
const byOffset = (a: string, b: string): number => offsetOf(a) - offsetOf(b);
