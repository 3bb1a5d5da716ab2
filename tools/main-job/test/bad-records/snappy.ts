import kafkajs from 'kafkajs';
import { partnerClientId, recordSubmitted, toHeaders, topicOf } from '@chainnet/contracts';
import { createTokenSource } from '@chainnet/identity';
import type { Mesh } from '../../src/mesh.js';

const LONGEST_LITERAL = 65_536;

/** Snappy's raw format with literals alone (format description, sections 1 and 2.1): valid, and of no help. */
function snappy(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  parts.push(Buffer.from(length));
  for (let start = 0; start < bytes.length; start += LONGEST_LITERAL) {
    const literal = bytes.subarray(start, start + LONGEST_LITERAL);
    parts.push(Buffer.from([61 << 2, (literal.length - 1) & 255, (literal.length - 1) >>> 8]), literal);
  }
  return Buffer.concat(parts);
}

/** Publishes one record as a partner whose client packs its batches with snappy, franz-go's default. */
export async function publishSnappy(mesh: Mesh, tenant: string, { id, contentType, value }: { id: string; contentType: string; value: Buffer }): Promise<void> {
  const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
  CompressionCodecs[CompressionTypes.Snappy] = () => ({
    compress: async ({ buffer }: { buffer: Buffer }) => snappy(buffer),
    decompress: () => { throw new Error('the broker unpacks'); },
  });
  const clientId = partnerClientId(tenant);
  const tokens = createTokenSource({ issuer: mesh.servers.oidc.issuer, clientId, clientSecret: mesh.secrets[clientId] ?? '' });
  const kafka = new Kafka({ clientId, brokers: [...mesh.servers.kafka.brokers], logLevel: logLevel.NOTHING, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: (await tokens.token()).value }) } });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const headers = toHeaders({ id, type: recordSubmitted.type, source: '/test', time: '' }, contentType);
  await producer.send({ topic: topicOf(recordSubmitted, tenant), compression: CompressionTypes.Snappy, messages: [{ key: id, value, headers }] }).finally(() => producer.disconnect());
}
