import KeycloakAdminClient, { NetworkError } from '@keycloak/keycloak-admin-client';
import { isRwdError } from '@chainnet/contracts';
import { errors } from '../errors.js';
import type { FoundClient, FoundRealm } from './realm-resources.js';

export type AdminLogin =
  | { /** An administrator of the `master` realm. */ readonly username: string; readonly password: string }
  | { /** A client of the realm with the roles of `RealmInput.adminClient`; `manage-realm` too, to mend the realm itself. */ readonly clientId: string; readonly clientSecret: string };

export type RealmAdminOptions = AdminLogin & {
  /** Base address of Keycloak, without `/admin`. */
  readonly adminUrl: string;
  readonly realm: string;
  /** For one request; default 15,000 ms. */
  readonly timeoutMs?: number;
};

/** Clients whose service accounts are asked about at once. */
const WIDTH = 4;

/** One login to Keycloak's admin API; every call of it fails with one of two codes. */
export class RealmAdmin {
  readonly realm: string;
  private readonly client: KeycloakAdminClient;
  /** Holds the login, which may be one of another realm. */
  private readonly door: KeycloakAdminClient;
  private pending: Promise<void> | undefined;

  constructor(private readonly options: RealmAdminOptions) {
    const { adminUrl: baseUrl, realm, timeoutMs: timeout = 15_000 } = options;
    this.realm = realm;
    this.door = new KeycloakAdminClient({ baseUrl, realmName: 'username' in options ? 'master' : realm, timeout });
    this.client = new KeycloakAdminClient({ baseUrl, realmName: realm, timeout });
    this.client.registerTokenProvider({ getAccessToken: () => this.accessToken() });
  }

  /**
   * Makes one call. `what` names it in a failure.
   * @throws RWD_RECONCILE_REALM_REFUSED, RWD_RECONCILE_REALM_UNAVAILABLE
   */
  async call<T>(what: string, work: (client: KeycloakAdminClient) => Promise<T>): Promise<T> {
    try {
      return await work(this.client);
    } catch (cause) {
      throw translated(cause, what);
    }
  }

  /**
   * The realm with those clients that are named or carry a mark; a realm that is not there is told by its settings.
   * @throws RWD_RECONCILE_REALM_REFUSED, RWD_RECONCILE_REALM_UNAVAILABLE
   */
  async find(isWanted: (client: FoundClient) => boolean): Promise<FoundRealm> {
    const settings = await this.call('read the realm', (client) => client.realms.findOne({ realm: this.realm }));
    // For a missing realm the library gives null, an empty object or undefined, by version.
    if ((settings ?? {}).realm === undefined) return { settings: undefined, roles: [], scopes: [], clients: [], grants: new Map() };
    const [roles, scopes, all] = await Promise.all([
      this.call('read roles', (client) => client.roles.find({ briefRepresentation: false })),
      this.call('read client scopes', (client) => client.clientScopes.find()),
      this.call('read clients', (client) => client.clients.find()),
    ]);
    const clients = all.filter(isWanted);
    return { settings: settings as Readonly<Record<string, unknown>>, roles, scopes, clients, grants: await this.grantsOf(clients) };
  }

  private async grantsOf(clients: readonly FoundClient[]): Promise<Map<string, readonly string[]>> {
    const grants = new Map<string, readonly string[]>();
    const withAccount = clients.filter((client) => (client as { serviceAccountsEnabled?: boolean }).serviceAccountsEnabled === true);
    for (let start = 0; start < withAccount.length; start += WIDTH) {
      await Promise.all(withAccount.slice(start, start + WIDTH).map(async ({ id = '', clientId = '' }) => grants.set(clientId, await this.grants(id))));
    }
    return grants;
  }

  /** Roles that a client's service account holds directly: realm roles by name, others as `client/role`. */
  async grants(clientUuid: string): Promise<readonly string[]> {
    const { realmMappings = [], clientMappings = {} } = await this.call('read roles of a service account', async (client) => {
      const { id = '' } = await client.clients.getServiceAccountUser({ id: clientUuid });
      return client.users.listRoleMappings({ id });
    });
    const ofClients = Object.entries(clientMappings as Record<string, { mappings: readonly { name: string }[] }>);
    return [...realmMappings.map(({ name = '' }) => name), ...ofClients.flatMap(([client, { mappings }]) => mappings.map(({ name }) => `${client}/${name}`))];
  }

  private async accessToken(): Promise<string | undefined> {
    const { door } = this;
    if (door.accessToken === undefined || door.isTokenExpired()) await (this.pending ??= this.logIn().finally(() => (this.pending = undefined)));
    return door.accessToken;
  }

  private async logIn(): Promise<void> {
    const { options } = this;
    try {
      await this.door.auth('username' in options
        ? { grantType: 'password', clientId: 'admin-cli', username: options.username, password: options.password }
        : { grantType: 'client_credentials', clientId: options.clientId, clientSecret: options.clientSecret });
    } catch (cause) {
      throw translated(cause, 'log in as administrator');
    }
  }
}

/** The answer's text is kept out: it may quote what was sent. */
function translated(cause: unknown, operation: string): Error {
  if (isRwdError(cause)) return cause;
  if (cause instanceof NetworkError && cause.response.status < 500) return errors.RWD_RECONCILE_REALM_REFUSED({ status: cause.response.status, operation });
  return errors.RWD_RECONCILE_REALM_UNAVAILABLE({ operation }, { cause });
}
