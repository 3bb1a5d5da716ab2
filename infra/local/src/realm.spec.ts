import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accessTokenSeconds, buildRealm, type RealmInput } from './realm.js';

const input: RealmInput = {
  realm: 'rwd',
  services: [{ clientId: 'rwd-ingestion', secret: 's1' }, { clientId: 'rwd-console', secret: 's2', roles: ['operator', 'auditor'] }],
  partners: [
    { clientId: 'Hospital-A', partnerId: 'hospital-a', secret: 's3' },
    { clientId: 'hospital-b', partnerId: 'hospital-b', secret: 's4', enabled: false },
  ],
};

const claimsOf = (realm: ReturnType<typeof buildRealm>, clientId: string) =>
  realm.clients
    .find((client) => client.clientId === clientId)
    ?.protocolMappers.filter((mapper) => mapper.protocolMapper === 'oidc-hardcoded-claim-mapper')
    .map((mapper) => [mapper.config['claim.name'], mapper.config['claim.value']]);

const rolesOf = (realm: ReturnType<typeof buildRealm>, clientId: string) =>
  realm.users.find((user) => user.serviceAccountClientId === clientId)?.realmRoles;

describe('the realm', () => {
  const realm = buildRealm(input);

  it('gives every client a confidential login with client credentials and nothing else', () => {
    for (const client of realm.clients) {
      expect(client).toMatchObject({
        publicClient: false,
        serviceAccountsEnabled: true,
        standardFlowEnabled: false,
        directAccessGrantsEnabled: false,
      });
    }
  });

  it('gives every client a scope, since Kafka refuses a token with an empty one', () => {
    expect(realm.clientScopes.map((scope) => scope.name)).toEqual(['rwd']);
    for (const client of realm.clients) expect(client.defaultClientScopes).toEqual(['rwd']);
  });

  it('fixes partner_id for partners, and only for them', () => {
    expect(claimsOf(realm, 'Hospital-A')).toEqual([['partner_id', 'hospital-a']]);
    expect(claimsOf(realm, 'rwd-ingestion')).toEqual([]);
  });

  it('addresses every token to the broker and to the HTTP APIs', () => {
    for (const client of realm.clients) {
      const audiences = client.protocolMappers.map((mapper) => mapper.config['included.custom.audience']).filter(Boolean);
      expect(audiences).toEqual(['kafka', 'rwd-api']);
    }
  });

  it('gives partners the role partner, services the role service and what they were given', () => {
    expect(rolesOf(realm, 'Hospital-A')).toEqual(['partner']);
    expect(rolesOf(realm, 'rwd-ingestion')).toEqual(['service']);
    expect(rolesOf(realm, 'rwd-console')).toEqual(['service', 'operator', 'auditor']);
    expect(realm.roles.realm.map((role) => role.name)).toEqual(['partner', 'service', 'operator', 'auditor']);
  });

  it('names service accounts in lower case, as Keycloak does', () => {
    expect(realm.users.map((user) => user.username)).toContain('service-account-hospital-a');
  });

  it('keeps a disabled partner disabled', () => {
    expect(realm.clients.map((client) => [client.clientId, client.enabled])).toContainEqual(['hospital-b', false]);
  });

  it('signs with ES256 on P-256 and lets a token live 300 s', () => {
    expect(realm.defaultSignatureAlgorithm).toBe('ES256');
    expect(realm.components['org.keycloak.keys.KeyProvider'][0]).toMatchObject({
      providerId: 'ecdsa-generated',
      config: { ecdsaEllipticCurveKey: ['P-256'] },
    });
    expect(realm.accessTokenLifespan).toBe(accessTokenSeconds);
    expect(accessTokenSeconds).toBe(300);
  });

  it('lets the admin client manage clients and gives it no role of the mesh', () => {
    const withAdmin = buildRealm({ ...input, adminClient: { clientId: 'onboarding', secret: 's5' } });
    const account = withAdmin.users.find((user) => user.serviceAccountClientId === 'onboarding');
    expect(account).toMatchObject({ realmRoles: [], clientRoles: { 'realm-management': ['manage-clients', 'manage-users', 'view-realm'] } });
  });

  it('refuses a client id that stands twice', () => {
    const twice = { ...input, partners: [{ clientId: 'rwd-ingestion', partnerId: 'x', secret: 's' }] };
    expect(() => buildRealm(twice)).toThrow(expect.objectContaining({ code: 'RWD_SERVERS_REALM_DUPLICATE' }));
  });

  it('makes one client and one service account of each, whatever they are', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.nat(12), (clientIds, split) => {
        const some = buildRealm({
          realm: 'r',
          services: clientIds.slice(0, split).map((clientId) => ({ clientId, secret: 's' })),
          partners: clientIds.slice(split).map((clientId) => ({ clientId, partnerId: clientId, secret: 's' })),
        });
        expect(some.clients.map((client) => client.clientId).sort()).toEqual([...clientIds].sort());
        expect(some.users.map((user) => user.serviceAccountClientId).sort()).toEqual([...clientIds].sort());
      }),
    );
  });
});
