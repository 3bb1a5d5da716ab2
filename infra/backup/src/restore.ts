import { brokerPositions, createTopics, placeGroups, refillTopic, wipeBroker, type BrokerAdminOptions, type BrokerPositions, type CopiedMessage } from '@chainnet/messaging';
import { StoreCopy } from '@chainnet/persistence';
import { setTimeout as sleep } from 'node:timers/promises';
import { ArchiveReader, type ArchiveSecret } from './archive/archive.js';
import { STORE_PREFIX, TOPIC_PREFIX, type BackupServers } from './backup.js';
import { takeCensus } from './census.js';
import { censusOf, type Census, type Manifest } from './core/manifest.js';
import { errors } from './errors.js';
import { importRealm } from './realm-copy.js';

export type RestoreOptions = { readonly from: string; readonly secret: ArchiveSecret; /** Wipes what the target holds. */ readonly force?: boolean; readonly log?: (line: string) => void };
export type Restored = { readonly census: Census; readonly seconds: number };

const INSERT_DOCUMENTS = 500;
const INSERT_BYTES = 8_000_000;

/**
 * Puts a mesh back as the archive has it, before any service runs: stores, topics with their old offsets, groups, realm. Every
 * digest is checked first; at the end documents, offsets and the ledger's root are counted again and must be equal.
 *
 * @returns what there is now, and the seconds from call to end (the recovery time of the data)
 * @throws RWD_BACKUP_*, RWD_STORE_*, RWD_MESSAGING_*, RWD_RECONCILE_REALM_*
 */
export async function restore(servers: BackupServers, { from, secret, force = false, log = () => undefined }: RestoreOptions): Promise<Restored> {
  const began = performance.now();
  const archive = await ArchiveReader.open(from, secret);
  await archive.verify();
  log(`${archive.manifest.parts.length} parts of ${archive.manifest.at} are undamaged`);
  const store = await StoreCopy.open(servers.mongoUri);
  try {
    await empty(store, servers.broker, force);
    await restoreStores(store, archive);
    log('stores restored');
    await restoreTopics(servers.broker, archive);
    log('topics and groups restored');
    const part = archive.manifest.parts.find(({ kind }) => kind === 'realm');
    if (servers.realm !== undefined && part !== undefined) for await (const line of archive.lines(part)) log(`realm ${await importRealm(servers.realm, JSON.parse(line) as Record<string, unknown>)}`);
    const census = await takeCensus(store, servers.broker);
    requireEqual(census, censusOf(archive.manifest));
    return { census, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await store.close();
  }
}

async function empty(store: StoreCopy, broker: BrokerAdminOptions, force: boolean): Promise<void> {
  const databases = await store.databases(STORE_PREFIX);
  const positions = await brokerPositions(broker, TOPIC_PREFIX);
  const filled = positions.topics.filter(({ spans }) => spans.some(({ high }) => high > 0));
  if (!force && (databases.length > 0 || filled.length > 0)) {
    throw errors.RWD_BACKUP_TARGET_NOT_EMPTY({ what: databases.length > 0 ? `${databases.length} databases` : `messages in ${filled.length} topics` });
  }
  for (const database of databases) await store.drop(database);
  if (filled.length > 0) await wipeTopics(broker, positions);
}

/** Kafka deletes in the background: a topic of the same name can be made once the old one is gone. */
async function wipeTopics(broker: BrokerAdminOptions, positions: BrokerPositions): Promise<void> {
  await wipeBroker(broker, positions);
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await brokerPositions(broker, TOPIC_PREFIX)).topics.length === 0) return;
    await sleep(500);
  }
  throw errors.RWD_BACKUP_TARGET_NOT_EMPTY({ what: 'topics that the broker does not delete' });
}

async function restoreStores(store: StoreCopy, archive: ArchiveReader): Promise<void> {
  for (const part of archive.manifest.parts) {
    const { kind, database = '', collection = '' } = part;
    if (kind !== 'collection') continue;
    let lines: string[] = [];
    let bytes = 0;
    for await (const line of archive.lines(part)) {
      if (lines.length >= INSERT_DOCUMENTS || bytes + line.length > INSERT_BYTES) {
        await store.insert(database, collection, lines);
        [lines, bytes] = [[], 0];
      }
      lines.push(line);
      bytes += line.length;
    }
    if (lines.length > 0) await store.insert(database, collection, lines);
  }
}

async function restoreTopics(broker: BrokerAdminOptions, archive: ArchiveReader): Promise<void> {
  const { topics, parts, groups } = archive.manifest;
  await makeTopics(broker, topics);
  for (const { topic, spans } of topics) {
    if (spans.every(({ high }) => high === 0)) continue;
    const part = parts.find((one) => one.kind === 'topic' && one.topic === topic);
    await refillTopic(broker, { topic, spans }, part === undefined ? nothing() : messagesOf(archive.lines(part)));
  }
  await placeGroups(broker, groups);
}

async function makeTopics(broker: BrokerAdminOptions, wanted: Manifest['topics']): Promise<void> {
  const standing = new Map((await brokerPositions(broker, TOPIC_PREFIX)).topics.map(({ topic, partitions }) => [topic, partitions]));
  for (const { topic, partitions } of wanted) {
    const found = standing.get(topic);
    if (found !== undefined && found !== partitions) throw errors.RWD_BACKUP_PARTITIONS({ topic, found, wanted: partitions });
  }
  const missing = wanted.filter(({ topic }) => !standing.has(topic));
  if (missing.length > 0) await createTopics(broker, missing);
}

async function* messagesOf(lines: AsyncIterable<string>): AsyncGenerator<CopiedMessage> {
  for await (const line of lines) yield JSON.parse(line) as CopiedMessage;
}

async function* nothing(): AsyncGenerator<CopiedMessage> {}

/** @throws RWD_BACKUP_NOT_EQUAL naming the first thing that is not as it was */
export function requireEqual(found: Census, wanted: Census): void {
  for (const which of ['documents', 'ends'] as const) {
    for (const [what, count] of Object.entries(wanted[which])) {
      const now = found[which][what] ?? 0;
      if (now !== count) throw errors.RWD_BACKUP_NOT_EQUAL({ what, found: now, wanted: count });
    }
  }
  for (const { origin, size, root } of wanted.ledger) {
    const now = found.ledger.find((one) => one.origin === origin);
    if (now?.size !== size || now.root !== root) throw errors.RWD_BACKUP_NOT_EQUAL({ what: `ledger ${origin}`, found: `${now?.size ?? 0} ${now?.root ?? ''}`, wanted: `${size} ${root}` });
  }
}
