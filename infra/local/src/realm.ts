import { errors } from './errors.js';

export type ServiceInput = { readonly clientId: string; readonly secret: string; readonly roles?: readonly string[] };
export type PartnerInput = {
  readonly clientId: string;
  readonly partnerId: string;
  readonly secret: string;
  readonly enabled?: boolean;
};
/** A client that may manage the realm's clients, for the onboarding command; it gets no role in the mesh itself. */
export type AdminClientInput = { readonly clientId: string; readonly secret: string };

export type RealmInput = {
  readonly realm: string;
  readonly services: readonly ServiceInput[];
  readonly partners: readonly PartnerInput[];
  readonly adminClient?: AdminClientInput;
};

export type ProtocolMapper = {
  readonly name: string;
  readonly protocol: 'openid-connect';
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
};

export type ClientRepresentation = {
  readonly clientId: string;
  readonly secret: string;
  readonly enabled: boolean;
  readonly publicClient: boolean;
  readonly serviceAccountsEnabled: boolean;
  readonly standardFlowEnabled: boolean;
  readonly directAccessGrantsEnabled: boolean;
  readonly fullScopeAllowed: boolean;
  readonly clientAuthenticatorType: 'client-secret';
  readonly attributes: Readonly<Record<string, string>>;
  readonly defaultClientScopes: readonly string[];
  readonly optionalClientScopes: readonly string[];
  readonly protocolMappers: readonly ProtocolMapper[];
};

export type ServiceAccountRepresentation = {
  readonly username: string;
  readonly enabled: true;
  readonly serviceAccountClientId: string;
  readonly realmRoles: readonly string[];
  readonly clientRoles?: Readonly<Record<string, readonly string[]>>;
};

/** The audiences every token carries: the broker, and the mesh's HTTP APIs. */
export const audiences = ['kafka', 'rwd-api'] as const;

/** Kafka refuses a token whose `scope` is empty, so every client has this one; nobody authorizes on it. */
export const meshScope = 'rwd';

/** Seconds a token lives: a disabled client keeps access no longer than this. */
export const accessTokenSeconds = 300;

const standardRoles = ['partner', 'service', 'operator'] as const;
const clientManagement = ['manage-clients', 'manage-users', 'view-realm'] as const;

export type RealmRepresentation = ReturnType<typeof buildRealm>;

/**
 * The realm as Keycloak 26 imports it: one confidential client a service or partner, with a service account only
 * (client_credentials), tokens signed with ES256 and valid for 300 s.
 *
 * Tokens carry `azp` (the client id), `aud` (`kafka`, `rwd-api`), `sub`, `scope`, `realm_access.roles` and, for partners, a fixed
 * `partner_id`. Their one client scope brings no claims: what is in a token is what stands here.
 * @throws RWD_SERVERS_REALM_DUPLICATE
 */
export function buildRealm(input: RealmInput) {
  const clients = [...input.services.map(serviceClient), ...input.partners.map(partnerClient)];
  const accounts = [
    ...input.services.map((service) => serviceAccount(service.clientId, serviceRoles(service))),
    ...input.partners.map((partner) => serviceAccount(partner.clientId, ['partner'])),
  ];
  if (input.adminClient !== undefined) {
    clients.push(confidentialClient(input.adminClient, []));
    accounts.push({ ...serviceAccount(input.adminClient.clientId, []), clientRoles: { 'realm-management': clientManagement } });
  }
  assertDistinct(clients.map((client) => client.clientId));
  return {
    realm: input.realm,
    enabled: true,
    sslRequired: 'external',
    registrationAllowed: false,
    defaultSignatureAlgorithm: 'ES256',
    accessTokenLifespan: accessTokenSeconds,
    roles: { realm: realmRoles(input).map((name) => ({ name })) },
    clientScopes: [{ name: meshScope, protocol: 'openid-connect', attributes: { 'include.in.token.scope': 'true' } }],
    components: { 'org.keycloak.keys.KeyProvider': keyProviders },
    clients,
    users: accounts,
  };
}

/** Every realm role that someone may hold. */
export const realmRoles = (input: RealmInput): string[] =>
  [...new Set<string>([...standardRoles, ...input.services.flatMap((service) => service.roles ?? [])])];

/** A service's roles: `service`, and what it was given. */
export const serviceRoles = (service: ServiceInput): string[] => [...new Set(['service', ...(service.roles ?? [])])];

export const serviceClient = (service: ServiceInput): ClientRepresentation => confidentialClient(service, []);

export const partnerClient = (partner: PartnerInput): ClientRepresentation => ({
  ...confidentialClient(partner, [hardcodedClaim('partner_id', partner.partnerId)]),
  enabled: partner.enabled ?? true,
});

function confidentialClient(
  { clientId, secret }: { readonly clientId: string; readonly secret: string },
  more: readonly ProtocolMapper[],
): ClientRepresentation {
  return {
    clientId,
    secret,
    enabled: true,
    publicClient: false,
    serviceAccountsEnabled: true,
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    fullScopeAllowed: true,
    clientAuthenticatorType: 'client-secret',
    attributes: { 'access.token.signed.response.alg': 'ES256' },
    defaultClientScopes: [meshScope],
    optionalClientScopes: [],
    protocolMappers: [...audiences.map(audience), subject, roles, ...more],
  };
}

const mapper = (name: string, protocolMapper: string, config: Record<string, string>): ProtocolMapper => ({
  name,
  protocol: 'openid-connect',
  protocolMapper,
  config: { ...config, 'access.token.claim': 'true', 'introspection.token.claim': 'true' },
});

const audience = (name: string): ProtocolMapper =>
  mapper(`audience-${name}`, 'oidc-audience-mapper', { 'included.custom.audience': name });

const hardcodedClaim = (name: string, value: string): ProtocolMapper =>
  mapper(name, 'oidc-hardcoded-claim-mapper', { 'claim.name': name, 'claim.value': value, 'jsonType.label': 'String' });

const subject = mapper('subject', 'oidc-sub-mapper', {});

const roles = mapper('realm-roles', 'oidc-usermodel-realm-role-mapper', {
  'claim.name': 'realm_access.roles',
  'jsonType.label': 'String',
  multivalued: 'true',
});

const serviceAccount = (clientId: string, realmRoles: readonly string[]): ServiceAccountRepresentation => ({
  username: `service-account-${clientId.toLowerCase()}`,
  enabled: true,
  serviceAccountClientId: clientId,
  realmRoles,
});

/** Naming any key provider turns off Keycloak's defaults, so its internal HMAC and AES keys stand here too. */
const keyProviders = [
  { name: 'es256', providerId: 'ecdsa-generated', config: { priority: ['200'], ecdsaEllipticCurveKey: ['P-256'] } },
  { name: 'hs512', providerId: 'hmac-generated', config: { priority: ['100'], algorithm: ['HS512'] } },
  { name: 'aes', providerId: 'aes-generated', config: { priority: ['100'] } },
];

function assertDistinct(clientIds: readonly string[]): void {
  const seen = new Set<string>();
  for (const clientId of clientIds) {
    if (seen.has(clientId)) throw errors.RWD_SERVERS_REALM_DUPLICATE({ clientId });
    seen.add(clientId);
  }
}
