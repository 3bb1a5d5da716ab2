import kafkajs, { type Kafka } from 'kafkajs';
import { topicOf, recordSubmitted, toHeaders } from '@chainnet/contracts';
import { checkTokenLocally } from '@chainnet/identity';
import { KafkaLog } from '@chainnet/messaging';
import { toMessage } from '../../src/submission.js';
import type { Mesh } from '../../src/mesh.js';

const FHIR_JSON = 'application/fhir+json';
const body = Buffer.from('{"resourceType":"Patient","gender":"female"}');
let sent = 0;

/** The two doors into the mesh, knocked at with any token, past every check that our own client makes. */
export class Doors {
  constructor(private readonly mesh: Mesh) {}

  /** Kafka as any client sees it that just presents this token. */
  kafka(token: string): Kafka {
    return new kafkajs.Kafka({
      clientId: 'stranger', brokers: [...this.mesh.servers.kafka.brokers], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 1, initialRetryTime: 100 },
      connectionTimeout: 3_000, authenticationTimeout: 3_000, requestTimeout: 5_000,
      sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: token }) },
    });
  }

  /** @throws what kafkajs makes of the broker's refusal */
  async produce(token: string, topic: string): Promise<void> {
    const producer = this.kafka(token).producer({ allowAutoTopicCreation: false });
    try {
      await producer.connect();
      await producer.send({ topic, acks: -1, messages: [{ key: 'k', value: body, headers: toHeaders({ id: `raw-${(sent += 1)}`, type: recordSubmitted.type, source: '/raw', time: '' }, FHIR_JSON) }] });
    } finally {
      await producer.disconnect();
    }
  }

  /** Our own client with a token: it looks at it first. @throws RwdError */
  async produceAsOurs(token: string, tenant: string, { check }: { check: boolean }): Promise<void> {
    const { oidc, kafka } = this.mesh.servers;
    const provide = async (): Promise<string> => {
      if (check) checkTokenLocally(token, { issuer: oidc.issuer, audience: 'kafka' });
      return token;
    };
    const log = new KafkaLog({ brokers: kafka.brokers, clientId: 'ours', token: provide });
    try {
      await log.append([toMessage({ tenant, id: `ours-${(sent += 1)}`, contentType: FHIR_JSON, value: body, subject: 's' }, '')]);
    } finally {
      await log.close();
    }
  }

  async http(token: string): Promise<{ status: number; code: string | undefined }> {
    const response = await fetch(`${this.mesh.urlOf('svc-ingestion')}/v1/records`, {
      method: 'POST', body,
      headers: { authorization: `Bearer ${token}`, 'content-type': FHIR_JSON, 'ce-specversion': '1.0', 'ce-id': `http-${(sent += 1)}`, 'ce-source': '/http' },
    });
    return { status: response.status, code: ((await response.json()) as { code?: string }).code };
  }

  /** How many messages stand in a partner's records topic, as the administrator sees it. */
  async standing(tenant: string): Promise<number> {
    const { adminBrokers, adminUsername: username, adminPassword: password } = this.mesh.servers.kafka;
    const admin = new kafkajs.Kafka({ clientId: 'admin', brokers: [...adminBrokers], logLevel: kafkajs.logLevel.NOTHING, sasl: { mechanism: 'plain', username, password } }).admin();
    await admin.connect();
    try {
      return (await admin.fetchTopicOffsets(topicOf(recordSubmitted, tenant))).reduce((sum, { high }) => sum + Number(high), 0);
    } finally {
      await admin.disconnect();
    }
  }
}
