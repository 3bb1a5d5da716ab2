import type { RealmInput } from './realm.js';
import { loadOrCreateSecrets } from './secrets.js';

const partners = ['demo-hospital', 'demo-research'] as const;

/** A realm to try the servers with by hand: one service, two partners. Secrets come from the secrets folder. */
export async function demoRealm(secretsDir: string): Promise<RealmInput> {
  const secrets = await loadOrCreateSecrets(secretsDir, ['demo-service', ...partners]);
  return {
    realm: 'rwd',
    services: [{ clientId: 'demo-service', secret: secrets['demo-service'], roles: ['operator'] }],
    partners: partners.map((clientId) => ({ clientId, partnerId: clientId, secret: secrets[clientId] })),
  };
}
