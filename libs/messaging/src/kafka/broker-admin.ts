import kafkajs, { type Admin } from 'kafkajs';
import type { AclSpec, BrokerPlan, TopicSpec } from '@chainnet/contracts';
import { withAdmin, type BrokerAdminOptions } from './with-admin.js';

export type { BrokerAdminOptions } from './with-admin.js';

// Node finds only some of this CommonJS module's names by itself.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

export type BrokerDrift = { readonly topics: readonly TopicSpec[]; readonly acls: readonly AclSpec[]; readonly strayAcls: readonly AclSpec[] };

const operations = { read: AclOperationTypes.READ, write: AclOperationTypes.WRITE, describe: AclOperationTypes.DESCRIBE } as const;
const resources = { topic: AclResourceTypes.TOPIC, group: AclResourceTypes.GROUP } as const;
const patterns = { literal: ResourcePatternTypes.LITERAL, prefixed: ResourcePatternTypes.PREFIXED } as const;
const permissions = { allow: AclPermissionTypes.ALLOW, deny: AclPermissionTypes.DENY } as const;

/**
 * Brings topics and ACLs of a broker that serves one mesh alone to a plan. Running it twice changes nothing the second time.
 * It takes away every other ACL; infra/reconcile leaves alone what is not the mesh's.
 *
 * @returns what was missing (and is now there) and which ACLs were not of the plan (and are now gone)
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHENTICATED
 */
export async function applyBrokerPlan(options: BrokerAdminOptions, plan: BrokerPlan): Promise<BrokerDrift> {
  return withAdmin({ ...options, operation: 'apply broker plan' }, async (admin) => {
    const drift = await findDrift(admin, plan);
    if (drift.topics.length > 0) {
      await admin.createTopics({
        waitForLeaders: true,
        topics: drift.topics.map(({ topic, partitions, config }) => ({
          topic,
          numPartitions: partitions,
          replicationFactor: -1,
          configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
        })),
      });
    }
    if (drift.acls.length > 0) await admin.createAcls({ acl: drift.acls.map(toEntry) });
    if (drift.strayAcls.length > 0) await admin.deleteAcls({ filters: drift.strayAcls.map(toEntry) });
    return drift;
  });
}

/** What a plan would change, without changing it. */
export async function brokerDrift(options: BrokerAdminOptions, plan: BrokerPlan): Promise<BrokerDrift> {
  return withAdmin({ ...options, operation: 'compare broker plan' }, (admin) => findDrift(admin, plan));
}

async function findDrift(admin: Admin, plan: BrokerPlan): Promise<BrokerDrift> {
  const topics = new Set(await admin.listTopics());
  const present = await presentAcls(admin);
  const wanted = new Map(plan.acls.map((acl) => [aclId(acl), acl]));
  return {
    topics: plan.topics.filter(({ topic }) => !topics.has(topic)),
    acls: [...wanted].filter(([id]) => !present.has(id)).map(([, acl]) => acl),
    strayAcls: [...present].filter(([id]) => !wanted.has(id)).map(([, acl]) => acl),
  };
}

export async function presentAcls(admin: Admin): Promise<Map<string, AclSpec>> {
  const { resources: found } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  const acls = found.flatMap(({ resourceType, resourceName, resourcePatternType, acls: entries }) =>
    entries.map(({ principal, operation, permissionType }): AclSpec => ({
      principal,
      name: resourceName,
      resource: nameOf(resources, resourceType),
      pattern: nameOf(patterns, resourcePatternType),
      operation: nameOf(operations, operation),
      permission: nameOf(permissions, permissionType),
    })),
  );
  return new Map(acls.map((acl) => [aclId(acl), acl]));
}

/** A kind that no plan of ours knows keeps a name of its own, so that it shows as stray. */
const nameOf = <N extends string>(table: Readonly<Record<N, number>>, value: number): N =>
  (Object.keys(table) as N[]).find((name) => table[name] === value) ?? (`other-${value}` as N);

export const toEntry = ({ principal, resource, name, pattern, operation, permission }: AclSpec) => ({
  principal,
  host: '*',
  resourceType: resources[resource],
  resourceName: name,
  resourcePatternType: patterns[pattern],
  operation: operations[operation],
  permissionType: permissions[permission],
});

const aclId = ({ principal, resource, name, pattern, operation, permission }: AclSpec): string =>
  [principal, resource, name, pattern, operation, permission].join('|');
