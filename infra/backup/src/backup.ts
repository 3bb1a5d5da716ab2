import type { BrokerAdminOptions, BrokerPositions, PartitionRange } from '@chainnet/messaging';
import { brokerPositions, copyMessages } from '@chainnet/messaging';
import { StoreCopy } from '@chainnet/persistence';
import type { RealmAdmin } from '@chainnet/reconcile';
import { ArchiveWriter, type ArchiveSecret } from './archive/archive.js';
import { rangesToKeep } from './core/keep-from.js';
import { PositionWatch } from './core/stored-positions.js';
import type { Manifest } from './core/manifest.js';
import { exportRealm } from './realm-copy.js';

export const STORE_PREFIX = 'rwd_';
export const TOPIC_PREFIX = 'rwd.';

export type BackupServers = { readonly mongoUri: string; readonly broker: BrokerAdminOptions; /** Left out of the archive when missing. */ readonly realm?: RealmAdmin };
export type BackupOptions = { readonly to: string; readonly secret: ArchiveSecret; readonly withSecrets?: boolean; readonly now: () => Date; readonly versions: Readonly<Record<string, string>> };

/**
 * Backs a mesh up while it runs: positions first, then the stores, then the topics up to where they end by then. What a
 * service does in between is either in its journal or comes again as a message, with the same id. Memory is bounded: each
 * part streams. Collections of a log are read against the order in which they are written, heads before tiles.
 *
 * @throws RWD_BACKUP_*, RWD_STORE_UNAVAILABLE, RWD_MESSAGING_*, RWD_RECONCILE_REALM_*
 */
export async function backup({ mongoUri, broker, realm }: BackupServers, options: BackupOptions): Promise<Manifest> {
  const writer = await ArchiveWriter.create(options.to, options.secret);
  const before = await brokerPositions(broker, TOPIC_PREFIX);
  const watch = await writeStores(mongoUri, writer);
  const ends = await brokerPositions(broker, TOPIC_PREFIX);
  await writeTopics(broker, rangesToKeep(before, ends, watch.positions()), writer);
  if (realm !== undefined) {
    const exported = await exportRealm(realm, { withSecrets: options.withSecrets === true });
    await writer.write({ file: 'realm.part', kind: 'realm' }, only(JSON.stringify(exported)));
  }
  return writer.finish({ at: options.now().toISOString(), versions: options.versions, topics: ends.topics, groups: lasting(before), ledger: watch.ledger() });
}

/** Read in this order, each document's ground is read after it: what it stands on was written before it. */
const firstRead = ['announcements', 'checkpoints', 'heads', 'snapshots'];
const rank = (collection: string): number => (firstRead.includes(collection) ? firstRead.indexOf(collection) : firstRead.length);

async function writeStores(mongoUri: string, writer: ArchiveWriter): Promise<PositionWatch> {
  const watch = new PositionWatch();
  const store = await StoreCopy.open(mongoUri);
  try {
    for (const database of await store.databases(STORE_PREFIX)) {
      const collections = [...(await store.collections(database))].sort((a, b) => rank(a) - rank(b));
      for (const collection of collections) {
        const see = watch.watch(database, collection);
        await writer.write({ file: `store.${database}.${collection}.part`, kind: 'collection', database, collection }, seen(store.documents(database, collection), see));
      }
    }
  } finally {
    await store.close();
  }
  return watch;
}

async function* seen(lines: AsyncIterable<string>, see: ((line: string) => void) | undefined): AsyncGenerator<string> {
  for await (const line of lines) {
    see?.(line);
    yield line;
  }
}

/** One part a topic: its messages are read topic by topic, so that one file is open at a time. */
async function writeTopics(broker: BrokerAdminOptions, ranges: readonly PartitionRange[], writer: ArchiveWriter): Promise<void> {
  const kept = ranges.filter(({ from, to }) => to > from);
  for (const topic of new Set(kept.map((range) => range.topic))) {
    const channel = new Channel<string>();
    const reading = copyMessages(broker, kept.filter((range) => range.topic === topic), (_topic, message) => channel.put(JSON.stringify(message)));
    void reading.then(() => channel.end(), (error: unknown) => channel.fail(error));
    await writer.write({ file: `topic.${topic}.part`, kind: 'topic', topic }, channel);
  }
}

/** Hands one item at a time from a reader that is called to a writer that asks: the reader waits, so nothing piles up. */
class Channel<T> implements AsyncIterable<T> {
  private waiting = Promise.withResolvers<IteratorResult<T>>();
  private taken = Promise.withResolvers<void>();

  async put(value: T): Promise<void> {
    this.waiting.resolve({ value, done: false });
    await this.taken.promise;
  }

  end(): void {
    this.waiting.resolve({ value: undefined, done: true });
  }

  fail(error: unknown): void {
    this.waiting.reject(error);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const next = await this.waiting.promise;
      if (next.done === true) return;
      const { taken } = this;
      this.waiting = Promise.withResolvers();
      this.taken = Promise.withResolvers();
      taken.resolve();
      yield next.value;
    }
  }
}

/** Groups that some process comes back to: those of one process's life are not restored. */
const lasting = ({ groups }: BrokerPositions): BrokerPositions['groups'] => groups.filter(({ group }) => !/[0-9a-f]{12}$/.test(group));

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value;
}

