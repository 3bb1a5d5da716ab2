import { brokerPositions, type BrokerAdminOptions } from '@chainnet/messaging';
import { edgeRoot, readEdge, type EdgeReader } from '@chainnet/merkle-log';
import type { StoreCopy } from '@chainnet/persistence';
import { STORE_PREFIX, TOPIC_PREFIX } from './backup.js';
import type { Census, LedgerState } from './core/manifest.js';
import { PositionWatch } from './core/stored-positions.js';
import { tileReader } from './tile-reader.js';

/** Counts documents and offsets, and computes each log's root anew from its tiles. @throws RWD_STORE_UNAVAILABLE, RWD_MESSAGING_* */
export async function takeCensus(store: StoreCopy, broker: BrokerAdminOptions): Promise<Census> {
  const watch = new PositionWatch();
  const documents: Record<string, number> = {};
  for (const database of await store.databases(STORE_PREFIX)) {
    for (const collection of await store.collections(database)) documents[`${database}.${collection}`] = await count(store, { database, collection, watch });
  }
  const { topics } = await brokerPositions(broker, TOPIC_PREFIX);
  const ends = Object.fromEntries(topics.flatMap(({ topic, spans }) => spans.map(({ partition, high }) => [`${topic}[${partition}]`, high] as const)));
  const ledger = await Promise.all(watch.ledger().map((state) => recomputed(state, tileReader(store))));
  return { documents, ends, ledger };
}

async function count(store: StoreCopy, { database, collection, watch }: { database: string; collection: string; watch: PositionWatch }): Promise<number> {
  const see = watch.watch(database, collection);
  if (see === undefined) return store.count(database, collection);
  let documents = 0;
  for await (const line of store.documents(database, collection)) {
    see(line);
    documents += 1;
  }
  return documents;
}

/** The root that the stored tiles and bundles give: that the head says so is not enough. */
async function recomputed({ origin, size }: LedgerState, tiles: EdgeReader): Promise<Census['ledger'][number]> {
  const edge = await readEdge(tiles, size);
  return { origin, size, root: Buffer.from(edgeRoot(edge)).toString('base64') };
}
