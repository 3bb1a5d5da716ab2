import type { LedgerState } from './manifest.js';
import type { StoredPositions } from './keep-from.js';

type Document = { readonly _id?: string; readonly version?: unknown; readonly body?: string };
type Head = { readonly size: number; readonly root: string; readonly nextOffset: number };
type Body = { readonly next?: Readonly<Record<string, string>> };

/** Database and collections in which the ledger keeps its heads (services/provenance). */
const HEADS = 'rwd_provenance/heads';
const SNAPSHOTS = 'snapshots';

/**
 * Watches documents go by and keeps what they say of places: the newest snapshot of each read model, and the newest head of
 * each log. Memory grows with the number of read models, not of documents.
 */
export class PositionWatch {
  private readonly snapshots = new Map<string, { readonly version: number; readonly next: Readonly<Record<string, string>> }>();
  private readonly heads = new Map<string, { readonly version: number; readonly head: Head }>();

  watch(database: string, collection: string): ((line: string) => void) | undefined {
    if (collection === SNAPSHOTS) return (line) => this.snapshot(database, JSON.parse(line) as Document);
    return `${database}/${collection}` === HEADS ? (line) => this.head(JSON.parse(line) as Document) : undefined;
  }

  /** Newest head of each log, by origin. */
  ledger(): readonly LedgerState[] {
    return [...this.heads].map(([origin, { head: { size, root, nextOffset } }]) => ({ origin, size, root, nextOffset })).sort((a, b) => (a.origin < b.origin ? -1 : 1));
  }

  positions(): StoredPositions {
    return {
      projections: new Map([...this.snapshots].map(([name, { next }]) => [name, next])),
      nextLeaf: Math.min(...this.ledger().map(({ nextOffset }) => nextOffset), Number.MAX_SAFE_INTEGER) % Number.MAX_SAFE_INTEGER,
    };
  }

  private snapshot(database: string, { _id = '', version, body = '{}' }: Document): void {
    const { next } = JSON.parse(body) as Body;
    const name = `${database}/${_id.slice(0, _id.lastIndexOf(':'))}`;
    const found = numberOf(version);
    if (next === undefined || found < (this.snapshots.get(name)?.version ?? 0)) return;
    this.snapshots.set(name, { version: found, next });
  }

  private head({ _id = '', body = '{}' }: Document): void {
    const [origin, version] = [_id.slice(0, _id.lastIndexOf(':')), Number(_id.slice(_id.lastIndexOf(':') + 1))];
    if (version > (this.heads.get(origin)?.version ?? 0)) this.heads.set(origin, { version, head: JSON.parse(body) as Head });
  }
}

/** Canonical Extended JSON writes a number as `{"$numberInt": "1"}`. */
function numberOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return Number(value);
  return Number(Object.values(value)[0]);
}
