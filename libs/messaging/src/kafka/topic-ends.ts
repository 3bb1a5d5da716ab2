import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const LEADER_TRIES = 40;
const LEADER_WAIT_MS = 250;

export type TopicOffsets = Awaited<ReturnType<Admin['fetchTopicOffsets']>>;

/** First and next offset of each partition. The client asks once; a topic that was just made, or moved, may have no leader yet. */
export async function topicOffsets(admin: Admin, topic: string): Promise<TopicOffsets> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await admin.fetchTopicOffsets(topic);
    } catch (error) {
      const { type } = error as { type?: string };
      if ((type !== 'NOT_LEADER_FOR_PARTITION' && type !== 'LEADER_NOT_AVAILABLE') || tries >= LEADER_TRIES) throw error;
      await sleep(LEADER_WAIT_MS);
      await admin.fetchTopicMetadata({ topics: [topic] });
    }
  }
}

/** Offset after the last message, by `topic[partition]`, of the partitions that hold any. */
export async function topicEnds(admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ends = new Map<string, string>();
  for (const topic of topics) {
    for (const { partition, low, high } of await topicOffsets(admin, topic)) if (Number(high) > Number(low)) ends.set(placeOf(topic, partition), high);
  }
  return ends;
}

export const placeOf = (topic: string, partition: number): string => `${topic}[${partition}]`;
