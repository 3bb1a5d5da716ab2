import {
  appendLeaves,
  edgeFrontier,
  emptyEdge,
  equalHashes,
  frontierRoot,
  MAX_ENTRY_BYTES,
  type BundleDocument,
  type Hash,
  type RightEdge,
  type TileDocument,
} from '@chainnet/merkle-log';
import { errors } from './errors.js';

/** A batch closes at 256 leaves or after 250 ms, and at once under a backlog. */
export const BATCH_LEAVES = 256;
export const BATCH_MILLISECONDS = 250;

/** What the one writer of a log holds: the right edge of its tree, and the offset from which it reads on. */
export type LogState = { readonly edge: RightEdge; readonly nextOffset: number };

export const newLog: LogState = { edge: emptyEdge, nextOffset: 0 };

/** A record of the log topic. `entryId` names the entry across producers: `<producer>/<id>`. */
export type LeafCandidate = { readonly entryId: string; readonly bytes: Uint8Array; readonly offset: number };

/** The leaf index is not the offset: control records and duplicates take offsets too. Both are stored. */
export type SequencedEntry = {
  readonly entryId: string;
  readonly index: number;
  readonly offset: number;
  readonly leafHash: Hash;
};

/** `duplicate`: the entry is in the log; `replayed`: the offset was decided before; `oversize`: over 65,535 bytes. */
export type DroppedCandidate = {
  readonly entryId: string;
  readonly offset: number;
  readonly reason: 'duplicate' | 'replayed' | 'oversize';
};

/** What is committed by compare-and-set after the documents: small, and enough to check them on a restart. */
export type LogHead = {
  readonly size: number;
  readonly nextOffset: number;
  readonly frontier: readonly Hash[];
  readonly root: Hash;
};

export type Sequenced = {
  readonly entries: readonly SequencedEntry[];
  readonly dropped: readonly DroppedCandidate[];
  readonly tiles: readonly TileDocument[];
  readonly bundles: readonly BundleDocument[];
  readonly state: LogState;
  readonly head: LogHead;
};

/**
 * Appends a batch in the order of the log topic. Of candidates with one entryId the first wins; `seen` holds the ids of
 * the batch that were in the log before it. What is dropped follows from the topic alone, so a replay from offset 0
 * gives the same tree whatever the batches. Throws RWD_LEDGER_ORDER_VIOLATED when offsets do not rise. About 5
 * microseconds a leaf; nothing grows with the size of the log.
 */
export function sequence(state: LogState, candidates: readonly LeafCandidate[], seen: ReadonlySet<string>): Sequenced {
  const { accepted, dropped, nextOffset } = select(state.nextOffset, candidates, seen);
  const { edge, leafHashes, tiles, bundles } = appendLeaves(state.edge, accepted.map(({ bytes }) => bytes));
  const entries = accepted.map(({ entryId, offset }, i) => ({
    entryId,
    offset,
    index: state.edge.size + i,
    leafHash: leafHashes[i]!,
  }));
  const next: LogState = { edge, nextOffset };
  return { entries, dropped, tiles, bundles, state: next, head: headOf(next) };
}

/** What to commit for a state. */
export function headOf({ edge, nextOffset }: LogState): LogHead {
  const frontier = edgeFrontier(edge);
  return { size: edge.size, nextOffset, frontier: frontier.hashes, root: frontierRoot(frontier) };
}

/**
 * Takes a log up again from its committed head and the edge read back from its tiles and bundle. Throws
 * RWD_LEDGER_EDGE_MISMATCH when they do not belong together: nothing may be appended then.
 */
export function resumeLog(head: Omit<LogHead, 'root'>, edge: RightEdge): LogState {
  const { hashes } = edgeFrontier(edge);
  const matches = edge.size === head.size && hashes.length === head.frontier.length;
  if (!matches || !hashes.every((hash, i) => equalHashes(hash, head.frontier[i]!))) {
    throw errors.RWD_LEDGER_EDGE_MISMATCH({ size: head.size });
  }
  return { edge, nextOffset: head.nextOffset };
}

type Selection = { readonly accepted: LeafCandidate[]; readonly dropped: DroppedCandidate[]; readonly nextOffset: number };

function select(from: number, candidates: readonly LeafCandidate[], seen: ReadonlySet<string>): Selection {
  const accepted: LeafCandidate[] = [];
  const dropped: DroppedCandidate[] = [];
  const inBatch = new Set<string>();
  let previous = -1;
  for (const candidate of candidates) {
    const { entryId, offset } = candidate;
    if (!Number.isSafeInteger(offset) || offset <= previous) throw errors.RWD_LEDGER_ORDER_VIOLATED({ offset, previous });
    previous = offset;
    const reason = dropReason(candidate, from, seen.has(entryId) || inBatch.has(entryId));
    if (reason !== undefined) {
      dropped.push({ entryId, offset, reason });
      continue;
    }
    inBatch.add(entryId);
    accepted.push(candidate);
  }
  return { accepted, dropped, nextOffset: Math.max(from, previous + 1) };
}

function dropReason(candidate: LeafCandidate, from: number, isKnown: boolean): DroppedCandidate['reason'] | undefined {
  if (candidate.offset < from) return 'replayed';
  if (candidate.bytes.length > MAX_ENTRY_BYTES) return 'oversize';
  return isKnown ? 'duplicate' : undefined;
}
