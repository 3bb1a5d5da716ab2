import { brokerPlan } from '@chainnet/contracts';
import { checkTokenLocally, createTokenSource } from '@chainnet/identity';
import { demoPartners } from '@chainnet/main-job';
import { applyBrokerPlan, KafkaLog } from '@chainnet/messaging';
import { say, withServers, type ServerStand } from '../stand.js';
import { journalled, transformOnly } from './ours.js';
import { stockNest } from './peer.js';
import { inputMessages, PRINCIPAL } from './records.js';

const LIMIT_SECONDS = 90;

/** Records a second of consume, decode, validate, rewrite, produce: ours, ours with the journal, and stock Nest, one after the other. */
export const transformPart = (records: number): Promise<object> =>
  withServers(async (stand) => {
    await applyPlan(stand);
    await fill(stand, records);
    const token = tokensOf(stand);
    const log = new KafkaLog({ brokers: stand.servers.kafka.brokers, clientId: PRINCIPAL, token });
    try {
      const run = { records, limitSeconds: LIMIT_SECONDS };
      say('transform: ours, without a journal');
      const ours = await transformOnly(log, run);
      say('transform: stock @nestjs/microservices');
      const peer = await stockNest({ brokers: stand.servers.kafka.brokers, token }, run);
      say('transform: ours, with the journal');
      const withJournal = await journalled(log, stand.servers.mongoUri, run);
      return { recordBytes: inputMessages('size', 1)[0]?.value?.length, ours, peer, withJournal, timesPeer: Number((ours.recordsPerSecond / peer.recordsPerSecond).toFixed(2)) };
    } finally {
      await log.close();
    }
  });

const adminOf = ({ servers: { kafka } }: ServerStand) => ({ brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword });

async function applyPlan(stand: ServerStand): Promise<void> {
  await applyBrokerPlan(adminOf(stand), brokerPlan(demoPartners.map((tenant) => ({ tenant }))));
}

async function fill(stand: ServerStand, records: number): Promise<void> {
  const { brokers, ...plain } = adminOf(stand);
  const log = new KafkaLog({ brokers, clientId: 'bench-fill', plain });
  try {
    await log.append(inputMessages('bench', records));
    say(`transform: ${records} records wait in the input topic`);
  } finally {
    await log.close();
  }
}

function tokensOf({ servers: { oidc }, secrets }: ServerStand): () => Promise<string> {
  const source = createTokenSource({ issuer: oidc.issuer, clientId: PRINCIPAL, clientSecret: secrets[PRINCIPAL] ?? '' });
  return async () => {
    const { value } = await source.token();
    checkTokenLocally(value, { issuer: oidc.issuer, audience: 'kafka', clientId: PRINCIPAL });
    return value;
  };
}
