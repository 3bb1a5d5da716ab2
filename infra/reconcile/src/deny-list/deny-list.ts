import { randomUUID } from 'node:crypto';
import { partnerStatusChanged, toHeaders, type DataOf } from '@chainnet/contracts';
import { decodeEvent, KafkaLog, readTopics, type BrokerAdminOptions } from '@chainnet/messaging';
import type { Resource } from '../difference.js';

export type PartnerStatus = DataOf<typeof partnerStatusChanged>['status'];
export type PartnerStanding = { readonly tenant: string; readonly clientId: string; readonly status: PartnerStatus };

/** What the services were last told of each partner. A partner that nobody was ever told of is active to them. */
export type ToldStatuses = ReadonlyMap<string, PartnerStatus>;

/** @throws RWD_MESSAGING_BROKER_UNAVAILABLE */
export async function readToldStatuses(admin: BrokerAdminOptions): Promise<ToldStatuses> {
  const told = new Map<string, PartnerStatus>();
  await readTopics(admin, [partnerStatusChanged.topic], (message) => {
    const { tenant, status } = decodeEvent(message).data as DataOf<typeof partnerStatusChanged>;
    told.set(tenant, status);
  });
  return told;
}

const statusResource = (tenant: string, status: PartnerStatus): Resource => ({ kind: 'status', name: tenant, fields: { status } });

/** What the services must have been told, and what they were, as resources. */
export const statusResources = (partners: readonly PartnerStanding[], told: ToldStatuses): { readonly wanted: readonly Resource[]; readonly found: readonly Resource[] } => ({
  wanted: partners.map(({ tenant, status }) => statusResource(tenant, status)),
  found: partners.map(({ tenant }) => statusResource(tenant, told.get(tenant) ?? 'active')),
});

/** Tells the services. They refuse or take the partner's tokens from the moment they read it. @throws RWD_MESSAGING_* */
export async function announce(admin: BrokerAdminOptions, partners: readonly PartnerStanding[]): Promise<void> {
  const log = new KafkaLog({ brokers: admin.brokers, clientId: 'reconcile', plain: admin });
  try {
    await log.append(partners.map(({ tenant, clientId, status }) => {
      const at = new Date().toISOString();
      const headers = toHeaders({ id: randomUUID(), type: partnerStatusChanged.type, source: '/rwd/reconcile', time: at }, 'application/json');
      return { topic: partnerStatusChanged.topic, key: tenant, value: JSON.stringify({ tenant, clientId, status, at }), headers };
    }));
  } finally {
    await log.close();
  }
}
