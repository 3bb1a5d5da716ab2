import { isRwdError } from '@chainnet/contracts';
import { decodeHash, encodeBase64, MAX_ENTRY_BYTES, readEdge } from '@chainnet/merkle-log';
import { headOf, newLog, resumeLog, sequence, type LeafCandidate, type LogHead, type LogState, type SequencedEntry } from '../core/sequencer.js';
import type { Claim, HeadFact, LeafPlace, LedgerStores } from '../ports.js';
import type { TileDocuments } from './tile-documents.js';

/** A leaf of the topic, with what it is found by later. */
export type TopicLeaf = LeafCandidate & { readonly type: string; readonly recordId?: string; readonly tenant?: string };

export type SequencerOptions = {
  readonly origin: string;
  readonly stores: Pick<LedgerStores, 'claims' | 'places' | 'heads'>;
  readonly tiles: TileDocuments;
};

type Committed = { readonly version: number; readonly state: LogState; readonly head: LogHead; readonly leavesPerType: HeadFact['leavesPerType'] };

const emptyLog: Committed = { version: 0, state: newLog, head: headOf(newLog), leavesPerType: {} };

/**
 * The one writer of the log. Claims, tiles and places are write-once and follow from the topic alone, so a batch that
 * comes again after a crash writes the same documents; what counts is the head, whose version only one writer can take.
 */
export class LeafSequencer {
  private committed = emptyLog;

  constructor(private readonly options: SequencerOptions) {}

  get head(): LogHead {
    return this.committed.head;
  }

  get leavesPerType(): HeadFact['leavesPerType'] {
    return this.committed.leavesPerType;
  }

  /** Takes the log up from its committed head. @throws RWD_LEDGER_EDGE_MISMATCH, RWD_STORE_UNAVAILABLE */
  async load(): Promise<void> {
    const { origin, stores, tiles } = this.options;
    const version = await stores.heads.head(origin);
    const fact = version === 0 ? undefined : await stores.heads.read(origin, version);
    if (fact === undefined) {
      this.committed = emptyLog;
      return;
    }
    const { size, nextOffset, leavesPerType } = fact;
    const frontier = fact.frontier.map((hash) => decodeHash(hash, 'a frontier hash'));
    const state = resumeLog({ size, nextOffset, frontier }, await readEdge(tiles, size));
    this.committed = { version, state, head: headOf(state), leavesPerType };
  }

  /**
   * Appends a batch in the topic's order. Leaves of an entry that the log has, and of offsets before the head, are
   * passed over. After a failure nothing is committed, and the batch may come again.
   *
   * @throws RWD_STORE_VERSION_CONFLICT when another writer committed; its head has been loaded then
   */
  async append(leaves: readonly TopicLeaf[]): Promise<readonly SequencedEntry[]> {
    const { version, state, leavesPerType } = this.committed;
    const known = await this.claim(leaves.filter(({ offset }) => offset >= state.nextOffset));
    const { entries, tiles, bundles, state: next, head } = sequence(state, leaves, known);
    const counted = countedWith(leavesPerType, entries, leaves);
    if (entries.length > 0) {
      await Promise.all([this.options.tiles.put([...tiles, ...bundles]), this.place(entries, leaves)]);
      await this.commit(version + 1, factOf(head, counted));
    }
    this.committed = { version: version + (entries.length > 0 ? 1 : 0), state: next, head, leavesPerType: counted };
    return entries;
  }

  /** @returns the entry ids that an earlier offset holds */
  private async claim(leaves: readonly TopicLeaf[]): Promise<ReadonlySet<string>> {
    const { claims } = this.options.stores;
    const first = new Map<string, TopicLeaf>();
    for (const leaf of leaves) if (leaf.bytes.length <= MAX_ENTRY_BYTES && !first.has(leaf.entryId)) first.set(leaf.entryId, leaf);
    const existing = await claims.put([...first.values()].map((leaf) => [leaf.entryId, claimOf(leaf)] as const));
    if (existing.length === 0) return new Set();
    const standing = await claims.getMany(existing);
    return new Set(existing.filter((id) => (standing.get(id)?.offset ?? 0) < (first.get(id)?.offset ?? 0)));
  }

  /** Keeps where each leaf is. A record's step that was logged twice keeps its first place; the second has one of its own. */
  private async place(entries: readonly SequencedEntry[], leaves: readonly TopicLeaf[]): Promise<void> {
    const { places } = this.options.stores;
    const byEntry = new Map(leaves.map((leaf) => [leaf.offset, leaf]));
    const placed = entries.map(({ offset, index, entryId }) => {
      const leaf = byEntry.get(offset)!;
      const { tenant } = leaf;
      return [placeOf(leaf), { index, entryId, ...(tenant === undefined ? {} : { tenant }) } satisfies LeafPlace] as const;
    });
    const existing = new Set(await places.put(placed));
    if (existing.size === 0) return;
    const standing = await places.getMany([...existing]);
    const second = placed.filter(([id, { entryId }]) => existing.has(id) && standing.get(id)?.entryId !== entryId);
    if (second.length > 0) await places.put(second.map(([, place]) => [entryPlace(place.entryId), place] as const));
  }

  private async commit(version: number, fact: HeadFact): Promise<void> {
    try {
      await this.options.stores.heads.append(this.options.origin, version, fact);
    } catch (error) {
      if (isRwdError(error) && error.code === 'RWD_STORE_VERSION_CONFLICT') await this.load();
      throw error;
    }
  }
}

/** Where the index of a leaf is kept that is no step of a record, or not the first of its kind. */
export const entryPlace = (entryId: string): string => `entry:${entryId}`;
export const stepPlace = (recordId: string, type: string): string => `${recordId}:${type}`;

const placeOf = ({ recordId, type, entryId }: TopicLeaf): string => (recordId === undefined ? entryPlace(entryId) : stepPlace(recordId, type));
const claimOf = (leaf: TopicLeaf): Claim => ({ offset: leaf.offset, place: placeOf(leaf) });

const factOf = ({ size, nextOffset, frontier, root }: LogHead, leavesPerType: HeadFact['leavesPerType']): HeadFact => ({
  size, nextOffset, frontier: frontier.map(encodeBase64), root: encodeBase64(root), leavesPerType,
});

function countedWith(before: HeadFact['leavesPerType'], entries: readonly SequencedEntry[], leaves: readonly TopicLeaf[]): HeadFact['leavesPerType'] {
  const types = new Map(leaves.map(({ offset, type }) => [offset, type]));
  const counts: Record<string, number> = { ...before };
  for (const { offset } of entries) {
    const type = types.get(offset)!;
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
