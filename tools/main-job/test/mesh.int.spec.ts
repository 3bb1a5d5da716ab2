import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  brokerPlan, datasetRecord, partnerClientId, payloadNormalized, payloadReceived, receiptIssued, recordStored, recordSubmitted, topicOf, type DataOf,
} from '@chainnet/contracts';
import { adtMessage, labReportXml, wdbcBundles } from '@chainnet/demo-records';
import { readTopics, type ConsumedMessage } from '@chainnet/messaging';
import { startMesh, type Mesh } from '../src/mesh.js';
import { publishAs } from '../src/publisher.js';
import type { Submission } from '../src/submission.js';
import { until } from '../src/until.js';
import { wdbcCsv } from '../src/wdbc-table.js';
import { SpanCollector } from './span-collector.js';

const tenants = ['hospital-a', 'hospital-b', 'institute-c'];
/** Things that name a person who does not exist; none of them may be seen outside the record plane. */
const canaries = ['Quetzalcanary', '110105199003071239', '13800138999', 'MRN-CANARY-7731', '第九十九号院金丝雀胡同'];
const [family, residentNumber, phone, mrn, street] = canaries as [string, string, string, string, string];

const canaryPatient = (n: number): object => ({
  resourceType: 'Patient', id: `${mrn}-${n}`, name: [{ family, given: ['Test'], text: `${family} Test` }], gender: 'female', birthDate: '1990-03-07',
  identifier: [{ system: 'urn:oid:2.16.156.10011.1.3', value: residentNumber }, { system: 'urn:mrn', value: mrn }],
  telecom: [{ system: 'phone', value: phone }], address: [{ line: [street], text: street }],
});

function submissionsOf(tenant: string, index: number): Submission[] {
  const json = (id: string, body: object): Submission => ({ tenant, id, subject: `${mrn}-${id}`, contentType: 'application/fhir+json', value: Buffer.from(JSON.stringify(body)) });
  return [
    ...wdbcBundles(wdbcCsv()).slice(index * 25, index * 25 + 25).map((bundle, n) => json(`table-${n}`, bundle)),
    ...Array.from({ length: 10 }, (_, n) => json(`canary-${n}`, canaryPatient(n))),
    // What is refused carries a person's data too.
    json('refused', { ...canaryPatient(99), gender: family }),
    { tenant, id: 'v2', subject: mrn, contentType: 'x-application/hl7-v2+er7', value: Buffer.from(adtMessage('A01', index)) },
    { tenant, id: 'wst', subject: mrn, contentType: 'application/xml', value: Buffer.from(labReportXml(index)) },
  ];
}
const EACH = 38;

let mesh: Mesh;
let dataDir: string;
/** Ends what is up, also when the start failed half way. */
const cleanUp: (() => Promise<unknown>)[] = [];
let messages: ConsumedMessage[] = [];
const collector = new SpanCollector();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chainnet-mesh-'));
  cleanUp.unshift(() => rm(dataDir, { recursive: true, force: true }));
  const endpoint = await collector.start();
  cleanUp.unshift(() => collector.stop());
  mesh = await startMesh({
    dataDir, tenants, portOffset: 1_000, quiet: true,
    ports: { kafka: 31_092, kafkaAdmin: 31_093, kafkaController: 31_094, keycloak: 31_095, mongodb: 31_096 },
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, CHAINNET_TRACE_RATIO: '1', LOG_LEVEL: 'debug' },
  });
  cleanUp.unshift(() => mesh.stop());
  const { kafka, oidc } = mesh.servers;
  await Promise.all(tenants.map((tenant, index) =>
    publishAs({ brokers: kafka.brokers, issuer: oidc.issuer, tenant, clientSecret: mesh.secrets[partnerClientId(tenant)] ?? '' }, submissionsOf(tenant, index))));
  await until(async () => {
    const { totals } = (await (await fetch(`${mesh.urlOf('svc-console')}/v1/mesh`)).json()) as { totals: { accepted: number; inProgress: number } };
    return totals.accepted === EACH * tenants.length && totals.inProgress === 0 ? totals : undefined;
  }, { step: 'records arrive', seconds: 90 });
  const admin = { brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword };
  const topics = brokerPlan(tenants.map((tenant) => ({ tenant }))).topics.map(({ topic }) => topic);
  messages = await until(async () => {
    const found: ConsumedMessage[] = [];
    await readTopics(admin, topics, (message) => void found.push(message));
    const receipts = found.filter(({ topic }) => topic.endsWith('.receipts'));
    return receipts.length >= EACH * tenants.length ? found : undefined;
  }, { step: 'receipts are out', seconds: 60, everyMs: 2_000 });
}, 480_000);

afterAll(async () => {
  for (const step of cleanUp) await step();
}, 60_000);

