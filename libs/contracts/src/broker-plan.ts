import { topicOf, type EventDefinition } from './define-event.js';
import { events } from './catalogue.js';
import { receiptIssued } from './events/ledger/ledger.v1.js';
import { ledgerLeaf } from './events/ledger/ledger.v1.js';
import { recordSubmitted } from './events/record/submitted.v1.js';
import { clientIdOf, meshTopology, partnerClientId, type MeshTopology, type ServiceTopology } from './topology.js';

export type TopicSpec = { readonly topic: string; readonly partitions: number; readonly config: Readonly<Record<string, string>> };
export type AclSpec = {
  readonly principal: string;
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operation: 'read' | 'write' | 'describe';
  readonly permission: 'allow' | 'deny';
};
export type BrokerPlan = { readonly topics: readonly TopicSpec[]; readonly acls: readonly AclSpec[] };
export type PartnerSpec = {
  readonly tenant: string;
  readonly disabled?: boolean;
  /** Has left: no right of its own any more, while its topics and what stands in them stay. */
  readonly offboarded?: boolean;
};

const DAY_MS = 86_400_000;
const PARTITIONS = 6;

export const deadLetterTopic = (topic: string): string => `${topic}.dlq`;
export const parkedTopic = (topic: string): string => `${topic}.parked`;

/**
 * Topics and ACLs that the broker must hold for these partners: pure, so that plan, apply and drift can share it.
 *
 * @param services every service of the mesh; the shipped ones alone when left out
 */
export function brokerPlan(partners: readonly PartnerSpec[], services: MeshTopology = meshTopology()): BrokerPlan {
  const tenants = partners.map(({ tenant }) => tenant);
  return { topics: topicSpecs(tenants, services), acls: [...serviceAcls(tenants, services), ...partners.flatMap(partnerAcls)] };
}

/** Topics of one event: one, or one for each organization. */
export const topicsOf = (event: EventDefinition, tenants: readonly string[]): readonly string[] =>
  event.topic.includes('{partner}') ? tenants.map((tenant) => topicOf(event, tenant)) : [event.topic];

function topicSpecs(tenants: readonly string[], services: MeshTopology): TopicSpec[] {
  const names = new Set(events.flatMap((event) => topicsOf(event, tenants)));
  const consumed = new Set(Object.values(services).flatMap(({ consumes }) => consumes.flatMap((event) => topicsOf(event, tenants))));
  return [...names].sort().flatMap((topic) => [
    spec(topic, topic === ledgerLeaf.topic ? 1 : PARTITIONS),
    ...(consumed.has(topic) ? [spec(deadLetterTopic(topic), 1), spec(parkedTopic(topic), PARTITIONS)] : []),
  ]);
}

function spec(topic: string, partitions: number): TopicSpec {
  const retention = topic === ledgerLeaf.topic || topic.startsWith('rwd.partner.status') ? '-1' : String(14 * DAY_MS);
  return { topic, partitions, config: { 'retention.ms': retention, 'cleanup.policy': 'delete', ...(isPartnersOwn(topic) ? PARTNERS_BATCHES : {}) } };
}

/**
 * A partner chooses how it compresses its batches, and our client ends its process over snappy, lz4 and zstd: the broker
 * unpacks what partners write.
 */
const PARTNERS_BATCHES = { 'compression.type': 'uncompressed' };
const [PARTNERS_PREFIX = '', PARTNERS_SUFFIX = ''] = recordSubmitted.topic.split('{partner}');
const isPartnersOwn = (topic: string): boolean => topic.startsWith(PARTNERS_PREFIX) && topic.endsWith(PARTNERS_SUFFIX);

function serviceAcls(tenants: readonly string[], services: MeshTopology): AclSpec[] {
  return Object.entries(services).flatMap(([service, place]) =>
    place.perPartner === true
      ? tenants.flatMap((tenant) => principalAcls(place, clientIdOf(service, tenant), [tenant]))
      : principalAcls(place, clientIdOf(service), tenants),
  );
}

function principalAcls({ consumes, emits }: ServiceTopology, clientId: string, tenants: readonly string[]): AclSpec[] {
  const principal = `User:${clientId}`;
  const reads = unique(consumes.flatMap((event) => topicsOf(event, tenants)));
  const writes = unique([
    ...emits.flatMap((event) => topicsOf(event, tenants)),
    ...reads.flatMap((topic) => [deadLetterTopic(topic), parkedTopic(topic)]),
  ]);
  return [
    ...reads.flatMap((name) => [allow(principal, 'topic', name, 'read'), allow(principal, 'topic', name, 'describe')]),
    ...writes.flatMap((name) => [allow(principal, 'topic', name, 'write'), allow(principal, 'topic', name, 'describe')]),
    { ...allow(principal, 'group', clientId, 'read'), pattern: 'prefixed' },
  ];
}

/** A partner writes its own records topic and reads its own receipts; a disabled one is denied, whatever its token says. */
function partnerAcls({ tenant, disabled, offboarded }: PartnerSpec): AclSpec[] {
  if (offboarded === true) return [];
  const principal = `User:${partnerClientId(tenant)}`;
  const records = topicOf(recordSubmitted, tenant);
  const receipts = topicOf(receiptIssued, tenant);
  if (disabled === true) {
    return [records, receipts].flatMap((name) =>
      (['read', 'write', 'describe'] as const).map((operation) => ({ ...allow(principal, 'topic', name, operation), permission: 'deny' as const })),
    );
  }
  return [
    allow(principal, 'topic', records, 'write'),
    allow(principal, 'topic', records, 'describe'),
    allow(principal, 'topic', receipts, 'read'),
    allow(principal, 'topic', receipts, 'describe'),
    { ...allow(principal, 'group', partnerClientId(tenant), 'read'), pattern: 'prefixed' },
  ];
}

const allow = (principal: string, resource: 'topic' | 'group', name: string, operation: AclSpec['operation']): AclSpec => ({
  principal, resource, name, pattern: 'literal', operation, permission: 'allow',
});

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
