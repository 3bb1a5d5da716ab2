import { parseTilePath, proveInclusion } from '@chainnet/merkle-log';
import { recordSteps } from '../core/leaf-table.js';
import { buildReceipt } from '../core/receipt.js';
import type { CheckpointFact, LeafPlace, LedgerStores } from '../ports.js';
import { entryPlace, stepPlace } from './leaf-sequencer.js';
import type { TileDocuments } from './tile-documents.js';

export type RecordStep = { readonly type: string; readonly leafIndex: number };
export type ProvenLeaf = { readonly leafIndex: number; readonly statement: string; readonly receipt: string };
export type RecordTrail = { readonly tenant: string | undefined; readonly steps: readonly RecordStep[] };

export type ReaderOptions = {
  readonly stores: Pick<LedgerStores, 'claims' | 'places'>;
  readonly tiles: TileDocuments;
  readonly published: () => CheckpointFact | undefined;
};

/** Answers questions about the log from what is stored, each by a few reads by id. */
export class LedgerReader {
  constructor(private readonly options: ReaderOptions) {}

  get published(): CheckpointFact | undefined {
    return this.options.published();
  }

  /** @returns undefined for a path that names nothing, or nothing that is stored */
  async document(path: string): Promise<Buffer | undefined> {
    return parseTilePath(path) === undefined ? undefined : this.options.tiles.find(path);
  }

  /** The steps of a record in the log's order, or undefined for a record that is not in it. */
  async trail(recordId: string): Promise<RecordTrail | undefined> {
    const places = await this.options.stores.places.getMany(recordSteps.map((type) => stepPlace(recordId, type)));
    const found = recordSteps.flatMap((type) => {
      const place = places.get(stepPlace(recordId, type));
      return place === undefined ? [] : [{ type, place }];
    });
    const [first] = found;
    if (first === undefined) return undefined;
    const steps = found.map(({ type, place }) => ({ type, leafIndex: place.index })).sort((a, b) => a.leafIndex - b.leafIndex);
    return { tenant: first.place.tenant, steps };
  }

  /** Index of the leaf of an entry, or undefined when the entry is not in the log. */
  async indexOf(entryId: string): Promise<number | undefined> {
    const { claims, places } = this.options.stores;
    const claim = await claims.get(entryId);
    if (claim === undefined) return undefined;
    const own = (place: LeafPlace | undefined): number | undefined => (place?.entryId === entryId ? place.index : undefined);
    return own(await places.get(claim.place)) ?? own(await places.get(entryPlace(entryId)));
  }

  /** Statement and receipt of a leaf, or undefined while no published checkpoint covers it. */
  async prove(leafIndex: number): Promise<ProvenLeaf | undefined> {
    const { published } = this;
    if (published === undefined || leafIndex >= published.size) return undefined;
    const { tiles } = this.options;
    const leaf = await tiles.leaf(leafIndex, published.size);
    const path = await proveInclusion(tiles.readTile, leafIndex, published.size);
    const receipt = buildReceipt({ index: leafIndex, path, checkpointNote: published.note, leaf });
    return { leafIndex, statement: new TextDecoder().decode(leaf), receipt };
  }
}
