import { encodeBundle, requireEntrySize } from './entry-bundle.js';
import { leafHash, type Hash } from './hash.js';
import type { RightEdge } from './right-edge.js';
import { perfectRoot } from './subtree.js';
import {
  bundlePath,
  encodeTile,
  TILE_WIDTH,
  tilePath,
  type BundleCoordinate,
  type TileCoordinate,
} from './tile.js';
import { requireInteger } from './tree-size.js';

/** An immutable document: for one path of one log the bytes never change, so an insert may be repeated. */
export type TileDocument = TileCoordinate & { readonly path: string; readonly bytes: Uint8Array };
export type BundleDocument = BundleCoordinate & { readonly path: string; readonly bytes: Uint8Array };

export type Appended = {
  readonly edge: RightEdge;
  /** Of the appended leaves, in order; the first has index `edge.size - leafHashes.length`. */
  readonly leafHashes: readonly Hash[];
  /** Exactly the documents of changedTiles(old size, new size). */
  readonly tiles: readonly TileDocument[];
  readonly bundles: readonly BundleDocument[];
};

/**
 * Appends leaves to a tree. Costs two hashes a leaf and, once a call, at most 255 copied references a level; the edge
 * given is left as it is. Only the last tile of a level and the last bundle can be partial. Throws
 * RWD_LEDGER_ENTRY_TOO_LARGE for a leaf over 65,535 bytes, before anything is computed.
 */
export function appendLeaves(edge: RightEdge, leaves: readonly Uint8Array[]): Appended {
  leaves.forEach(requireEntrySize);
  requireInteger('size', edge.size + leaves.length);
  if (leaves.length === 0) return { edge, leafHashes: [], tiles: [], bundles: [] };
  const leafHashes = leaves.map(leafHash);
  const { levels, tiles } = growLevels(edge, leafHashes);
  const { entries, bundles } = growBundles(edge, leaves);
  return { edge: { size: edge.size + leaves.length, levels, entries }, leafHashes, tiles, bundles };
}

function growLevels(edge: RightEdge, leafHashes: readonly Hash[]): { levels: Hash[][]; tiles: TileDocument[] } {
  const levels: Hash[][] = [];
  const tiles: TileDocument[] = [];
  let added = leafHashes;
  for (let level = 0; level < edge.levels.length || added.length > 0; level += 1) {
    const index = Math.floor(edge.size / TILE_WIDTH ** (level + 1));
    const runs = chunks([...(edge.levels[level] ?? []), ...added]);
    const full = runs.filter((run) => run.length === TILE_WIDTH);
    if (added.length > 0) tiles.push(...runs.map((run, i) => tileDocument({ level, index: index + i }, run)));
    levels.push(runs[full.length] ?? []);
    added = full.map(perfectRoot);
  }
  return { levels, tiles };
}

function growBundles(edge: RightEdge, leaves: readonly Uint8Array[]): { entries: Uint8Array[]; bundles: BundleDocument[] } {
  const first = Math.floor(edge.size / TILE_WIDTH);
  const runs = chunks([...edge.entries, ...leaves]);
  const bundles = runs.map((run, i) => {
    const coordinate = { index: first + i, width: run.length };
    return { ...coordinate, path: bundlePath(coordinate), bytes: encodeBundle(run) };
  });
  return { entries: runs.find((run) => run.length < TILE_WIDTH) ?? [], bundles };
}

function tileDocument(place: { readonly level: number; readonly index: number }, hashes: readonly Hash[]): TileDocument {
  const coordinate = { ...place, width: hashes.length };
  return { ...coordinate, path: tilePath(coordinate), bytes: encodeTile(hashes) };
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / TILE_WIDTH) }, (_, i) =>
    items.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH),
  );
}
