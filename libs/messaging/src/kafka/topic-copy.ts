import { randomUUID } from 'node:crypto';
import kafkajs, { type Admin, type EachBatchPayload, type KafkaMessage, type Producer } from 'kafkajs';
import type { TopicSpec } from '@chainnet/contracts';
import { errors } from '../errors.js';
import { placeOf, topicOffsets } from './topic-ends.js';
import { translateKafkaError } from './translate-error.js';
import { adminKafka, withAdmin, type BrokerAdminOptions } from './with-admin.js';

// Node finds only some of this CommonJS module's names by itself.
const { CompressionTypes, ConfigResourceTypes, Partitioners } = kafkajs;

export type PartitionSpan = { readonly partition: number; /** First offset that is there. */ readonly low: number; /** The next message's. */ readonly high: number };
export type TopicPosition = TopicSpec & { readonly spans: readonly PartitionSpan[] };
export type GroupPosition = { readonly group: string; readonly offsets: readonly { readonly topic: string; readonly partition: number; readonly offset: number }[] };
export type BrokerPositions = { readonly topics: readonly TopicPosition[]; readonly groups: readonly GroupPosition[] };

/** One message byte for byte: key, value and header values in base64. */
export type CopiedMessage = {
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: string;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
};

export type PartitionRange = { readonly topic: string; readonly partition: number; readonly from: number; readonly to: number };

const TOPIC_CONFIG = 1;
const IDLE_MS = 120_000;
const SEND_BYTES = 900_000;
const SEND_MESSAGES = 5_000;

/** Where every topic of the prefix and every consumer group stands. @throws RWD_MESSAGING_BROKER_UNAVAILABLE */
export const brokerPositions = (options: BrokerAdminOptions, prefix: string): Promise<BrokerPositions> =>
  withAdmin({ ...options, operation: 'read positions' }, async (admin) => {
    const names = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix)).sort();
    const topics: TopicPosition[] = [];
    const configs = await setConfigs(admin, names);
    for (const topic of names) {
      const spans = (await topicOffsets(admin, topic)).map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }));
      topics.push({ topic, partitions: spans.length, config: configs.get(topic) ?? {}, spans: spans.sort((a, b) => a.partition - b.partition) });
    }
    return { topics, groups: await groupPositions(admin, names) };
  });

async function setConfigs(admin: Admin, names: readonly string[]): Promise<Map<string, Record<string, string>>> {
  if (names.length === 0) return new Map();
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })) });
  return new Map(resources.map(({ resourceName, configEntries }) => [
    resourceName,
    Object.fromEntries(configEntries.filter(({ configSource }) => (configSource as number) === TOPIC_CONFIG).map(({ configName, configValue }) => [configName, configValue])),
  ]));
}

async function groupPositions(admin: Admin, topics: readonly string[]): Promise<GroupPosition[]> {
  if (topics.length === 0) return [];
  const { groups } = await admin.listGroups();
  const positions: GroupPosition[] = [];
  for (const { groupId } of groups) {
    const found = await admin.fetchOffsets({ groupId, topics: [...topics] });
    const offsets = found.flatMap(({ topic, partitions }) => partitions.filter(({ offset }) => Number(offset) >= 0).map(({ partition, offset }) => ({ topic, partition, offset: Number(offset) })));
    if (offsets.length > 0) positions.push({ group: groupId, offsets });
  }
  return positions;
}

/**
 * Gives every message of these ranges to `take`, in order within a partition, waiting for it each time. Leaves no trace.
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE also when nothing came for two minutes
 */
