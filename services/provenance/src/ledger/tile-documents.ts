import { bundlePath, decodeBundle, encodeBase64, TILE_WIDTH, tilePath, tileWidth, type EdgeReader } from '@chainnet/merkle-log';
import { errors } from '../core/errors.js';
import type { Documents } from '../ports.js';

type PathDocument = { readonly path: string; readonly bytes: Uint8Array };

/** Tiles and bundles by path. A path's bytes never change, so writing one again changes nothing. */
export class TileDocuments implements EdgeReader {
  constructor(private readonly documents: Documents<string>) {}

  async put(written: readonly PathDocument[]): Promise<void> {
    await this.documents.put(written.map(({ path, bytes }) => [path, encodeBase64(bytes)] as const));
  }

  async find(path: string): Promise<Buffer | undefined> {
    const text = await this.documents.get(path);
    return text === undefined ? undefined : Buffer.from(text, 'base64');
  }

  readonly readTile = (level: number, index: number, width: number): Promise<Buffer> => this.need(tilePath({ level, index, width }));
  readonly readBundle = (index: number, width: number): Promise<Buffer> => this.need(bundlePath({ index, width }));

  /** The leaves of bundle `index` in the tree of `size` leaves. */
  async leavesOf(index: number, size: number): Promise<Uint8Array[]> {
    return decodeBundle(await this.readBundle(index, tileWidth(size, { level: 0, index })));
  }

  /** @param size of a committed head above `index`: its bundles are all there */
  async leaf(index: number, size: number): Promise<Uint8Array> {
    return (await this.leavesOf(Math.floor(index / TILE_WIDTH), size))[index % TILE_WIDTH]!;
  }

  private async need(path: string): Promise<Buffer> {
    const bytes = await this.find(path);
    if (bytes === undefined) throw errors.RWD_LEDGER_DOCUMENT_MISSING({ path });
    return bytes;
  }
}
