import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokerPlan, partnerClientId, receiptIssued, recordSubmitted, topicOf } from '@chainnet/contracts';
import type { KafkaLog } from '@chainnet/messaging';
import { startMesh, type Mesh } from '../src/mesh.js';
import { accessOf } from '../src/mesh-access.js';
import { listPartners, setPartner } from '../src/partners.js';
import { openPartnerLog } from '../src/publisher.js';
import { clientOf } from '../src/steps.js';
import { toMessage } from '../src/submission.js';
import { until } from '../src/until.js';
import { Doors } from './access/doors.js';
import { PublishedKey } from './access/published-key.js';

/** Needs `nx run-many -t build`: the service runs as a process of its own, from dist. */
const A = 'hospital-a';
const B = 'hospital-b';
const PORTS = { kafka: 23_092, kafkaAdmin: 23_093, kafkaController: 23_094, keycloak: 23_095, mongodb: 23_096 };

let folder: string;
let mesh: Mesh;
let doors: Doors;
let key: PublishedKey;
let logOfA: KafkaLog;

const tokenOf = (tenant: string): Promise<string> => clientOf(mesh, partnerClientId(tenant)).token();
const submission = (tenant: string) => toMessage({ tenant, id: 'x', contentType: 'application/fhir+json', value: Buffer.from('{}'), subject: 's' }, '');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-access-'));
  mesh = await startMesh({ dataDir: folder, tenants: [A, B], ports: PORTS, portOffset: 300, services: ['ingestion'], quiet: true });
  doors = new Doors(mesh);
  key = await PublishedKey.publish(mesh.servers, await tokenOf(A));
  logOfA = openPartnerLog({ brokers: mesh.servers.kafka.brokers, issuer: mesh.servers.oidc.issuer, tenant: A, clientSecret: mesh.secrets[partnerClientId(A)] ?? '' });
}, 240_000);