export async function copyMessages(options: BrokerAdminOptions, ranges: readonly PartitionRange[], take: (topic: string, message: CopiedMessage) => Promise<void>): Promise<void> {
  const left = new Map(ranges.filter(({ from, to }) => to > from).map((range) => [placeOf(range.topic, range.partition), range]));
  if (left.size === 0) return;
  const groupId = `chainnet-reader-${randomUUID()}`;
  const consumer = adminKafka(options).consumer({ groupId, maxWaitTimeInMs: 500, maxBytesPerPartition: 2_200_000, allowAutoTopicCreation: false });
  const wanted = new Map(left);
  const done = Promise.withResolvers<void>();
  let idle = setTimeout(() => undefined, 0);
  const busy = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => done.reject(errors.RWD_MESSAGING_BROKER_UNAVAILABLE({ operation: 'copy messages' })), IDLE_MS);
  };
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    for (const [topic, partitions] of Object.entries(payload.memberAssignment as Record<string, number[]>)) {
      for (const partition of partitions) {
        const range = wanted.get(placeOf(topic, partition));
        if (range === undefined) consumer.pause([{ topic, partitions: [partition] }]);
        else consumer.seek({ topic, partition, offset: String(range.from) });
      }
    }
  });
  try {
    busy();
    await consumer.connect();
    await consumer.subscribe({ topics: [...new Set(ranges.map(({ topic }) => topic))], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: true,
      eachBatch: async (payload) => {
        busy();
        try {
          await takeBatch(payload, { left, take });
        } catch (error) {
          done.reject(error);
        }
        const { topic, partition } = payload.batch;
        if (!left.has(placeOf(topic, partition))) consumer.pause([{ topic, partitions: [partition] }]);
        if (left.size === 0) done.resolve();
      },
    });
    await done.promise;
  } catch (cause) {
    throw translateKafkaError(cause, { operation: 'copy messages', clientId: options.username });
  } finally {
    clearTimeout(idle);
    await consumer.disconnect();
    await withAdmin({ ...options, operation: 'delete reader group' }, (admin) => admin.deleteGroups([groupId]));
  }
}

type Taking = { readonly left: Map<string, PartitionRange>; readonly take: (topic: string, message: CopiedMessage) => Promise<void> };

async function takeBatch(payload: EachBatchPayload, { left, take }: Taking): Promise<void> {
  const { batch } = payload;
  const place = placeOf(batch.topic, batch.partition);
  for (const message of batch.messages) {
    const range = left.get(place);
    const offset = Number(message.offset);
    if (range === undefined || offset < range.from) continue;
    if (offset < range.to) await take(batch.topic, copied(batch.partition, message));
    if (offset + 1 >= range.to) left.delete(place);
    else left.set(place, { ...range, from: offset + 1 });
    await payload.heartbeat();
  }
}

const copied = (partition: number, { offset, timestamp, key, value, headers = {} }: KafkaMessage): CopiedMessage => ({
  partition, offset: Number(offset), timestamp, key: key?.toString('base64') ?? null, value: value?.toString('base64') ?? null,
  headers: Object.entries(headers).flatMap(([name, given]) => [given].flat().filter((one) => one !== undefined).map((one) => [name, Buffer.from(one).toString('base64')] as const)),
});

/**
 * Fills an empty topic so that each message stands at its old offset and the next one gets the old end: positions that are
 * kept elsewhere (in journals, snapshots, the ledger's head) stay true. Offsets before the first kept message are filled
 * and then cut off, so that no consumer sees them.
 *
 * @param messages in order within a partition
 * @throws RWD_MESSAGING_RESTORE_MISALIGNED when the topic was not empty, RWD_MESSAGING_BROKER_UNAVAILABLE
 */
export async function refillTopic(options: BrokerAdminOptions, { topic, spans }: Pick<TopicPosition, 'topic' | 'spans'>, messages: AsyncIterable<CopiedMessage>): Promise<void> {
  const producer = adminKafka(options).producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
  const refill = new Refill(topic, producer);
  const starts = new Map<number, number>();
  try {
    await producer.connect();
    for await (const message of messages) {
      if (!starts.has(message.partition)) starts.set(message.partition, message.offset);
      await refill.add(message);
    }
    for (const { partition, high } of spans) await refill.fillTo(partition, high);
    await refill.flush();
  } catch (cause) {
    throw translateKafkaError(cause, { operation: `refill ${topic}`, clientId: options.username });
  } finally {
    await producer.disconnect();
  }
  const cuts = spans.map(({ partition, high }) => ({ partition, offset: String(starts.get(partition) ?? high) })).filter(({ offset }) => offset !== '0');
  if (cuts.length > 0) await withAdmin({ ...options, operation: `cut ${topic}` }, (admin) => admin.deleteTopicRecords({ topic, partitions: cuts }));
}

