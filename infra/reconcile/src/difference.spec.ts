import { describe as group, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describe, difference, kinds, summary, type Change, type Resource } from './difference.js';

const client = (name: string, fields: Record<string, string> = {}, ours?: boolean): Resource => ({ kind: 'client', name, fields, ...(ours === undefined ? {} : { ours }) });

/** Lists as a server would hold them: one thing of a kind and name once. */
const resources = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...kinds),
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      fields: fc.dictionary(fc.constantFrom('x', 'y', 'partitions'), fc.constantFrom('1', '2', '3')),
      ours: fc.boolean(),
    }),
    { selector: ({ kind, name }) => `${kind}/${name}` },
  );

/** What a server holds after the changes, all but those that nobody can make. */
function applied(found: readonly Resource[], changes: readonly Change[]): Resource[] {
  const standing = new Map(found.map((one) => [`${one.kind}/${one.name}`, one]));
  for (const { action, kind, name, fields } of changes) {
    const id = `${kind}/${name}`;
    if (action === 'delete') standing.delete(id);
    else {
      const next: Record<string, string> = { ...standing.get(id)?.fields };
      for (const { field, to } of fields) {
        if (to === undefined) delete next[field];
        else next[field] = to;
      }
      standing.set(id, { kind, name, fields: next, ours: true });
    }
  }
  return [...standing.values()];
}

group('the difference', () => {
  it('is nothing between a list and itself', () => {
    fc.assert(fc.property(resources, (list) => expect(difference(list, list)).toEqual([])));
  });

  it('leaves nothing to do once it is applied', () => {
    fc.assert(fc.property(resources, resources, (wanted, found) => {
      expect(difference(wanted, applied(found, difference(wanted, found)))).toEqual([]);
    }));
  });

  it('never names a thing that is neither wanted nor marked as ours', () => {
    fc.assert(fc.property(resources, resources, (wanted, found) => {
      const foreign = found.filter(({ kind, name, ours }) => !ours && !wanted.some((one) => one.kind === kind && one.name === name));
      const touched = difference(wanted, found).map(({ kind, name }) => `${kind}/${name}`);
      for (const { kind, name } of foreign) expect(touched).not.toContain(`${kind}/${name}`);
    }));
  });

  it('makes what lacks, mends what differs field by field, and removes what is ours and not wanted', () => {
    const wanted = [client('new', { enabled: 'true' }), client('changed', { enabled: 'true', roles: 'partner' })];
    const found = [client('changed', { enabled: 'false', extra: 'x' }), client('left over', {}, true), client('somebody else\'s', {}, false)];
    expect(difference(wanted, found)).toEqual([
      { action: 'create', kind: 'client', name: 'new', fields: [{ field: 'enabled', to: 'true' }] },
      { action: 'update', kind: 'client', name: 'changed', fields: [{ field: 'enabled', from: 'false', to: 'true' }, { field: 'extra', from: 'x' }, { field: 'roles', to: 'partner' }] },
      { action: 'delete', kind: 'client', name: 'left over', fields: [] },
    ]);
  });

  it('shows that a secret differs, never the secret', () => {
    const changes = difference([client('a', { secret: 'sha256:1' })], [client('a', { secret: 'sha256:2' })]);
    expect(changes[0]?.fields).toEqual([{ field: 'secret', from: '(hidden)', to: '(hidden)' }]);
    expect(describe(changes)).toBe('~ client a\n    secret: (hidden) -> (hidden)');
  });

  it('says that partitions cannot be taken away, and adds them', () => {
    const topic = (partitions: string): Resource => ({ kind: 'topic', name: 't', fields: { partitions } });
    expect(difference([topic('6')], [topic('12')])[0]?.blocked).toMatch('cannot lose partitions');
    expect(difference([topic('12')], [topic('6')])[0]).not.toHaveProperty('blocked');
  });

  it('puts realm before clients, clients before ACLs, and removals last', () => {
    const acl: Resource = { kind: 'acl', name: 'x', fields: {} };
    const changes = difference([acl, client('c')], [{ kind: 'role', name: 'old', fields: {}, ours: true }]);
    expect(changes.map(({ action, kind }) => `${action} ${kind}`)).toEqual(['create client', 'create acl', 'delete role']);
    expect(summary(changes)).toEqual({ total: 3, role: 1, client: 1, acl: 1 });
  });
});
