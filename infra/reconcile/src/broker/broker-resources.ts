import type { AclSpec, BrokerPlan, TopicSpec } from '@chainnet/contracts';
import type { Resource } from '../difference.js';

/** Principals and resources that are the mesh's by their names: a broker keeps no other mark on an ACL. */
const ourPrincipal = /^User:(svc|site|partner)-/;
const ourResource = /^(rwd\.|svc-|site-|partner-)/;

/** What a broker must hold, as resources. An ACL is there or not: its name says all of it. */
export const wantedBroker = ({ topics, acls }: BrokerPlan): readonly Resource[] => [...topics.map(topicResource), ...uniqueAcls(acls).map((acl) => aclResource(acl))];

/**
 * What a broker holds of the same. An ACL of one of our principals, or on one of our topics and groups, is ours and goes
 * when nobody wants it; topics are never removed, since data are in them.
 */
export const foundBroker = ({ topics, acls }: BrokerPlan): readonly Resource[] => [
  ...topics.map(topicResource),
  ...uniqueAcls(acls).map((acl) => ({ ...aclResource(acl), ours: ourPrincipal.test(acl.principal) || ourResource.test(acl.name) })),
];

const topicResource = ({ topic, partitions, config }: TopicSpec): Resource => ({ kind: 'topic', name: topic, fields: { partitions: String(partitions), ...config } });

const aclResource = (acl: AclSpec): Resource => ({ kind: 'acl', name: aclName(acl), fields: {} });

/** One ACL in words; no two have the same. */
export const aclName = ({ principal, permission, operation, resource, pattern, name }: AclSpec): string =>
  `${permission} ${principal} ${operation} ${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`;

const uniqueAcls = (acls: readonly AclSpec[]): readonly AclSpec[] => [...new Map(acls.map((acl) => [aclName(acl), acl])).values()];
