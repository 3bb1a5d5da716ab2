import { compileView, type CompiledView, type Resource, type Row, viewDigest } from '@chainnet/sql-on-fhir';

type HeldRecord = { readonly number: number; readonly text: string };
/** Rows of a view so far, with the number of rows after each record, so that growth costs only what is new. */
type Table = { readonly view: CompiledView; readonly rows: Row[]; readonly ends: number[] };

/** Views whose tables are kept; the one not asked for longest goes first. */
const KEPT_TABLES = 8;

/**
 * An organization's de-identified records, in memory, behind its journal. Each record has a number for life, so that "the
 * records below n" are the same ones in the same order after any restart: that is how a job's data set is frozen.
 */
export class DataSet {
  private readonly numbers = new Map<string, number>();
  private readonly records: HeldRecord[] = [];
  private readonly tables = new Map<string, Table>();
  private next = 0;

  /** Records held. */
  get size(): number {
    return this.records.length;
  }

  /** The number that the next record will get: a job that starts now computes on the records below it. */
  get mark(): number {
    return this.next;
  }

  /** Adds a record and names its number; a record that is there already changes nothing. */
  add(recordId: string, bundle: string): number {
    const known = this.numbers.get(recordId);
    if (known !== undefined) return known;
    const number = this.next;
    this.hold(recordId, { number, text: bundle });
    return number;
  }

  /** Fills an empty data set with what the journal holds, in whatever order the store gives it. */
  restore(records: Iterable<{ readonly recordId: string; readonly number: number; readonly bundle: string }>): void {
    const ordered = [...records].sort((a, b) => a.number - b.number || (a.recordId < b.recordId ? -1 : 1));
    for (const { recordId, number, bundle } of ordered) if (!this.numbers.has(recordId)) this.hold(recordId, { number, text: bundle });
  }

  /**
   * Rows of a view over the records numbered below `mark` (default: all), in the order of their numbers.
   * @throws RWD_VIEW_*
   */
  rows(view: unknown, mark = this.next): readonly Row[] {
    const digest = viewDigest(Object(view) as object);
    const table = this.tables.get(digest) ?? { view: compileView(view), rows: [], ends: [] };
    this.tables.delete(digest);
    const count = this.countBelow(mark);
    for (let at = table.ends.length; at < count; at += 1) {
      const fresh = [...table.view.rows(resourcesOf((this.records[at] as HeldRecord).text))];
      table.rows.push(...fresh);
      table.ends.push(table.rows.length);
    }
    this.keep(digest, table);
    return table.rows.slice(0, count === 0 ? 0 : table.ends[count - 1]);
  }

  /** The views evaluated of late, by digest. */
  views(): readonly { readonly digest: string; readonly rows: number }[] {
    return [...this.tables].map(([digest, { rows }]) => ({ digest, rows: rows.length }));
  }

  private hold(recordId: string, record: HeldRecord): void {
    this.numbers.set(recordId, record.number);
    this.records.push(record);
    this.next = Math.max(this.next, record.number + 1);
  }

  private keep(digest: string, table: Table): void {
    this.tables.set(digest, table);
    const [oldest] = this.tables.keys();
    if (this.tables.size > KEPT_TABLES && oldest !== undefined) this.tables.delete(oldest);
  }

  private countBelow(mark: number): number {
    if (mark >= this.next) return this.records.length;
    const first = this.records.findIndex(({ number }) => number >= mark);
    return first < 0 ? this.records.length : first;
  }
}

function resourcesOf(text: string): readonly Resource[] {
  const { entry = [] } = JSON.parse(text) as { entry?: readonly { resource?: Resource }[] };
  return entry.flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
}
