import { bundlePath, tilePath, type EdgeReader } from '@chainnet/merkle-log';
import type { StoreCopy } from '@chainnet/persistence';
import { errors } from './errors.js';

const DATABASE = 'rwd_provenance';
const COLLECTION = 'tiles';

/** Reads tiles and bundles as services/provenance stores them: by path, base64 in JSON text. */
export function tileReader(store: StoreCopy): EdgeReader {
  const read = async (path: string): Promise<Buffer> => {
    const line = await store.find(DATABASE, COLLECTION, path);
    if (line === undefined) throw errors.RWD_BACKUP_NOT_EQUAL({ what: `tile ${path}`, found: 'missing', wanted: 'there' });
    const { body } = JSON.parse(line) as { body: string };
    return Buffer.from(JSON.parse(body) as string, 'base64');
  };
  return {
    readTile: (level, index, width) => read(tilePath({ level, index, width })),
    readBundle: (index, width) => read(bundlePath({ index, width })),
  };
}
