import type { RealmAdmin } from '@chainnet/reconcile';

type Realm = Readonly<Record<string, unknown>> & { readonly clients?: readonly Client[]; readonly users?: readonly unknown[] };
type Client = Readonly<Record<string, unknown>> & { readonly id?: string; readonly secret?: string };

const PAGE = 100;
/** What Keycloak writes in place of a secret. */
const MASK = /^\*+$/;

/**
 * The realm as the admin API exports it, with its people but without their passwords, and without its signing keys. Client
 * secrets are in it only when asked for: the reconciler sets them from where the operator keeps them.
 *
 * @throws RWD_RECONCILE_REALM_*
 */
export async function exportRealm(admin: RealmAdmin, { withSecrets }: { readonly withSecrets: boolean }): Promise<Realm> {
  const { realm } = admin;
  const exported = (await admin.call('export the realm', (client) => client.realms.export({ realm, exportClients: true, exportGroupsAndRoles: true }))) as unknown as Realm;
  const clients: Client[] = [];
  for (const found of exported.clients ?? []) {
    const one = without(found, 'secret');
    clients.push(withSecrets ? { ...one, ...(await secretOf(admin, String(one.id))) } : one);
  }
  return { ...exported, clients, users: [...(exported.users ?? []), ...(await people(admin))] };
}

async function secretOf(admin: RealmAdmin, id: string): Promise<{ secret?: string }> {
  const { value } = await admin.call('read a client secret', (client) => client.clients.getClientSecret({ id }));
  return value === undefined || MASK.test(value) ? {} : { secret: value };
}

/** Service accounts come with their clients, so the list of users names people alone. */
async function people(admin: RealmAdmin): Promise<readonly unknown[]> {
  const found: { username?: string }[] = [];
  for (let first = 0; ; first += PAGE) {
    const page = await admin.call('read users', (client) => client.users.find({ first, max: PAGE, briefRepresentation: false }));
    found.push(...page);
    if (page.length < PAGE) return found.filter(({ username = '' }) => !username.startsWith('service-account-'));
  }
}

/** Makes the realm when it is not there; else adds what it lacks and leaves what it has. @throws RWD_RECONCILE_REALM_* */
export async function importRealm(admin: RealmAdmin, exported: Realm): Promise<'made' | 'filled'> {
  const { realm } = admin;
  // The realm's own id may be taken on the new server.
  const standing = await admin.call('read the realm', (client) => client.realms.findOne({ realm }));
  if ((standing ?? {}).realm === undefined) {
    await admin.call('make the realm', (client) => client.realms.create(without(exported, 'id') as never));
    return 'made';
  }
  const { clients, users, roles, groups, identityProviders } = exported;
  const rep = { ifResourceExists: 'SKIP', clients, roles, groups, identityProviders, users: (users ?? []).filter((user) => (user as { serviceAccountClientId?: string }).serviceAccountClientId === undefined) };
  await admin.call('fill the realm', (client) => client.realms.partialImport({ realm, rep: rep as never }));
  return 'filled';
}

const without = <T extends object>(from: T, name: keyof T): T => Object.fromEntries(Object.entries(from).filter(([key]) => key !== name)) as T;
