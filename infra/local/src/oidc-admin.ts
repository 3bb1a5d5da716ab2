import { errors } from './errors.js';
import { partnerClient, realmRoles, serviceClient, serviceRoles, type ClientRepresentation, type PartnerInput, type ProtocolMapper, type RealmInput } from './realm.js';

export type OidcAdminOptions = {
  /** Base address of Keycloak, without `/admin`. */
  readonly adminUrl: string;
  readonly realm: string;
} & (
  | { /** An administrator of the `master` realm. */ readonly username: string; readonly password: string }
  | { /** A client of the realm with the roles of `RealmInput.adminClient`. */ readonly clientId: string; readonly clientSecret: string }
);

/** What an idempotent step did. */
export type Outcome = 'created' | 'updated' | 'unchanged';

type Found<T> = T & { readonly id: string };
type Role = { readonly id: string; readonly name: string };
type Call = { readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown };

/**
 * Keeps the clients of a realm through Keycloak's admin REST API. Every step may be repeated: it says `unchanged` when
 * there is nothing to do. Users, and clients it is not asked about, are never touched.
 */
export class OidcAdmin {
  #token: { readonly value: string; readonly usableUntil: number } | undefined;

  constructor(private readonly options: OidcAdminOptions) {}

  /**
   * Lets a client in, or keeps it out: a disabled client gets no token; those it holds end within 300 s.
   * @throws RWD_SERVERS_OIDC_CLIENT_UNKNOWN, RWD_SERVERS_OIDC_ADMIN
   */
  async setClientEnabled(clientId: string, enabled: boolean): Promise<Outcome> {
    const client = await this.#findClient(clientId);
    if (client === undefined) throw errors.RWD_SERVERS_OIDC_CLIENT_UNKNOWN({ clientId, realm: this.options.realm });
    if (client.enabled === enabled) return 'unchanged';
    await this.#call(`clients/${client.id}`, { method: 'PUT', body: { ...client, enabled } });
    return 'updated';
  }

  /** Whether a client may get tokens. @throws RWD_SERVERS_OIDC_CLIENT_UNKNOWN, RWD_SERVERS_OIDC_ADMIN */
  async isClientEnabled(clientId: string): Promise<boolean> {
    const client = await this.#findClient(clientId);
    if (client === undefined) throw errors.RWD_SERVERS_OIDC_CLIENT_UNKNOWN({ clientId, realm: this.options.realm });
    return client.enabled;
  }

  /**
   * Makes a partner's client, or brings it to this partner id and secret. An existing client stays enabled or disabled as
   * it was unless `enabled` is given.
   * @throws RWD_SERVERS_OIDC_ADMIN
   */
  async ensurePartner(partner: PartnerInput): Promise<Outcome> {
    return this.#ensureClient(partnerClient(partner), ['partner'], partner.enabled);
  }

  /** Brings every service and partner of the realm to what is asked for; clients not named are left alone. */
  async ensureClients(input: RealmInput): Promise<void> {
    const known = new Set((await this.#call<Role[]>('roles')).map((role) => role.name));
    for (const name of realmRoles(input).filter((role) => !known.has(role))) {
      await this.#call('roles', { method: 'POST', body: { name } });
    }
    for (const service of input.services) await this.#ensureClient(serviceClient(service), serviceRoles(service), undefined);
    for (const partner of input.partners) await this.ensurePartner(partner);
  }

  async #ensureClient(wanted: ClientRepresentation, roles: readonly string[], enabled: boolean | undefined): Promise<Outcome> {
    const found = await this.#findClient(wanted.clientId);
    if (found === undefined) {
      await this.#call('clients', { method: 'POST', body: wanted });
      const made = await this.#findClient(wanted.clientId);
      if (made === undefined) throw errors.RWD_SERVERS_OIDC_CLIENT_UNKNOWN({ clientId: wanted.clientId, realm: this.options.realm });
      await this.#ensureRoles(made.id, roles);
      return 'created';
    }
    const target = { ...wanted, enabled: enabled ?? found.enabled };
    // Settings first: they are sent together with the mappers that were found.
    const clientChanged = await this.#ensureSettings(found, target);
    const mappersChanged = await this.#ensureMappers(found, wanted.protocolMappers);
    const rolesChanged = await this.#ensureRoles(found.id, roles);
    return mappersChanged || clientChanged || rolesChanged ? 'updated' : 'unchanged';
  }

  async #ensureSettings(found: Found<ClientRepresentation>, target: ClientRepresentation): Promise<boolean> {
    if (found.secret === target.secret && found.enabled === target.enabled) return false;
    const body = { ...found, secret: target.secret, enabled: target.enabled };
    await this.#call(`clients/${found.id}`, { method: 'PUT', body });
    return true;
  }

