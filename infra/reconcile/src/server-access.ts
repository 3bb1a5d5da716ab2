import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerAdminOptions } from '@chainnet/messaging';
import { errors } from './errors.js';
import type { MeshServers } from './reconcile.js';
import { RealmAdmin, type AdminLogin } from './realm/realm-admin.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable the command reads. */
export const variables = {
  KAFKA_ADMIN_BROKERS: 'comma-separated host:port of the administration listener; default KAFKA_BROKERS',
  KAFKA_BROKERS: 'comma-separated host:port',
  KAFKA_ADMIN_USERNAME: 'SASL/PLAIN user that may change topics and ACLs; empty: the broker asks for no login',
  KAFKA_ADMIN_PASSWORD: 'its password, or KAFKA_ADMIN_PASSWORD_FILE',
  OIDC_ISSUER: 'https://host/realms/<realm>, as it stands in tokens',
  OIDC_ADMIN_URL: 'address of Keycloak as this command reaches it; default: the issuer without /realms/<realm>',
  OIDC_ADMIN_USERNAME: 'administrator of the master realm; with OIDC_ADMIN_PASSWORD or OIDC_ADMIN_PASSWORD_FILE',
  OIDC_ADMIN_CLIENT_ID: 'or a client of the realm with manage-realm, manage-clients, manage-users; with OIDC_ADMIN_CLIENT_SECRET or OIDC_ADMIN_CLIENT_SECRET_FILE',
  CHAINNET_CLIENT_SECRETS_DIR: 'folder with one file a client, named <client id> or <client id>.json; a client without one keeps its secret',
} as const;

/** @param only `broker`: the realm is somebody else's and left alone. @throws RWD_RECONCILE_USAGE naming the variable */
export async function serversFrom(env: Environment, { only }: { readonly only?: 'broker' | undefined } = {}): Promise<MeshServers & { readonly realmName: string }> {
  const { realm, ...address } = realmAddress(env);
  const broker = await brokerFrom(env);
  return only === 'broker' ? { realmName: realm, broker } : { realmName: realm, realm: new RealmAdmin({ ...address, realm, ...(await loginFrom(env)) }), broker };
}

/** Kafka's administration. @throws RWD_RECONCILE_USAGE naming the variable */
export async function brokerFrom(env: Environment): Promise<BrokerAdminOptions> {
  const brokers = (env['KAFKA_ADMIN_BROKERS'] || required(env, 'KAFKA_BROKERS')).split(',').map((one) => one.trim()).filter((one) => one !== '');
  if (brokers.some((one) => !/^[^\s/]+:\d+$/.test(one))) throw errors.RWD_RECONCILE_USAGE({ problem: 'KAFKA_ADMIN_BROKERS or KAFKA_BROKERS is not a list "host:port,host:port"' });
  return { brokers, username: env['KAFKA_ADMIN_USERNAME'] ?? '', password: (await secretFrom(env, 'KAFKA_ADMIN_PASSWORD')) ?? '' };
}

function realmAddress(env: Environment): { realm: string; adminUrl: string } {
  const [, base = '', realm = ''] = /^(https?:\/\/.+)\/realms\/([^/]+?)\/*$/.exec(required(env, 'OIDC_ISSUER')) ?? [];
  if (realm === '') throw errors.RWD_RECONCILE_USAGE({ problem: 'OIDC_ISSUER is not "https://host/realms/<realm>"' });
  return { realm: decodeURIComponent(realm), adminUrl: (env['OIDC_ADMIN_URL'] || base).replace(/\/+$/, '') };
}

async function loginFrom(env: Environment): Promise<AdminLogin> {
  const clientId = env['OIDC_ADMIN_CLIENT_ID'];
  if (clientId) return { clientId, clientSecret: (await secretFrom(env, 'OIDC_ADMIN_CLIENT_SECRET')) ?? '' };
  return { username: required(env, 'OIDC_ADMIN_USERNAME'), password: (await secretFrom(env, 'OIDC_ADMIN_PASSWORD')) ?? '' };
}

/** A secret from its variable, or from the file that `<variable>_FILE` names: a mounted one never stands in the environment. */
async function secretFrom(env: Environment, variable: string): Promise<string | undefined> {
  const file = env[`${variable}_FILE`];
  if (!file) return env[variable];
  try {
    return (await readFile(file, 'utf8')).trimEnd();
  } catch (cause) {
    throw errors.RWD_RECONCILE_USAGE({ problem: `the file of ${variable}_FILE cannot be read` }, { cause });
  }
}

function required(env: Environment, variable: string): string {
  const value = env[variable];
  if (value === undefined || value === '') throw errors.RWD_RECONCILE_USAGE({ problem: `${variable} is not set` });
  return value;
}

/** Secrets by client id from a folder: plain text in `<client id>`, or `{"secret": "..."}` in `<client id>.json`. @throws RWD_RECONCILE_USAGE */
export async function clientSecrets(folder: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (!folder) return {};
  try {
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.endsWith('.jwk.json'));
    return Object.fromEntries(await Promise.all(names.map(async ({ name }) => [name.replace(/\.json$/, ''), secretIn(await readFile(join(folder, name), 'utf8'), name)] as const)));
  } catch (cause) {
    throw errors.RWD_RECONCILE_USAGE({ problem: 'the folder of CHAINNET_CLIENT_SECRETS_DIR cannot be read' }, { cause });
  }
}

function secretIn(text: string, name: string): string {
  if (!name.endsWith('.json')) return text.trimEnd();
  const { secret } = JSON.parse(text) as { secret?: unknown };
  return typeof secret === 'string' ? secret : '';
}
