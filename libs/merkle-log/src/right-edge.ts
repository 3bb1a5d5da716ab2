import { decodeBundle } from './entry-bundle.js';
import { errors } from './errors.js';
import { EMPTY_ROOT, type Hash } from './hash.js';
import type { Frontier } from './frontier.js';
import { foldRight, perfectNodes, perfectRoot } from './subtree.js';
import { bundlePath, decodeTile, levelLength, TILE_HEIGHT, TILE_WIDTH } from './tile.js';
import type { ReadTile } from './tile-reader.js';

/**
 * What a writer must hold to append with tiles: the hashes of the partial tile of each level (0 to 255 of them) and the
 * leaves of the partial bundle. Level l has floor(size / 256^l) mod 256 hashes.
 */
export type RightEdge = {
  readonly size: number;
  readonly levels: readonly (readonly Hash[])[];
  readonly entries: readonly Uint8Array[];
};

export const emptyEdge: RightEdge = { size: 0, levels: [], entries: [] };

/** The frontier of the tree whose right edge this is: at most 255 node hashes a tile level. */
export function edgeFrontier({ size, levels }: RightEdge): Frontier {
  const hashes = perfectNodes({ start: 0, end: size }).map(({ level, index }) => {
    const count = 2 ** (level % TILE_HEIGHT);
    const from = (index * count) % TILE_WIDTH;
    return perfectRoot(levels[Math.floor(level / TILE_HEIGHT)]!.slice(from, from + count));
  });
  return { size, hashes };
}

/** Root of the tree whose right edge this is. */
export const edgeRoot = (edge: RightEdge): Hash =>
  edge.size === 0 ? EMPTY_ROOT : foldRight(edgeFrontier(edge).hashes);

export type EdgeReader = {
  readonly readTile: ReadTile;
  /** Port: the bytes of a partial entry bundle. Rejects when it has none. */
  readonly readBundle: (index: number, width: number) => Promise<Uint8Array>;
};

/**
 * Reads the right edge of a tree of `size` leaves back from its partial tiles and bundle, as a writer does when it
 * starts. Compare edgeRoot with the root that was committed before appending.
 */
export async function readEdge(reader: EdgeReader, size: number): Promise<RightEdge> {
  const count = tileLevels(size);
  const levels = await Promise.all(Array.from({ length: count }, (_, level) => readLevel(reader, size, level)));
  return { size, levels, entries: await readEntries(reader, size) };
}

/** Number of tile levels that have at least one hash. */
function tileLevels(size: number): number {
  let level = 0;
  while (levelLength(size, level) > 0) level += 1;
  return level;
}

async function readLevel({ readTile }: EdgeReader, size: number, level: number): Promise<Hash[]> {
  const length = levelLength(size, level);
  const width = length % TILE_WIDTH;
  if (width === 0) return [];
  const tile = { level, index: Math.floor(length / TILE_WIDTH), width };
  return decodeTile(tile, await readTile(level, tile.index, width));
}

async function readEntries({ readBundle }: EdgeReader, size: number): Promise<Uint8Array[]> {
  const width = size % TILE_WIDTH;
  if (width === 0) return [];
  const bundle = { index: Math.floor(size / TILE_WIDTH), width };
  const entries = decodeBundle(await readBundle(bundle.index, width));
  if (entries.length < width) {
    throw errors.RWD_LEDGER_BUNDLE_MALFORMED({ why: `${bundlePath(bundle)} holds ${entries.length} entries` });
  }
  return entries.slice(0, width);
}
