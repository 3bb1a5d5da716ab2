import kafkajs, { type Admin } from 'kafkajs';
import { shieldIdleTimers } from './shield.js';
import { translateKafkaError } from './translate-error.js';

// Node finds only some of this CommonJS module's names by itself.
const { Kafka, logLevel } = kafkajs;

export type BrokerAdminOptions = { readonly brokers: readonly string[]; readonly username: string; readonly password: string };

/**
 * Does one piece of work as the broker's administrator.
 *
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHENTICATED, RWD_MESSAGING_NOT_AUTHORIZED
 */
export async function withAdmin<T>({ brokers, username, password, operation }: BrokerAdminOptions & { readonly operation: string }, work: (admin: Admin) => Promise<T>): Promise<T> {
  shieldIdleTimers();
  const kafka = new Kafka({
    brokers: [...brokers], clientId: 'chainnet-admin', logLevel: logLevel.NOTHING,
    sasl: { mechanism: 'plain', username, password }, retry: { retries: 5 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await work(admin);
  } catch (cause) {
    throw translateKafkaError(cause, { operation, clientId: username });
  } finally {
    await admin.disconnect();
  }
}