type Outgoing = { readonly key: Buffer | null; readonly value: Buffer | null; readonly timestamp?: string; readonly headers: Record<string, Buffer[]> };

const filler: Outgoing = { key: null, value: null, headers: {} };

class Refill {
  private readonly next = new Map<number, number>();
  private pending: { readonly partition: number; readonly from: number; readonly messages: Outgoing[]; bytes: number } | undefined;

  constructor(private readonly topic: string, private readonly producer: Producer) {}

  async add({ partition, offset, timestamp, key, value, headers }: CopiedMessage): Promise<void> {
    await this.fillTo(partition, offset);
    const grouped: Record<string, Buffer[]> = {};
    for (const [name, text] of headers) (grouped[name] ??= []).push(Buffer.from(text, 'base64'));
    await this.push(partition, { key: bytesOf(key), value: bytesOf(value), timestamp, headers: grouped });
  }

  async fillTo(partition: number, offset: number): Promise<void> {
    while ((this.next.get(partition) ?? 0) < offset) await this.push(partition, filler);
  }

  private async push(partition: number, message: Outgoing): Promise<void> {
    const size = (message.key?.length ?? 0) + (message.value?.length ?? 0) + 200;
    const { pending } = this;
    if (pending !== undefined && (pending.partition !== partition || pending.messages.length >= SEND_MESSAGES || pending.bytes + size > SEND_BYTES)) await this.flush();
    const position = this.next.get(partition) ?? 0;
    this.pending ??= { partition, from: position, messages: [], bytes: 0 };
    this.pending.messages.push(message);
    this.pending.bytes += message === filler ? 0 : size;
    this.next.set(partition, position + 1);
  }

  async flush(): Promise<void> {
    const { pending, topic } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    const { partition, from, messages } = pending;
    const [sent] = await this.producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages: messages.map((message) => ({ ...message, partition })) });
    if (Number(sent?.baseOffset) !== from) throw errors.RWD_MESSAGING_RESTORE_MISALIGNED({ place: placeOf(topic, partition), wanted: from, got: Number(sent?.baseOffset) });
  }
}

const bytesOf = (text: string | null): Buffer | null => (text === null ? null : Buffer.from(text, 'base64'));

const JOIN_MS = 60_000;
const GROUPS_AT_ONCE = 4;

/**
 * Puts consumer groups where they stood: joins each for a moment, commits, and leaves. (The client's own call joins anew for
 * every topic.) No group may have members.
 *
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE
 */
export async function placeGroups(options: BrokerAdminOptions, groups: readonly GroupPosition[]): Promise<void> {
  for (let start = 0; start < groups.length; start += GROUPS_AT_ONCE) {
    await Promise.all(groups.slice(start, start + GROUPS_AT_ONCE).map((group) => placeGroup(options, group)));
  }
}

async function placeGroup(options: BrokerAdminOptions, { group, offsets }: GroupPosition): Promise<void> {
  const topics = [...new Set(offsets.map(({ topic }) => topic))];
  const consumer = adminKafka(options).consumer({ groupId: group, allowAutoTopicCreation: false });
  const joined = Promise.withResolvers<void>();
  const late = setTimeout(() => joined.reject(errors.RWD_MESSAGING_BROKER_UNAVAILABLE({ operation: 'join a group' })), JOIN_MS);
  consumer.on(consumer.events.GROUP_JOIN, () => {
    consumer.pause(topics.map((topic) => ({ topic })));
    joined.resolve();
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => undefined });
    await joined.promise;
    await consumer.commitOffsets(offsets.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })));
  } catch (cause) {
    throw translateKafkaError(cause, { operation: 'place groups', clientId: options.username });
  } finally {
    clearTimeout(late);
    await consumer.disconnect();
  }
}

/** Removes topics and groups for good: before a forced restore. @throws RWD_MESSAGING_BROKER_UNAVAILABLE */
export const wipeBroker = (options: BrokerAdminOptions, { topics, groups }: BrokerPositions): Promise<void> =>
  withAdmin({ ...options, operation: 'wipe' }, async (admin) => {
    if (topics.length > 0) await admin.deleteTopics({ topics: topics.map(({ topic }) => topic) });
    if (groups.length > 0) await admin.deleteGroups(groups.map(({ group }) => group));
  });
