import { setTimeout as sleep } from 'node:timers/promises';
import { JournaledKafkaServer, ParkedKeys } from '@chainnet/messaging';
import { StoreJournal } from '@chainnet/persistence';
import { attribute, counter, createConsumerTelemetry, observedGauge } from '@chainnet/telemetry';
import { consumerSilence } from './consumer-silence.js';
import type { Platform } from './platform.js';

const deadLetters = counter('rwd_messaging_dead_letters_total');

/** The Nest transport of a service, wired to its journal, its telemetry and its probes. */
export function journaledServer(platform: Platform): JournaledKafkaServer {
  const { config, logger, health, status } = platform;
  const group = config.clientId;
  const parked = new ParkedKeys(group, new StoreJournal(platform.store, 'parked_records'));
  const server = new JournaledKafkaServer({
    group,
    source: `/rwd/${config.clientId}`,
    log: platform.log,
    journal: platform.journal,
    parked,
    tenants: config.tenants,
    ...(platform.seal === undefined ? {} : { seal: platform.seal }),
    observer: createConsumerTelemetry(group),
    crash: platform.crash,
    now: () => new Date(),
    sleep: (ms) => sleep(ms),
    random: Math.random,
    onFailure: (error, { topic, partition, offset }) => {
      deadLetters.add(1, { [attribute.messagingDestination]: topic, [attribute.messagingConsumerGroup]: group, [attribute.reason]: error.code });
      logger.warn({ error, topic, partition, offset }, 'a record left the normal path');
    },
  });
  health.addReadiness({ name: 'kafka', check: async () => (server.state() !== undefined && server.state()?.assigned() === undefined ? 'no partitions assigned yet' : undefined) });
  health.addLiveness({ name: 'kafka', check: async () => consumerSilence(server.state()) });
  status.add('parkedKeys', () => parked.size);
  observedGauge('rwd_messaging_parked_keys_count', () => parked.size, { [attribute.messagingConsumerGroup]: group });
  return server;
}