  async #ensureMappers(found: Found<ClientRepresentation>, wanted: readonly ProtocolMapper[]): Promise<boolean> {
    const path = `clients/${found.id}/protocol-mappers/models`;
    const there = await this.#call<Found<ProtocolMapper>[]>(path);
    let changed = false;
    for (const mapper of wanted) {
      const same = there.find(({ name }) => name === mapper.name);
      if (same === undefined) await this.#call(path, { method: 'POST', body: mapper });
      else if (!covers(same.config, mapper.config)) {
        await this.#call(`${path}/${same.id}`, { method: 'PUT', body: { ...mapper, id: same.id } });
      } else continue;
      changed = true;
    }
    return changed;
  }

  /** Gives the service account exactly these realm roles: also takes the realm's default roles away. */
  async #ensureRoles(clientUuid: string, wanted: readonly string[]): Promise<boolean> {
    const user = await this.#call<{ id: string }>(`clients/${clientUuid}/service-account-user`);
    const path = `users/${user.id}/role-mappings/realm`;
    const held = await this.#call<Role[]>(path);
    const surplus = held.filter((role) => !wanted.includes(role.name));
    const missing = wanted.filter((name) => !held.some((role) => role.name === name));
    if (surplus.length > 0) await this.#call(path, { method: 'DELETE', body: surplus });
    if (missing.length > 0) {
      const body = await Promise.all(missing.map((name) => this.#call<Role>(`roles/${encodeURIComponent(name)}`)));
      await this.#call(path, { method: 'POST', body });
    }
    return surplus.length > 0 || missing.length > 0;
  }

  async #findClient(clientId: string): Promise<Found<ClientRepresentation> | undefined> {
    const found = await this.#call<Found<ClientRepresentation>[]>(`clients?clientId=${encodeURIComponent(clientId)}`);
    return found.find((client) => client.clientId === clientId);
  }

  async #call<T = unknown>(path: string, { method = 'GET', body }: Call = {}): Promise<T> {
    const url = `${this.options.adminUrl}/admin/realms/${encodeURIComponent(this.options.realm)}/${path}`;
    const headers = { authorization: `Bearer ${await this.#accessToken()}`, 'content-type': 'application/json' };
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refused(response.status, method, path.replace(/\?.*/, ''));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async #accessToken(): Promise<string> {
    if (this.#token !== undefined && performance.now() < this.#token.usableUntil) return this.#token.value;
    const { adminUrl, realm } = this.options;
    const login =
      'username' in this.options
        ? { realm: 'master', form: { grant_type: 'password', client_id: 'admin-cli', username: this.options.username, password: this.options.password } }
        : { realm, form: { grant_type: 'client_credentials', client_id: this.options.clientId, client_secret: this.options.clientSecret } };
    const path = `realms/${encodeURIComponent(login.realm)}/protocol/openid-connect/token`;
    const response = await fetch(`${adminUrl}/${path}`, {
      method: 'POST',
      body: new URLSearchParams(login.form),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = (await response.json()) as { access_token?: string; expires_in?: number };
    if (!response.ok || answer.access_token === undefined) throw refused(response.status, 'POST', path);
    const lifeMs = Math.max(0, (answer.expires_in ?? 0) - 10) * 1000;
    this.#token = { value: answer.access_token, usableUntil: performance.now() + lifeMs };
    return answer.access_token;
  }
}

const refused = (status: number, method: string, path: string) => errors.RWD_SERVERS_OIDC_ADMIN({ status, method, path });

const covers = (held: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean =>
  Object.entries(wanted).every(([key, value]) => held[key] === value);
