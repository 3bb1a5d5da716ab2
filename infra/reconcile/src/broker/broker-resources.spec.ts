import { describe, expect, it } from '@jest/globals';
import { brokerPlan, type AclSpec } from '@chainnet/contracts';
import { difference } from '../difference.js';
import { aclName, foundBroker, wantedBroker } from './broker-resources.js';

const plan = brokerPlan([{ tenant: 'aa' }, { tenant: 'bb' }]);
const acl = (fields: Partial<AclSpec>): AclSpec => ({ principal: 'User:partner-aa', resource: 'topic', name: 'rwd.bb.records', pattern: 'literal', operation: 'read', permission: 'allow', ...fields });
const differences = (topics = plan.topics, acls = plan.acls) => difference(wantedBroker(plan), foundBroker({ topics, acls }));

describe('a broker as resources', () => {
  it('that holds the plan needs nothing', () => {
    expect(differences()).toEqual([]);
  });

  it('names every ACL apart', () => {
    const rows = wantedBroker(plan).filter(({ kind }) => kind === 'acl');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(aclName(acl({}))).toBe('allow User:partner-aa read topic rwd.bb.records');
    expect(aclName(acl({ pattern: 'prefixed' }))).not.toBe(aclName(acl({})));
  });

  it('shows a right that a partner got besides, and takes it back', () => {
    expect(differences(plan.topics, [...plan.acls, acl({})])).toMatchObject([{ action: 'delete', kind: 'acl', name: aclName(acl({})) }]);
  });

  it('takes back what a stranger may do with our topics, and leaves its own things', () => {
    const [onOurs, onTheirs] = [acl({ principal: 'User:backup-tool' }), acl({ principal: 'User:backup-tool', name: 'billing' })];
    expect(differences(plan.topics, [...plan.acls, onOurs, onTheirs]).map(({ action, name }) => [action, name])).toEqual([['delete', aclName(onOurs)]]);
  });

  it('shows a changed retention and leaves a topic that nobody wants', () => {
    const [first, ...rest] = plan.topics;
    const changed = [{ ...first!, config: { ...first!.config, 'retention.ms': '1' } }, ...rest, { topic: 'rwd.gone.records', partitions: 6, config: {} }];
    expect(differences(changed)).toMatchObject([{ action: 'update', kind: 'topic', name: first!.topic, fields: [{ field: 'retention.ms', from: '1' }] }]);
  });

  it('closes a disabled partner and empties one that has left', () => {
    const closed = difference(wantedBroker(brokerPlan([{ tenant: 'aa', disabled: true }, { tenant: 'bb', offboarded: true }])), foundBroker(plan));
    expect(closed.filter(({ action }) => action === 'create').every(({ name }) => name.startsWith('deny User:partner-aa'))).toBe(true);
    expect(closed.filter(({ action, name }) => action === 'delete' && name.includes('partner-bb'))).toHaveLength(5);
  });
});
