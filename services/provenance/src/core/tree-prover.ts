import { nodeHash, tileWidth, TILE_WIDTH, decodeTile, type Hash, type ReadTile } from '@chainnet/merkle-log';

/**
 * Inclusion paths of many leaves of one tree (RFC 6962, section 2.1.1). Each tile is read once and each inner node
 * hashed once, so that the paths of all leaves of a checkpoint cost about as much as the tree itself.
 */
export class TreeProver {
  private readonly nodes = new Map<string, Promise<Hash>>();
  private readonly tiles = new Map<string, Promise<readonly Hash[]>>();

  constructor(private readonly readTile: ReadTile, private readonly size: number) {}

  /** From the leaf's sibling up to the child of the root. */
  async inclusionPath(index: number): Promise<Hash[]> {
    const path: Promise<Hash>[] = [];
    let [start, end] = [0, this.size];
    while (end - start > 1) {
      const middle = start + splitOf(end - start);
      const isLeft = index < middle;
      path.unshift(isLeft ? this.root(middle, end) : this.root(start, middle));
      [start, end] = isLeft ? [start, middle] : [middle, end];
    }
    return Promise.all(path);
  }

  /** MTH of the leaves `start` to `end - 1`, a range of an RFC 6962 proof. */
  private root(start: number, end: number): Promise<Hash> {
    const key = `${start}-${end}`;
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    const made = this.compute(start, end);
    this.nodes.set(key, made);
    return made;
  }

  private async compute(start: number, end: number): Promise<Hash> {
    const level = tileLevelOf(end - start);
    if (level !== undefined) return this.stored(level, start / (end - start));
    const middle = start + splitOf(end - start);
    return nodeHash(await this.root(start, middle), await this.root(middle, end));
  }

  private async stored(level: number, node: number): Promise<Hash> {
    const index = Math.floor(node / TILE_WIDTH);
    const key = `${level}/${index}`;
    const tile = this.tiles.get(key) ?? this.read(level, index);
    this.tiles.set(key, tile);
    return (await tile)[node % TILE_WIDTH]!;
  }

  private async read(level: number, index: number): Promise<readonly Hash[]> {
    const width = tileWidth(this.size, { level, index });
    return decodeTile({ level, index, width }, await this.readTile(level, index, width));
  }
}

/** The largest power of two below a length of two or more. */
function splitOf(length: number): number {
  let split = 1;
  while (split * 2 < length) split *= 2;
  return split;
}

/** The tile level whose hashes span this many leaves: 1, 256, 65,536 and so on. */
function tileLevelOf(length: number): number | undefined {
  let level = 0;
  let span = 1;
  while (span < length) [level, span] = [level + 1, span * TILE_WIDTH];
  return span === length ? level : undefined;
}
