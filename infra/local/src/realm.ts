import { errors } from './errors.js';

export type ServiceInput = { readonly clientId: string; /** Left as the realm has it when missing. */ readonly secret?: string; readonly roles?: readonly string[] };

/** How a partner proves who it is: RFC 6749 section 2.3.1, or RFC 7523 section 2.2 with keys that it publishes or hands over. */
export type PartnerCredential = { readonly secret?: string } | { readonly jwksUrl: string } | { readonly jwks: JsonWebKeySet };
export type JsonWebKeySet = { readonly keys: readonly Readonly<Record<string, unknown>>[] };

export type PartnerInput = PartnerCredential & { readonly clientId: string; readonly partnerId: string; readonly enabled?: boolean };

/** A client that may manage the realm's clients, for the onboarding command; it gets no role in the mesh itself. */
export type AdminClientInput = { readonly clientId: string; readonly secret?: string };

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

export type WantedClient = {
  readonly clientId: string;
  readonly secret?: string;
  readonly enabled: boolean;
  readonly publicClient: boolean;
  readonly serviceAccountsEnabled: boolean;
  readonly standardFlowEnabled: boolean;
  readonly implicitFlowEnabled: boolean;
  readonly directAccessGrantsEnabled: boolean;
  readonly fullScopeAllowed: boolean;
  readonly clientAuthenticatorType: 'client-secret' | 'client-jwt';
  readonly attributes: Readonly<Record<string, string>>;
  readonly defaultClientScopes: readonly string[];
  readonly optionalClientScopes: readonly string[];
  readonly protocolMappers: readonly ProtocolMapper[];
};

export type ServiceAccount = {
  readonly username: string;
  readonly enabled: true;
  readonly serviceAccountClientId: string;
  readonly realmRoles: readonly string[];
  readonly clientRoles?: Readonly<Record<string, readonly string[]>>;
};

/** What is ours in a realm carries this attribute with the value `true`; nothing else is ever removed. */
export const MARK = 'chainnet.managed';

/** The audiences every token carries: the broker, and the mesh's HTTP APIs. */
export const audiences = ['kafka', 'rwd-api'] as const;

/** Kafka refuses a token whose `scope` is empty, so every client has this one; nobody authorizes on it. */
export const meshScope = 'rwd';

/** Seconds a token lives: a disabled client keeps access no longer than this. */
export const accessTokenSeconds = 300;

/** Settings of the realm that are compared and kept. */
export const realmSettings = {
  enabled: true,
  sslRequired: 'external',
  registrationAllowed: false,
  defaultSignatureAlgorithm: 'ES256',
  accessTokenLifespan: accessTokenSeconds,
} as const;

export const scopeAttributes = { 'include.in.token.scope': 'true', [MARK]: 'true' } as const;

const standardRoles = ['partner', 'service', 'operator'] as const;
const clientManagement = ['manage-clients', 'manage-users', 'view-realm'] as const;

export type RealmRepresentation = ReturnType<typeof buildRealm>;

/**
 * The realm as Keycloak 26 imports it, and as the reconciler keeps it: one confidential client a service or partner, with a
 * service account only (client_credentials), tokens signed with ES256 and valid for 300 s.
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
    ...realmSettings,
    roles: { realm: realmRoles(input).map((name) => ({ name, attributes: { [MARK]: ['true'] } })) },
    clientScopes: [{ name: meshScope, protocol: 'openid-connect', attributes: scopeAttributes }],
    components: { 'org.keycloak.keys.KeyProvider': keyProviders },
    clients,
    users: accounts,
  };
}

/** Every realm role that someone may hold. */
const realmRoles = (input: RealmInput): string[] =>
  [...new Set<string>([...standardRoles, ...input.services.flatMap((service) => service.roles ?? [])])];

/** A service's roles: `service`, and what it was given. */
const serviceRoles = (service: ServiceInput): string[] => [...new Set(['service', ...(service.roles ?? [])])];

const serviceClient = (service: ServiceInput): WantedClient => confidentialClient(service, []);

function partnerClient(partner: PartnerInput): WantedClient {
  const client = { ...confidentialClient(partner, [hardcodedClaim('partner_id', partner.partnerId)]), enabled: partner.enabled ?? true };
  const keys = keyAttributes(partner);
  return keys === undefined ? client : { ...client, clientAuthenticatorType: 'client-jwt', attributes: { ...client.attributes, ...keys } };
}

/** Attributes by which Keycloak 26 finds the keys of a client that signs its assertions. */
function keyAttributes(partner: PartnerCredential): Readonly<Record<string, string>> | undefined {
  if ('jwksUrl' in partner) return { 'use.jwks.url': 'true', 'jwks.url': partner.jwksUrl };
  if ('jwks' in partner) return { 'use.jwks.string': 'true', 'jwks.string': JSON.stringify(partner.jwks) };
  return undefined;
}

function confidentialClient(given: { readonly clientId: string; readonly secret?: string }, more: readonly ProtocolMapper[]): WantedClient {
  const { clientId, secret } = given;
  return {
    clientId,
    ...(secret === undefined ? {} : { secret }),
    enabled: true,
    publicClient: false,
    serviceAccountsEnabled: true,
    standardFlowEnabled: false,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    fullScopeAllowed: true,
    clientAuthenticatorType: 'client-secret',
    attributes: { 'access.token.signed.response.alg': 'ES256', [MARK]: 'true' },
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

const serviceAccount = (clientId: string, realmRoles: readonly string[]): ServiceAccount => ({
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
