import { bundlePath, tilePath, type Appended } from '../src/index.js';

export type TileStore = {
  insert(appended: Pick<Appended, 'tiles' | 'bundles'>): void;
  get(path: string): Uint8Array | undefined;
  readTile(level: number, index: number, width: number): Promise<Uint8Array>;
  readBundle(index: number, width: number): Promise<Uint8Array>;
  documents(): ReadonlyMap<string, Uint8Array>;
  readonly reads: string[];
};

/** Insert-only: the same path with other bytes is an error, as it would break a reader's cache. */
export function tileStore(): TileStore {
  const documents = new Map<string, Uint8Array>();
  const reads: string[] = [];
  const read = (path: string): Promise<Uint8Array> => {
    reads.push(path);
    const bytes = documents.get(path);
    return bytes === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(bytes);
  };
  return {
    reads,
    documents: () => documents,
    get: (path) => documents.get(path),
    readTile: (level, index, width) => read(tilePath({ level, index, width })),
    readBundle: (index, width) => read(bundlePath({ index, width })),
    insert({ tiles, bundles }) {
      for (const { path, bytes } of [...tiles, ...bundles]) {
        const old = documents.get(path);
        if (old !== undefined && Buffer.compare(old, bytes) !== 0) throw new Error(`${path} changed`);
        documents.set(path, bytes);
      }
    },
  };
}
