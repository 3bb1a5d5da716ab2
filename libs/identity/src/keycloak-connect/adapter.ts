import type { RequestHandler } from 'express';

/** The parts of keycloak-connect 26 we lean on, typed here so that nothing else in the mesh knows the library. */
export type KeycloakAdapter = {
  enforcer(permissions: readonly string[], config: { response_mode: 'permissions'; resource_server_id: string }): RequestHandler;
  accessDenied: (request: EnforcedRequest, response: unknown, next: (error?: unknown) => void) => void;
  checkPermissions: (query: unknown, request: EnforcedRequest, answer?: (permissions: unknown) => unknown) => Promise<unknown>;
  readonly grantManager: { validateAccessToken(token: string): Promise<string | false> };
};

export type GrantedPermission = { readonly rsid?: string; readonly rsname?: string; readonly scopes?: readonly string[] };
export type EnforcedRequest = { permissions?: readonly GrantedPermission[] };

export type KeycloakConnectOptions = {
  /** E.g. https://id.example.org, without /realms. */
  readonly serverUrl: string;
  readonly realm: string;
  /** The resource server: the API's own confidential client, with authorization switched on. */
  readonly clientId: string;
  readonly clientSecret: string;
};

/** Loads the deprecated library, only now and only for those who ask for it. See docs/adr/0003. */
export const loadKeycloakConnect = async (options: KeycloakConnectOptions): Promise<KeycloakAdapter> => {
  const { default: Keycloak } = await import('keycloak-connect');
  const configuration = {
    'auth-server-url': options.serverUrl,
    realm: options.realm,
    resource: options.clientId,
    credentials: { secret: options.clientSecret },
    'bearer-only': true,
    'ssl-required': 'external',
    'confidential-port': 0,
  };
  return new Keycloak({}, configuration) as unknown as KeycloakAdapter;
};
