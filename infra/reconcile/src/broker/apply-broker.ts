import type { AclSpec, BrokerPlan } from '@chainnet/contracts';
import { alterTopic, changeAcls, createTopics, type BrokerAdminOptions, type BrokerState } from '@chainnet/messaging';
import type { Change } from '../difference.js';
import { aclName } from './broker-resources.js';

type Work = { readonly admin: BrokerAdminOptions; readonly wanted: BrokerPlan; readonly found: BrokerState };

/** Makes all missing topics in one go, mends others one by one, and changes all ACLs in one go. @throws RWD_MESSAGING_* */
export async function applyBrokerChanges(changes: readonly Change[], { admin, wanted, found }: Work): Promise<void> {
  const topics = (which: Change['action']): BrokerPlan['topics'] => {
    const names = new Set(changes.filter(({ kind, action, blocked }) => kind === 'topic' && action === which && blocked === undefined).map(({ name }) => name));
    return wanted.topics.filter(({ topic }) => names.has(topic));
  };
  const missing = topics('create');
  if (missing.length > 0) await createTopics(admin, missing);
  for (const spec of topics('update')) await alterTopic(admin, spec);
  const acls = changes.filter(({ kind }) => kind === 'acl');
  if (acls.length === 0) return;
  const named = (list: readonly AclSpec[], which: Change['action']): readonly AclSpec[] => {
    const names = new Set(acls.filter(({ action }) => action === which).map(({ name }) => name));
    return [...new Map(list.map((acl) => [aclName(acl), acl])).values()].filter((acl) => names.has(aclName(acl)));
  };
  await changeAcls(admin, { create: named(wanted.acls, 'create'), remove: named(found.acls, 'delete') });
}
