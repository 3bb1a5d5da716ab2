import { randomUUID } from 'node:crypto';
import { brokerPlan, meshTopology, partnerClientId, partnerStatusChanged, toHeaders, type DataOf, type PartnerSpec } from '@chainnet/contracts';
import type { OidcAdmin } from '@chainnet/local-servers';
import { applyBrokerPlan, decodeEvent, KafkaLog, readTopics } from '@chainnet/messaging';
import { errors } from './errors.js';
import type { MeshAccess } from './mesh-access.js';
import { servicesOnDisk } from './service-manifests.js';

type StatusChange = DataOf<typeof partnerStatusChanged>;
export type PartnerState = { readonly tenant: string; readonly clientId: string; readonly status: StatusChange['status'] };
export type PartnerChange = {
  /** Whether the realm gives the client tokens. */
  readonly realm: 'updated' | 'unchanged';
  /** How many ACLs were made and taken away. */
  readonly acls: { readonly made: number; readonly removed: number };
  /** Whether the services were told: they refuse a token that is still valid. */
  readonly announced: boolean;
};

/** The partners as the realm has them; who is disabled there gets no ACL either. */
export const partnerSpecs = async (oidc: Pick<OidcAdmin, 'isClientEnabled'>, tenants: readonly string[]): Promise<readonly PartnerSpec[]> =>
  Promise.all(tenants.map(async (tenant) => ({ tenant, disabled: !(await oidc.isClientEnabled(partnerClientId(tenant))) })));

export async function listPartners({ oidc, tenants }: MeshAccess): Promise<readonly PartnerState[]> {
  return (await partnerSpecs(oidc, tenants)).map(({ tenant, disabled }) => ({ tenant, clientId: partnerClientId(tenant), status: disabled === true ? 'disabled' : 'active' }));
}

/**
 * Lets a partner in or keeps it out, in the realm, at the broker and at every service, in this order, so that a partner
 * being disabled loses new tokens first. May be repeated: what is done already is left alone.
 *
 * @throws RWD_MESH_USAGE for a partner that is none, RWD_SERVERS_OIDC_*, RWD_MESSAGING_*
 */
export async function setPartner(access: MeshAccess, tenant: string, status: PartnerState['status']): Promise<PartnerChange> {
  const { oidc, kafka, tenants } = access;
  if (!tenants.includes(tenant)) throw errors.RWD_MESH_USAGE({ problem: `no partner ${tenant}; there are ${tenants.join(', ')}` });
  const realm = await oidc.setClientEnabled(partnerClientId(tenant), status === 'active');
  const { acls, strayAcls } = await applyBrokerPlan(kafka, brokerPlan(await partnerSpecs(oidc, tenants), meshTopology(await servicesOnDisk())));
  const announced = await announce(access, { tenant, clientId: partnerClientId(tenant), status, at: new Date().toISOString() });
  return { realm: realm === 'unchanged' ? 'unchanged' : 'updated', acls: { made: acls.length, removed: strayAcls.length }, announced };
}

/** Tells the services, unless the last they heard of this partner was the same. */
async function announce(access: MeshAccess, change: StatusChange): Promise<boolean> {
  if ((await lastToldStatus(access, change.tenant)) === change.status) return false;
  const log = new KafkaLog({ brokers: access.kafka.brokers, clientId: 'partner-command', plain: access.kafka });
  try {
    const headers = toHeaders({ id: randomUUID(), type: partnerStatusChanged.type, source: '/rwd/partner-command', time: change.at }, 'application/json');
    await log.append([{ topic: partnerStatusChanged.topic, key: change.tenant, value: JSON.stringify(change), headers }]);
    return true;
  } finally {
    await log.close();
  }
}

/** Nobody was ever told of a partner that always was active. */
async function lastToldStatus({ kafka }: MeshAccess, tenant: string): Promise<StatusChange['status']> {
  let last: StatusChange['status'] = 'active';
  await readTopics(kafka, [partnerStatusChanged.topic], (message) => {
    const change = decodeEvent(message).data as StatusChange;
    if (change.tenant === tenant) last = change.status;
  });
  return last;
}
