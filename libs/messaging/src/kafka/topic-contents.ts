import { randomUUID } from 'node:crypto';
import { errors } from '../errors.js';
import type { ConsumedMessage } from '../ports.js';
import { KafkaLog } from './kafka-log.js';
import { placeOf, topicEnds } from './topic-ends.js';
import { withAdmin, type BrokerAdminOptions } from './with-admin.js';

const READ_LIMIT_MS = 120_000;

/** Names of the topics that end in one of these suffixes. @throws RWD_MESSAGING_BROKER_UNAVAILABLE */
export async function topicsEndingIn(options: BrokerAdminOptions, suffixes: readonly string[]): Promise<readonly string[]> {
  const topics = await withAdmin({ ...options, operation: 'list topics' }, (admin) => admin.listTopics());
  return topics.filter((topic) => suffixes.some((suffix) => topic.endsWith(suffix))).sort();
}

/**
 * Gives every message that stands in these topics now to `take`, in order within a partition, and resolves after the last
 * one. It leaves no trace in the broker.
 *
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE also when the end was not reached within two minutes
 */
export async function readTopics(options: BrokerAdminOptions, topics: readonly string[], take: (message: ConsumedMessage) => void): Promise<void> {
  const ends = await withAdmin({ ...options, operation: 'read topic ends' }, (admin) => topicEnds(admin, topics));
  if (ends.size === 0) return;
  const group = `chainnet-reader-${randomUUID()}`;
  const log = new KafkaLog({ brokers: options.brokers, clientId: 'chainnet-reader', plain: options });
  try {
    await readUntil(ends, { log, group, take });
  } finally {
    await log.close();
    await withAdmin({ ...options, operation: 'delete reader group' }, (admin) => admin.deleteGroups([group]));
  }
}

type Reading = { readonly log: KafkaLog; readonly group: string; readonly take: (message: ConsumedMessage) => void };

async function readUntil(ends: ReadonlyMap<string, string>, { log, group, take }: Reading): Promise<void> {
  const left = new Map(ends);
  let finished: () => void = () => undefined;
  const end = new Promise<void>((resolve) => (finished = resolve));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(errors.RWD_MESSAGING_BROKER_UNAVAILABLE({ operation: 'read to the end' })), READ_LIMIT_MS);
  });
  await log.consume({
    group,
    topics: [...new Set([...ends.keys()].map((place) => place.slice(0, place.lastIndexOf('['))))],
    onBatch: async (batch) => {
      const { topic, partition, messages } = batch;
      const place = placeOf(topic, partition);
      const until = Number(left.get(place) ?? 0);
      for (const message of messages) if (Number(message.offset) < until) take(message);
      const last = messages.at(-1);
      if (last === undefined) return;
      await batch.commit(last.offset);
      if (Number(last.offset) + 1 >= until) left.delete(place);
      if (left.size === 0) finished();
    },
  });
  await Promise.race([end, late]).finally(() => clearTimeout(timer));
}
