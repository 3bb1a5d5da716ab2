import { brokerPlan, clientIdOf, partnerClientId, type BrokerPlan, type MeshTopology } from '@chainnet/contracts';
import type { PartnerStanding } from './deny-list/deny-list.js';
import { buildRealm, type PartnerCredential, type RealmInput, type RealmRepresentation } from '@chainnet/local-servers';
import type { PartnerEntry, Registry } from './registry/registry.js';

/** Clients of the mesh that are no service: the operator's tools, and the onboarding command. */
export const OPERATOR_CLIENT = 'operator';
export const ADMIN_CLIENT = 'realm-admin';

export type DesiredMesh = { readonly realm: RealmRepresentation; readonly broker: BrokerPlan; readonly partners: readonly PartnerStanding[] };

export type DesiredOptions = {
  readonly realm: string;
  readonly services: MeshTopology;
  /** By client id; a client without one keeps whatever secret the realm has for it. */
  readonly secrets: Readonly<Record<string, string>>;
};

/**
 * Everything a mesh of these organizations and services needs of realm, broker and deny list. Pure, and the only place it
 * is said: the local launcher's import, the reconciler and the partner command all take it from here.
 *
 * @throws RWD_SERVERS_REALM_DUPLICATE
 */
export const desiredMesh = (registry: Registry, options: DesiredOptions): DesiredMesh => ({
  realm: buildRealm(realmInputOf(registry, options)),
  broker: brokerPlan(registry.partners.map(({ tenant, status }) => ({ tenant, disabled: status === 'disabled', offboarded: status === 'offboarded' })), options.services),
  partners: registry.partners.map(({ tenant, status }) => ({ tenant, clientId: partnerClientId(tenant), status: status === 'active' ? 'active' : 'disabled' })),
});

/** The clients of such a mesh. */
export function realmInputOf({ partners }: Pick<Registry, 'partners'>, { realm, services, secrets }: DesiredOptions): RealmInput {
  const tenants = partners.map(({ tenant }) => tenant);
  const withSecret = (clientId: string) => ({ clientId, ...secretOf(secrets, clientId) });
  return {
    realm,
    services: [...serviceClientIds(services, tenants).map(withSecret), { ...withSecret(OPERATOR_CLIENT), roles: ['operator'] }],
    partners: partners.map((partner) => ({
      clientId: partnerClientId(partner.tenant), partnerId: partner.tenant, enabled: partner.status === 'active', ...credentialOf(partner, secrets),
    })),
    adminClient: withSecret(ADMIN_CLIENT),
  };
}

/** One client for each service, and one for each organization's site node. */
export const serviceClientIds = (services: MeshTopology, tenants: readonly string[]): readonly string[] =>
  Object.entries(services).flatMap(([service, { perPartner }]) => (perPartner === true ? tenants.map((tenant) => clientIdOf(service, tenant)) : [clientIdOf(service)]));

function credentialOf({ tenant, auth }: PartnerEntry, secrets: DesiredOptions['secrets']): PartnerCredential {
  if (auth.method === 'secret') return secretOf(secrets, partnerClientId(tenant));
  return 'jwks' in auth ? { jwks: auth.jwks } : { jwksUrl: auth.jwks_url };
}

function secretOf(secrets: DesiredOptions['secrets'], clientId: string): { secret?: string } {
  const secret = secrets[clientId];
  return secret === undefined || secret === '' ? {} : { secret };
}
