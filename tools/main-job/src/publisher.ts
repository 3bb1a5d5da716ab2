import { partnerClientId } from '@chainnet/contracts';
import { KafkaLog } from '@chainnet/messaging';
import { connectionToken, createTokenSource, type ClientCredentials } from '@chainnet/identity';
import { toMessage, type Submission } from './submission.js';

export type PartnerAccess = ClientCredentials & { readonly brokers: readonly string[]; readonly issuer: string; readonly tenant: string };

/** Opens Kafka as one partner: its own client, its own token, and nothing more than its ACLs allow. */
export function openPartnerLog({ brokers, issuer, tenant, ...credentials }: PartnerAccess): KafkaLog {
  const clientId = partnerClientId(tenant);
  const tokens = createTokenSource({ issuer, clientId, ...credentials });
  return new KafkaLog({
    brokers,
    clientId,
    token: () => connectionToken(tokens, { issuer, audience: 'kafka', clientId }),
  });
}

/** Publishes a partner's records, in order, and resolves when Kafka has every one of them. */
export async function publishAs(access: PartnerAccess, submissions: readonly Submission[]): Promise<void> {
  const log = openPartnerLog(access);
  try {
    const time = new Date().toISOString();
    await log.append(submissions.map((submission) => toMessage(submission, time)));
  } finally {
    await log.close();
  }
}
