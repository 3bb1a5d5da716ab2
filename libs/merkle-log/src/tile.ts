import { errors } from './errors.js';
import { HASH_BYTES, type Hash } from './hash.js';
import { parseDecimal, requireInteger } from './tree-size.js';

/** C2SP tlog-tiles: a tile is 256 hashes of one level, and spans 8 levels of the tree. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;

/** Tile `index` of tile level `level`, holding `width` hashes: 256 when full, 1 to 255 at the right edge of a tree. */
export type TileCoordinate = { readonly level: number; readonly index: number; readonly width: number };

/** Entry bundle `index`, holding `width` leaves: those whose hashes are in the level-0 tile of the same index. */
export type BundleCoordinate = Omit<TileCoordinate, 'level'>;

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits: 1234067 is `x001/x234/067` (tlog-tiles, "Merkle Tree"). */
export const tilePath = ({ level, index, width }: TileCoordinate): string =>
  `tile/${level}/${groupedIndex(index)}${partialSuffix(width)}`;

/** `tile/entries/<N>[.p/<W>]` (tlog-tiles, "Log entries"). */
export const bundlePath = ({ index, width }: BundleCoordinate): string =>
  `tile/entries/${groupedIndex(index)}${partialSuffix(width)}`;

export type ParsedTilePath =
  | ({ readonly kind: 'tile' } & TileCoordinate)
  | ({ readonly kind: 'bundle' } & BundleCoordinate);

const PATH = /^tile\/(0|[1-9]|[1-5][0-9]|6[0-3]|entries)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/**
 * The tile or bundle a path names, without a leading slash, or undefined when it is not the one canonical path of
 * anything: the read API answers 404 to those.
 */
export function parseTilePath(path: string): ParsedTilePath | undefined {
  const [, level, groups, partial] = PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return undefined;
  const index = parseDecimal(groups.replace(/[x/]/g, '').replace(/^0+(?=[0-9])/, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (index === undefined || (partial !== undefined && width >= TILE_WIDTH)) return undefined;
  const parsed: ParsedTilePath =
    level === 'entries' ? { kind: 'bundle', index, width } : { kind: 'tile', level: Number(level), index, width };
  return (parsed.kind === 'tile' ? tilePath(parsed) : bundlePath(parsed)) === path ? parsed : undefined;
}

/** Number of hashes on a tile level for a tree of `size` leaves: floor(size / 256^level). */
export const levelLength = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** Width of tile `index` of a level in a tree of `size` leaves: 256, less at the right edge, 0 when it is not there. */
export const tileWidth = (size: number, { level, index }: Omit<TileCoordinate, 'width'>): number =>
  Math.max(0, Math.min(TILE_WIDTH, levelLength(size, level) - index * TILE_WIDTH));

/**
 * The tiles that are new or wider after a tree of `oldSize` leaves has grown to `newSize`, level by level, left to
 * right; with `oldSize` 0, all tiles of the tree. Bundles change exactly as the tiles of level 0 do.
 */
export function* changedTiles(oldSize: number, newSize: number): Generator<TileCoordinate> {
  requireInteger('new size', newSize);
  requireInteger('old size', oldSize, { from: 0, to: newSize });
  for (let level = 0; levelLength(newSize, level) > levelLength(oldSize, level); level += 1) {
    const first = Math.floor(levelLength(oldSize, level) / TILE_WIDTH);
    const last = Math.floor((levelLength(newSize, level) - 1) / TILE_WIDTH);
    for (let index = first; index <= last; index += 1) {
      yield { level, index, width: tileWidth(newSize, { level, index }) };
    }
  }
}

/** The bytes of a tile: its hashes, one after the other. */
export const encodeTile = (hashes: readonly Hash[]): Uint8Array => Buffer.concat(hashes);

/**
 * The first `width` hashes of a tile. More bytes than that are accepted, since a reader may answer with the full tile
 * once it has replaced the partial one; fewer, or a torn hash, raise RWD_LEDGER_TILE_MALFORMED.
 */
export function decodeTile(coordinate: TileCoordinate, bytes: Uint8Array): Hash[] {
  const { width } = coordinate;
  if (bytes.length < width * HASH_BYTES || bytes.length > TILE_WIDTH * HASH_BYTES || bytes.length % HASH_BYTES !== 0) {
    throw errors.RWD_LEDGER_TILE_MALFORMED({ path: tilePath(coordinate), why: `it has ${bytes.length} bytes` });
  }
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

function groupedIndex(index: number): string {
  requireInteger('tile index', index);
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/[0-9]{3}/g)!;
  return groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join('/');
}

function partialSuffix(width: number): string {
  requireInteger('tile width', width, { from: 1, to: TILE_WIDTH });
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}
