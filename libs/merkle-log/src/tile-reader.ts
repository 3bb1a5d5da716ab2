import { errors } from './errors.js';
import { EMPTY_ROOT, type Hash } from './hash.js';
import { consistencyRanges, inclusionRanges } from './proof-ranges.js';
import { foldRight, perfectNodes, perfectRoot, type LeafRange, type NodeId } from './subtree.js';
import { decodeTile, TILE_HEIGHT, TILE_WIDTH, tilePath, tileWidth, type TileCoordinate } from './tile.js';

/** Port: the bytes of a tile (`width` * 32, or the full tile instead of a partial one). Rejects when it has none. */
export type ReadTile = (level: number, index: number, width: number) => Promise<Uint8Array>;

/** Inclusion path of leaf `index` in the tree of `size` leaves, from tiles; each tile is read once, all in parallel. */
export const proveInclusion = (readTile: ReadTile, index: number, size: number): Promise<Hash[]> =>
  rangeRoots(readTile, inclusionRanges(index, size), size);

/** Consistency proof between two sizes, from the tiles of the larger tree. */
export const proveConsistency = (readTile: ReadTile, oldSize: number, newSize: number): Promise<Hash[]> =>
  rangeRoots(readTile, consistencyRanges(oldSize, newSize), newSize);

/** Root of the tree of `size` leaves, recomputed from the right-edge tiles. */
export async function rootFromTiles(readTile: ReadTile, size: number): Promise<Hash> {
  if (size === 0) return EMPTY_ROOT;
  const [root] = await rangeRoots(readTile, [{ start: 0, end: size }], size);
  return root!;
}

type NodePlace = { readonly tile: TileCoordinate; readonly from: number; readonly count: number };

async function rangeRoots(readTile: ReadTile, ranges: readonly LeafRange[], size: number): Promise<Hash[]> {
  const plans = ranges.map((range) => perfectNodes(range).map((node) => placeOf(node, size)));
  const tiles = await readAll(readTile, plans.flat().map(({ tile }) => tile));
  const nodeRoot = ({ tile, from, count }: NodePlace): Hash =>
    perfectRoot(tiles.get(tilePath(tile))!.slice(from, from + count));
  return plans.map((plan) => foldRight(plan.map(nodeRoot)));
}

/** The run of hashes in one tile from which a node is computed: tiles store one level in eight. */
function placeOf({ level, index }: NodeId, size: number): NodePlace {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const tileIndex = Math.floor((index * count) / TILE_WIDTH);
  const coordinate = { level: tileLevel, index: tileIndex };
  return {
    tile: { ...coordinate, width: tileWidth(size, coordinate) },
    from: (index * count) % TILE_WIDTH,
    count,
  };
}

async function readAll(readTile: ReadTile, wanted: readonly TileCoordinate[]): Promise<Map<string, Hash[]>> {
  const distinct = new Map(wanted.map((tile) => [tilePath(tile), tile]));
  const read = async ([path, tile]: [string, TileCoordinate]): Promise<[string, Hash[]]> => {
    const bytes = await readTile(tile.level, tile.index, tile.width);
    if (!(bytes instanceof Uint8Array)) throw errors.RWD_LEDGER_TILE_MALFORMED({ path, why: 'it is not bytes' });
    return [path, decodeTile(tile, bytes)];
  };
  return new Map(await Promise.all([...distinct].map(read)));
}
