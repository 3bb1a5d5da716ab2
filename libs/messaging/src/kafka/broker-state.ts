import kafkajs, { type Admin } from 'kafkajs';
import type { AclSpec, TopicSpec } from '@chainnet/contracts';
import { presentAcls, toEntry } from './broker-admin.js';
import { withAdmin, type BrokerAdminOptions } from './with-admin.js';

// Node finds only some of this CommonJS module's names by itself.
const { ConfigResourceTypes } = kafkajs;

/** Kafka's ConfigSource DYNAMIC_TOPIC_CONFIG: what somebody set for this topic, and no default. */
const TOPIC_CONFIG = 1;

export type BrokerState = { readonly topics: readonly TopicSpec[]; readonly acls: readonly AclSpec[] };

/**
 * The topics of these names with their partitions and these settings of theirs, and every ACL of the broker.
 *
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHENTICATED
 */
export async function readBroker(options: BrokerAdminOptions, topics: readonly Pick<TopicSpec, 'topic' | 'config'>[]): Promise<BrokerState> {
  return withAdmin({ ...options, operation: 'read topics and ACLs' }, async (admin) => {
    const there = new Set(await admin.listTopics());
    const present = topics.filter(({ topic }) => there.has(topic));
    const [partitions, configs, acls] = [await partitionsOf(admin, present), await configsOf(admin, present), await presentAcls(admin)];
    return {
      topics: present.map(({ topic }) => ({ topic, partitions: partitions.get(topic) ?? 0, config: configs.get(topic) ?? {} })),
      acls: [...acls.values()],
    };
  });
}

type Named = Pick<TopicSpec, 'topic' | 'config'>;

async function partitionsOf(admin: Admin, present: readonly Named[]): Promise<Map<string, number>> {
  if (present.length === 0) return new Map();
  const { topics } = await admin.fetchTopicMetadata({ topics: present.map(({ topic }) => topic) });
  return new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
}

async function configsOf(admin: Admin, present: readonly Named[]): Promise<Map<string, Record<string, string>>> {
  if (present.length === 0) return new Map();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: present.map(({ topic, config }) => ({ type: ConfigResourceTypes.TOPIC, name: topic, configNames: Object.keys(config) })),
  });
  return new Map(resources.map(({ resourceName, configEntries }) => [resourceName, Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue]))]));
}

/** Makes topics with as many replicas as the broker gives by itself. @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHORIZED */
export const createTopics = (options: BrokerAdminOptions, specs: readonly TopicSpec[]): Promise<boolean> =>
  withAdmin({ ...options, operation: `create ${specs.length} topics` }, (admin) => admin.createTopics({
    waitForLeaders: true,
    topics: specs.map(({ topic, partitions, config }) => ({ topic, numPartitions: partitions, replicationFactor: -1, configEntries: entriesOf(config) })),
  }));

/**
 * Gives a topic more partitions and these settings; what else is set for it stays. Fewer partitions than it has are left.
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHORIZED
 */
export const alterTopic = (options: BrokerAdminOptions, { topic, partitions, config }: TopicSpec): Promise<void> =>
  withAdmin({ ...options, operation: `alter ${topic}` }, async (admin) => {
    const standing = (await partitionsOf(admin, [{ topic, config }])).get(topic) ?? 0;
    if (partitions > standing) await admin.createPartitions({ topicPartitions: [{ topic, count: partitions }] });
    // The call replaces all settings of the topic, so those that are not ours are sent again.
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }] });
    const set = (resources[0]?.configEntries ?? []).filter(({ configSource }) => (configSource as number) === TOPIC_CONFIG);
    const all = { ...Object.fromEntries(set.map(({ configName, configValue }) => [configName, configValue])), ...config };
    await admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries: entriesOf(all) }] });
  });

/** @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHORIZED */
export const changeAcls = (options: BrokerAdminOptions, { create, remove }: { readonly create: readonly AclSpec[]; readonly remove: readonly AclSpec[] }): Promise<void> =>
  withAdmin({ ...options, operation: 'change ACLs' }, async (admin) => {
    if (create.length > 0) await admin.createAcls({ acl: create.map(toEntry) });
    if (remove.length > 0) await admin.deleteAcls({ filters: remove.map(toEntry) });
  });

const entriesOf = (config: TopicSpec['config']): { name: string; value: string }[] => Object.entries(config).map(([name, value]) => ({ name, value }));