const on = (topic: string): ConsumedMessage[] => messages.filter((message) => message.topic === topic);
const dataOf = <T>({ value }: ConsumedMessage): T => JSON.parse(value?.toString() ?? 'null') as T;

describe('a mesh on real servers', () => {
  it.each(tenants)('puts every good record of %s into that organization\'s data set, once', (tenant) => {
    const records = on(topicOf(datasetRecord, tenant)).map((message) => dataOf<DataOf<typeof datasetRecord>>(message));
    expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(EACH - 1);
    expect(records.every((record) => record.tenant === tenant)).toBe(true);
  });

  it.each(tenants)('gives %s a receipt of every record, which another program verifies offline', async (tenant) => {
    const receipts = on(topicOf(receiptIssued, tenant)).map((message) => dataOf<DataOf<typeof receiptIssued>>(message));
    expect(new Set(receipts.map(({ recordId }) => recordId)).size).toBe(EACH);
    const [first] = receipts;
    const files = { receipt: first?.receipt ?? '', statement: first?.statement ?? '', policy: mesh.directory.ledger.policy };
    const args = await Promise.all(Object.entries(files).map(async ([name, text]) => {
      const file = join(dataDir, `${tenant}.${name}`);
      await writeFile(file, text);
      return [`--${name}`, file];
    }));
    const verifier = new URL('../../../services/provenance/dist/verify-receipt.js', import.meta.url).pathname;
    await expect(promisify(execFile)(process.execPath, [verifier, ...args.flat()])).resolves.toMatchObject({ stdout: expect.stringMatching(/ok/i) });
  });

  it('keeps one trace from the partner\'s topic to the data set', () => {
    const traceOf = (message: ConsumedMessage | undefined): string | undefined => message?.headers['traceparent']?.split('-')[1];
    const recordId = dataOf<{ recordId: string }>(on(payloadReceived.topic)[0] as ConsumedMessage).recordId;
    const own = messages.filter((message) => [payloadReceived.type, payloadNormalized.type, datasetRecord.type, recordStored.type].includes(message.headers['ce_type'] ?? ''))
      .filter((message) => dataOf<{ recordId: string }>(message).recordId === recordId);
    expect(own.length).toBeGreaterThanOrEqual(4);
    expect(new Set(own.map(traceOf)).size).toBe(1);
    expect(traceOf(own[0])).toMatch(/^[0-9a-f]{32}$/);
    expect(collector.received.length).toBeGreaterThan(0);
  });

  it('answers at every service: probes, description, metrics', async () => {
    for (const { name } of mesh.units) {
      for (const path of ['/health/live', '/health/ready', '/docs', '/openapi.json', '/metrics', '/v1/status']) {
        expect([name, path, (await fetch(`${mesh.urlOf(name)}${path}`)).status]).toEqual([name, path, 200]);
      }
    }
  });
});

describe('a person\'s data', () => {
  const partnerTopics = new Set(tenants.map((tenant) => topicOf(recordSubmitted, tenant)));
  const leaks = (place: string, bytes: Buffer | string): string[] => canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${place}: ${canary}`);

  it('is seen on the partners\' own topics, so the search can find it', () => {
    const found = messages.filter(({ topic }) => partnerTopics.has(topic)).flatMap(({ topic, value }) => leaks(topic, value ?? ''));
    expect(new Set(found).size).toBe(canaries.length * tenants.length);
  });

  it('stands in no value, key or header of any other topic', () => {
    const others = messages.filter(({ topic }) => !partnerTopics.has(topic));
    expect(others.length).toBeGreaterThan(EACH * tenants.length * 6);
    expect(others.flatMap(({ topic, key, value, headers }) => [...leaks(`${topic} value`, value ?? ''), ...leaks(`${topic} key`, key ?? ''), ...leaks(`${topic} headers`, JSON.stringify(headers))])).toEqual([]);
  });

  it('stands in no log, metric or span', async () => {
    const logs = await readdir(join(dataDir, 'logs'));
    expect(logs.length).toBeGreaterThan(mesh.units.length);
    for (const log of logs) expect(leaks(log, await readFile(join(dataDir, 'logs', log)))).toEqual([]);
    for (const { name } of mesh.units) expect(leaks(name, await (await fetch(`${mesh.urlOf(name)}/metrics`)).text())).toEqual([]);
    for (const span of collector.received) expect(leaks('span', span)).toEqual([]);
  });

  it('stands in no database in the clear', async () => {
    const files = (await readdir(join(dataDir, 'data'), { recursive: true, withFileTypes: true }))
      .filter((file) => file.isFile() && !file.parentPath.includes('/kafka'))
      .map((file) => join(file.parentPath, file.name));
    expect(files.some((file) => file.includes('rwd_ingestion'))).toBe(true);
    for (const file of files) expect(leaks(file, await readFile(file))).toEqual([]);
  });
});
