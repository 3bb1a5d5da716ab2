import { brokerPlan, deadLetterTopic, events, parkedTopic, topicOf, type AclSpec, type BrokerPlan, type EventDefinition, type TopicSpec } from '@chainnet/contracts';

const HEAD = `# Topics and events

What the broker holds, who may read it and who may write it. Readers and writers are the allowed principals of the ACLs
that \`brokerPlan\` gives; \`{partner}\` stands for an organization, which has topics and principals of its own.
Every topic that a service reads has a dead-letter topic and a parked topic beside it, with the same retention; the
readers write there, and nobody but the administrator may read there.

This file is made from \`libs/contracts\` by \`npm run contracts-doc\`; do not edit it.
`;

const ANY_PARTNER = '{partner}';
const DAY_MS = 86_400_000;

/** The whole of docs/topics.md: every topic with its rights, then every event, both in alphabetical order. */
export const renderTopics = (): string => {
  const plan = brokerPlan([{ tenant: ANY_PARTNER }]);
  const own = plan.topics.filter(({ topic }) => eventsOf(topic).length > 0);
  return [
    HEAD,
    table('Topics', ['topic', 'data class', 'key', 'writers', 'readers', 'partitions', 'retention', 'set aside'], own.map((spec) => topicRow(spec, plan))),
    table('Events', ['type', 'topic', 'summary'], [...events].sort((a, b) => (a.type < b.type ? -1 : 1)).map(eventRow)),
  ].join('\n');
};

const eventsOf = (topic: string): readonly EventDefinition[] => events.filter((event) => topicOf(event, ANY_PARTNER) === topic);

const topicRow = ({ topic, partitions, config }: TopicSpec, { topics, acls }: BrokerPlan): readonly string[] => {
  const carried = eventsOf(topic);
  const beside = [deadLetterTopic(topic), parkedTopic(topic)].filter((name) => topics.some((one) => one.topic === name));
  return [
    code(topic), distinct(carried.map(({ dataClass }) => dataClass)), distinct(carried.map(({ key }) => key)),
    principals(acls, topic, 'write'), principals(acls, topic, 'read'),
    String(partitions), retention(config['retention.ms']), beside.length === 0 ? '-' : beside.map((name) => code(name.slice(topic.length))).join(' '),
  ];
};

/** The administrator may do everything and has no ACL, so a topic nobody else writes is the administrator's. */
const principals = (acls: readonly AclSpec[], topic: string, operation: AclSpec['operation']): string => {
  const allowed = acls.filter((acl) => acl.resource === 'topic' && acl.name === topic && acl.operation === operation && acl.permission === 'allow');
  return allowed.length === 0 ? 'administrator' : distinct(allowed.map(({ principal }) => code(principal.replace(/^User:/, ''))));
};

const retention = (ms: string | undefined): string => (ms === '-1' ? 'for ever' : `${Number(ms) / DAY_MS} days`);

const eventRow = ({ type, topic, summary }: EventDefinition): readonly string[] => [code(type), code(topic), summary];

const distinct = (values: readonly string[]): string => [...new Set(values)].sort().join(', ');
const code = (text: string): string => `\`${text}\``;

const table = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`## ${title}`, '', row(columns), row(columns.map(() => '---')), ...rows.map(row), ''].join('\n');
const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
