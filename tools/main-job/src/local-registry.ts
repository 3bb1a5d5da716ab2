import { readRegistryIfThere, writeRegistry, type PartnerEntry, type Registry } from '@chainnet/reconcile';
import { loadOrCreatePartnerKey } from './partner-keys.js';

export type WantedPartners = {
  /** Organizations that must be there. */
  readonly tenants: readonly string[];
  /** Those of them that log in with a key; the others have a secret. */
  readonly keyed: readonly string[];
  /** Folder of the clients' secrets and keys. */
  readonly clientsDir: string;
};

/**
 * The partner registry of a local mesh: what its file says, with those organizations added that it lacks. An entry that
 * stands is not changed, so that who was disabled or has left stays so.
 *
 * @throws RWD_RECONCILE_REGISTRY_INVALID
 */
export async function localRegistry(file: string, { tenants, keyed, clientsDir }: WantedPartners): Promise<Registry> {
  const standing = (await readRegistryIfThere(file)) ?? { version: 1, partners: [] };
  const missing = tenants.filter((tenant) => !standing.partners.some((partner) => partner.tenant === tenant));
  if (missing.length === 0) return standing;
  const added = await Promise.all(missing.map(async (tenant): Promise<PartnerEntry> => ({
    tenant, name: tenant, status: 'active',
    auth: keyed.includes(tenant) ? await loadOrCreatePartnerKey(clientsDir, tenant) : { method: 'secret' },
  })));
  const registry: Registry = { ...standing, partners: [...standing.partners, ...added] };
  await writeRegistry(file, registry);
  return registry;
}