afterAll(async () => {
  await logOfA?.close();
  await mesh?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe("a partner's own client", () => {
  it('writes its own records, over Kafka and over HTTP', async () => {
    await logOfA.append([submission(A)]);
    expect((await doors.http(await tokenOf(A))).status).toBe(202);
  }, 30_000);

  it("may not write another partner's records", async () => {
    const before = await doors.standing(B);
    await expect(logOfA.append([submission(B)])).rejects.toMatchObject({ code: 'RWD_MESSAGING_NOT_AUTHORIZED' });
    expect(await doors.standing(B)).toBe(before);
  }, 30_000);

  it('may not make topics, under no name', async () => {
    const admin = doors.kafka(await tokenOf(A)).admin();
    await admin.connect();
    try {
      for (const topic of ['mine', `rwd.${A}.more`, `${topicOf(recordSubmitted, A)}.x`]) {
        await expect(admin.createTopics({ topics: [{ topic }] })).rejects.toThrow(/authoriz|Topic creation errors/i);
      }
      expect((await admin.listTopics()).sort()).toEqual([topicOf(receiptIssued, A), topicOf(recordSubmitted, A)].sort());
    } finally {
      await admin.disconnect();
    }
  }, 30_000);

  it('sees no topic of the mesh but its records and receipts', async () => {
    const own = [topicOf(receiptIssued, A), topicOf(recordSubmitted, A)];
    const others = brokerPlan([{ tenant: A }, { tenant: B }]).topics.map(({ topic }) => topic).filter((topic) => !own.includes(topic));
    expect(others).toContain(topicOf(receiptIssued, B));
    const admin = doors.kafka(await tokenOf(A)).admin();
    await admin.connect();
    try {
      for (const topic of own) await expect(admin.fetchTopicOffsets(topic)).resolves.toHaveLength(6);
      for (const topic of others) await expect(admin.fetchTopicOffsets(topic)).rejects.toMatchObject({ type: 'TOPIC_AUTHORIZATION_FAILED' });
    } finally {
      await admin.disconnect();
    }
  }, 60_000);

  it.each([
    ["another partner's receipts", topicOf(receiptIssued, B)],
    ['an internal topic', 'rwd.payload.received.v1'],
    ['its own dead letters', `${topicOf(recordSubmitted, A)}.dlq`],
  ])('may not read %s', async (_name, topic) => {
    const consuming = logOfA.consume({ group: `${partnerClientId(A)}.test`, topics: [topic], onBatch: async () => undefined });
    await expect(consuming).rejects.toMatchObject({ code: 'RWD_MESSAGING_NOT_AUTHORIZED' });
  }, 30_000);

  it("may not look into another's consumer group", async () => {
    const admin = doors.kafka(await tokenOf(A)).admin();
    await admin.connect();
    try {
      const offsetsOf = (tenant: string) => admin.fetchOffsets({ groupId: `${partnerClientId(tenant)}.test`, topics: [topicOf(receiptIssued, A)] });
      await expect(offsetsOf(A)).resolves.toHaveLength(1);
      // The client says no more of GROUP_AUTHORIZATION_FAILED than that it found no coordinator.
      await expect(offsetsOf(B)).rejects.toThrow('Failed to find group coordinator');
    } finally {
      await admin.disconnect();
    }
  }, 30_000);
});

type Refused = { readonly name: string; readonly token: () => Promise<string> | string; readonly local: string | undefined; readonly http: string };

const past = (): number => Math.floor(Date.now() / 1_000) - 3_600;
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Each made from a token that both doors take, and wrong in one thing. */
const refused: readonly Refused[] = [
  { name: 'another issuer', token: () => key.token({ claims: { iss: 'http://127.0.0.1:23095/realms/other' } }), local: 'RWD_IDENTITY_ISSUER_WRONG', http: 'RWD_IDENTITY_ISSUER_WRONG' },
  { name: 'another audience', token: () => key.token({ claims: { aud: ['account'] } }), local: 'RWD_IDENTITY_AUDIENCE_WRONG', http: 'RWD_IDENTITY_AUDIENCE_WRONG' },
  { name: 'an expired life', token: () => key.token({ claims: { iat: past(), exp: past() + 300 } }), local: 'RWD_IDENTITY_TOKEN_EXPIRED', http: 'RWD_IDENTITY_TOKEN_EXPIRED' },
  { name: 'alg none', token: () => key.unsigned(), local: 'RWD_IDENTITY_ALGORITHM_REFUSED', http: 'RWD_IDENTITY_ALGORITHM_REFUSED' },
  { name: 'the public key as an HMAC secret', token: () => key.confused(), local: undefined, http: 'RWD_IDENTITY_ALGORITHM_REFUSED' },
  { name: 'a key that nobody publishes', token: () => key.token({ key: stranger, kid: 'unknown' }), local: undefined, http: 'RWD_IDENTITY_KEY_UNKNOWN' },
  { name: "a published key's name and another key's signature", token: () => key.token({ key: stranger }), local: undefined, http: 'RWD_IDENTITY_SIGNATURE_INVALID' },
];

describe('a token', () => {
  it('of a published key with the right claims is taken by both doors: what is refused below is wrong in one thing alone', async () => {
    // The broker reads the realm's keys anew in the background once it meets a key it does not know.
    const taken = async (): Promise<true | undefined> => doors.produce(await key.token(), topicOf(recordSubmitted, A)).then(() => true as const, () => undefined);
    await until(taken, { step: 'the broker knows the new key', seconds: 60, everyMs: 1_000 });
    await until(async () => ((await doors.http(await key.token())).status === 202 ? true : undefined), { step: 'the service knows the new key', seconds: 60, everyMs: 1_000 });
  }, 130_000);

  it.each(refused)('with $name is refused by Kafka', async ({ token }) => {
    const before = await doors.standing(A);
    await expect(doors.produce(await token(), topicOf(recordSubmitted, A))).rejects.toThrow();
    expect(await doors.standing(A)).toBe(before);
  }, 30_000);

  it.each(refused)('with $name is refused over HTTP by code', async ({ token, http }) => {
    expect(await doors.http(await token())).toEqual({ status: 401, code: http });
  }, 30_000);

  it.each(refused.filter(({ local }) => local !== undefined))('with $name is not even presented by our client', async ({ token, local }) => {
    await expect(doors.produceAsOurs(await token(), A, { check: true })).rejects.toMatchObject({ code: local });
  }, 30_000);

  it.each(refused)('with $name is told apart by our client from a broker that is away', async ({ token }) => {
    await expect(doors.produceAsOurs(await token(), A, { check: false })).rejects.toMatchObject({ code: 'RWD_MESSAGING_NOT_AUTHENTICATED' });
  }, 60_000);
});

describe('a partner that is disabled', () => {
  it('is refused by both doors with the token it still holds, and gets no new one; enabled again, it is let in', async () => {
    const access = accessOf(mesh);
    const held = await tokenOf(B);
    await doors.produce(held, topicOf(recordSubmitted, B));
    expect((await doors.http(held)).status).toBe(202);
    const before = await doors.standing(B);

    expect(await setPartner(access, B, 'disabled')).toMatchObject({ realm: 'updated', announced: true });
    await expect(doors.produce(held, topicOf(recordSubmitted, B))).rejects.toMatchObject({ cause: { type: 'TOPIC_AUTHORIZATION_FAILED' } });
    await until(async () => ((await doors.http(held)).status === 403 ? true : undefined), { step: 'the service refuses', seconds: 10, everyMs: 200 });
    expect(await doors.http(held)).toEqual({ status: 403, code: 'RWD_IDENTITY_CLIENT_DISABLED' });
    await expect(tokenOf(B)).rejects.toMatchObject({ code: expect.stringMatching(/^RWD_IDENTITY_/) });
    expect(await listPartners(access)).toEqual([
      { tenant: A, clientId: partnerClientId(A), status: 'active' },
      { tenant: B, clientId: partnerClientId(B), status: 'disabled' },
    ]);
    expect((await doors.http(await tokenOf(A))).status).toBe(202);

    expect(await setPartner(access, B, 'disabled')).toEqual({ realm: 'unchanged', topics: 0, acls: { made: 0, removed: 0 }, announced: false });
    expect(await setPartner(access, B, 'active')).toMatchObject({ realm: 'updated', announced: true });
    await until(async () => ((await doors.http(await tokenOf(B))).status === 202 ? true : undefined), { step: 'the service takes it again', seconds: 10, everyMs: 200 });
    await doors.produce(await tokenOf(B), topicOf(recordSubmitted, B));
    expect(await setPartner(access, B, 'active')).toEqual({ realm: 'unchanged', topics: 0, acls: { made: 0, removed: 0 }, announced: false });
    // One by HTTP before it was let in anew is none; after it, one by each door.
    expect(await doors.standing(B)).toBe(before + 2);
  }, 120_000);
});
