import { describe, expect, it } from '@jest/globals';
import { difference } from '../difference.js';
import { buildRealm, MARK, realmSettings, type RealmInput } from '@chainnet/local-servers';
import { foundRealm, wantedRealm, type FoundClient, type FoundRealm } from './realm-resources.js';

const input: RealmInput = {
  realm: 'r',
  services: [{ clientId: 'svc-a', secret: 's1', roles: ['operator'] }],
  partners: [{ clientId: 'partner-b', partnerId: 'b', secret: 's2' }, { clientId: 'partner-c', partnerId: 'c', jwks: { keys: [{ kty: 'EC' }] } }],
  adminClient: { clientId: 'realm-admin' },
};
const wanted = buildRealm(input);

/** The realm as Keycloak would answer: with ids, with settings of its own, and with things that are not ours. */
const asFound = (change: (clients: FoundClient[]) => FoundClient[] = (clients) => clients): FoundRealm => ({
  settings: { ...realmSettings, id: 'x', loginTheme: 'theirs' },
  roles: [...wanted.roles.realm, { name: 'offline_access' }],
  scopes: [...wanted.clientScopes.map((scope) => ({ ...scope, id: 's' })), { name: 'email', id: 'e', attributes: {} }],
  clients: change([
    ...wanted.clients.map((client) => ({
      secret: 'generated', ...client, id: `id-${client.clientId}`, surrogateAuthRequired: false,
      attributes: { ...client.attributes, 'client.secret.creation.time': '1' },
      protocolMappers: client.protocolMappers.map((mapper, at) => ({ ...mapper, id: String(at), config: { ...mapper.config, 'id.token.claim': 'false' } })),
    })),
    { id: 'id-account', clientId: 'account', attributes: {}, protocolMappers: [] },
  ]),
  grants: new Map(wanted.users.map(({ serviceAccountClientId, realmRoles, clientRoles = {} }) => [
    serviceAccountClientId, [...realmRoles, ...Object.entries(clientRoles).flatMap(([client, roles]) => roles.map((role) => `${client}/${role}`))],
  ])),
});

const differences = (found: FoundRealm) => difference(wantedRealm(wanted), foundRealm(found, wanted));
const changed = (clientId: string, change: Partial<FoundClient>) => asFound((clients) => clients.map((client) => (client.clientId === clientId ? { ...client, ...change } : client)));

describe('a realm as resources', () => {
  it('that holds what is wanted, and more of its own, needs nothing', () => {
    expect(differences(asFound())).toEqual([]);
  });

  it('that is not there needs all', () => {
    const nothing: FoundRealm = { settings: undefined, roles: [], scopes: [], clients: [], grants: new Map() };
    expect(differences(nothing).map(({ kind }) => kind).filter((kind) => kind === 'client')).toHaveLength(4);
  });

  it.each([
    ['a disabled client', changed('svc-a', { enabled: false } as Partial<FoundClient>), 'enabled'],
    ['another secret', changed('svc-a', { secret: 'other' }), 'secret'],
    ['a login of people', changed('partner-b', { standardFlowEnabled: true } as Partial<FoundClient>), 'standardFlowEnabled'],
    ['another authentication', changed('partner-c', { clientAuthenticatorType: 'client-secret' } as Partial<FoundClient>), 'clientAuthenticatorType'],
    ['a mark taken away', changed('partner-b', { attributes: { 'access.token.signed.response.alg': 'ES256' } }), `attribute ${MARK}`],
    ['no scope', changed('svc-a', { defaultClientScopes: [] }), 'default scopes'],
    ['a claim of its own', changed('partner-b', { protocolMappers: [...wanted.clients[1]!.protocolMappers, { name: 'extra', protocolMapper: 'oidc-hardcoded-claim-mapper', config: {} }] }), 'mapper extra'],
    ['another partner id', changed('partner-b', { protocolMappers: wanted.clients[1]!.protocolMappers.map((mapper) => (mapper.name === 'partner_id' ? { ...mapper, config: { ...mapper.config, 'claim.value': 'c' } } : mapper)) }), 'mapper partner_id'],
  ])('shows %s', (_name, found, field) => {
    expect(differences(found)).toMatchObject([{ action: 'update', kind: 'client', fields: [{ field }] }]);
  });

  it('shows a role that a service account was given, and one that it lost', () => {
    const found = asFound();
    const grants = new Map(found.grants).set('partner-b', ['partner', 'operator']).set('realm-admin', ['realm-management/manage-clients']);
    expect(differences({ ...found, grants }).map(({ name, fields }) => [name, fields[0]?.field])).toEqual([['partner-b', 'service account'], ['realm-admin', 'service account']]);
  });

  it('asks for no secret where none is given', () => {
    expect(differences(changed('realm-admin', { secret: 'rotated by hand' }))).toEqual([]);
  });

  it('removes a marked client that nobody wants and leaves any other', () => {
    const found = asFound((clients) => [...clients, { clientId: 'svc-old', attributes: { [MARK]: 'true' } }, { clientId: 'their-app', attributes: {} }]);
    expect(differences(found)).toMatchObject([{ action: 'delete', kind: 'client', name: 'svc-old' }]);
  });

  it('takes the keys away when a partner goes back to a secret', () => {
    const back = buildRealm({ ...input, partners: [input.partners[0]!, { clientId: 'partner-c', partnerId: 'c', secret: 's3' }] });
    const fields = difference(wantedRealm(back), foundRealm(asFound(), back))[0]?.fields.map(({ field, to }) => [field, to]);
    expect(fields).toEqual([
      ['attribute jwks.string', undefined], ['attribute use.jwks.string', undefined], ['clientAuthenticatorType', 'client-secret'], ['secret', '(hidden)'],
    ]);
  });
});
