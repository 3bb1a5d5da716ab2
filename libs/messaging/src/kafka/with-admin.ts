import kafkajs, { type Admin } from 'kafkajs';
import { shieldIdleTimers } from './shield.js';
import { translateKafkaError } from './translate-error.js';

// Node finds only some of this CommonJS module's names by itself.
const { Kafka, logLevel } = kafkajs;

/** An empty user name means: the broker asks for no login. */
export type BrokerAdminOptions = { readonly brokers: readonly string[]; readonly username: string; readonly password: string };

/** A client of the administration listener. */
export function adminKafka({ brokers, username, password }: BrokerAdminOptions): InstanceType<typeof Kafka> {
  shieldIdleTimers();
  return new Kafka({
    brokers: [...brokers], clientId: 'chainnet-admin', logLevel: logLevel.NOTHING,
    ...(username === '' ? {} : { sasl: { mechanism: 'plain' as const, username, password } }), retry: { retries: 5 },
  });
}

/**
 * Does one piece of work as the broker's administrator.
 *
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHENTICATED, RWD_MESSAGING_NOT_AUTHORIZED
 */
export async function withAdmin<T>({ brokers, username, password, operation }: BrokerAdminOptions & { readonly operation: string }, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = adminKafka({ brokers, username, password }).admin();
  try {
    await admin.connect();
    return await work(admin);
  } catch (cause) {
    throw translateKafkaError(cause, { operation, clientId: username });
  } finally {
    await admin.disconnect();
  }
}
