import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes, type KafkaConfig } from 'kafkajs';
import mongoose from 'mongoose';
import { locate, portTable, startServers, type PortName, type Ports, type RealmInput, type Servers } from '../src/index.js';

jest.setTimeout(900_000);

const realm: RealmInput = {
  realm: 'rwd-test',
  services: [{ clientId: 'rwd-ingestion', secret: 'service-secret', roles: ['operator'] }],
  partners: [
    { clientId: 'hospital-a', partnerId: 'org-a', secret: 'secret-a' },
    { clientId: 'hospital-b', partnerId: 'org-b', secret: 'secret-b', enabled: false },
  ],
  adminClient: { clientId: 'onboarding', secret: 'admin-secret' },
};

let dataDir = '';
let ports: Ports;
let servers: Servers;
const lines: string[] = [];

const start = (wanted: RealmInput): Promise<Servers> =>
  startServers({ dataDir, ports, realm: wanted, log: (line) => lines.push(line), env: withoutAddresses(process.env) });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chainnet-servers-'));
  ports = await freePorts();
  servers = await start(realm);
});

afterAll(async () => {
  await mongoose.disconnect();
  await servers.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('tokens', () => {
  it('say who the partner is, for whom they are, and live 300 s', async () => {
    const { header, claims } = decoded(await token('hospital-a', 'secret-a'));
    expect(header.alg).toBe('ES256');
    expect(claims).toMatchObject({
      iss: servers.oidc.issuer,
      azp: 'hospital-a',
      partner_id: 'org-a',
      aud: expect.arrayContaining(['kafka', 'rwd-api']),
      scope: 'rwd',
      realm_access: { roles: ['partner'] },
    });
    expect(claims.exp - claims.iat).toBe(300);
  });

  it('of a service carry its roles and no partner', async () => {
    const { claims } = decoded(await token('rwd-ingestion', 'service-secret'));
    expect([...claims.realm_access.roles].sort()).toEqual(['operator', 'service']);
    expect(claims).not.toHaveProperty('partner_id');
  });

  it('are refused to a disabled partner and to a wrong secret', async () => {
    await expect(token('hospital-b', 'secret-b')).rejects.toThrow('invalid_client');
    await expect(token('hospital-a', 'wrong')).rejects.toThrow('unauthorized_client');
  });
});

describe('Kafka', () => {
  const topic = 'rwd.org-a.records';
  const admin = () => client({ mechanism: 'plain', username: servers.kafka.adminUsername, password: servers.kafka.adminPassword }, servers.kafka.adminBrokers).admin();

  beforeAll(async () => {
    const administration = admin();
    await administration.connect();
    await administration.createTopics({ topics: [{ topic }, { topic: 'rwd.org-b.records' }] });
    await administration.createAcls({
      acl: [
        allow(AclResourceTypes.TOPIC, topic, 'hospital-a', AclOperationTypes.WRITE),
        allow(AclResourceTypes.TOPIC, topic, 'rwd-ingestion', AclOperationTypes.READ),
        allow(AclResourceTypes.GROUP, 'ingestion', 'rwd-ingestion', AclOperationTypes.READ),
      ],
    });
    await administration.disconnect();
  });

  it('takes a record from a partner on its topic and hands it to the service', async () => {
    const producer = client(bearer('hospital-a', 'secret-a')).producer({ idempotent: true });
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: 'r1', value: 'synthetic' }] });
    await producer.disconnect();

    const consumer = client(bearer('rwd-ingestion', 'service-secret')).consumer({ groupId: 'ingestion' });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const received = new Promise<string>((resolve) => {
      void consumer.run({ eachMessage: async ({ message }) => resolve(message.value?.toString() ?? '') });
    });
    await expect(received).resolves.toBe('synthetic');
    await consumer.disconnect();
  });

  it("refuses the partner another's topic, a new topic, and reading its own", async () => {
    const producer = client(bearer('hospital-a', 'secret-a')).producer();
    await producer.connect();
    const send = (to: string) => producer.send({ topic: to, messages: [{ value: 'x' }] });
    await expect(send('rwd.org-b.records')).rejects.toThrow(/not authorized/i);
    await expect(send('rwd.org-a.new')).rejects.toThrow(/not authorized/i);
    await producer.disconnect();
    const administration = client(bearer('hospital-a', 'secret-a')).admin();
    await administration.connect();
    await expect(administration.createTopics({ topics: [{ topic: 'rwd.org-a.mine' }] })).rejects.toThrow(/authoriz|Topic creation errors/i);
    await administration.disconnect();
  });

  it('refuses a token that Keycloak did not sign', async () => {
    const [head, body] = (await token('hospital-a', 'secret-a')).split('.');
    const forged = `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`;
    const producer = client({ mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: forged }) }).producer();
    await expect(producer.connect().then(() => producer.send({ topic, messages: [{ value: 'x' }] }))).rejects.toThrow();
    await producer.disconnect();
  });

  it('refuses the administrator a wrong password', async () => {
    const administration = client({ mechanism: 'plain', username: servers.kafka.adminUsername, password: 'wrong' }, servers.kafka.adminBrokers).admin();
    await expect(administration.connect()).rejects.toThrow(/authentication/i);
  });
});

describe('the document store', () => {
  it('finds by _id, refuses a second of the same, and gets the index its reads need', async () => {
    await mongoose.connect(servers.mongoUri, { dbName: 'rwd_ingestion' });
    const Journal = mongoose.model('Journal', new mongoose.Schema({ _id: String, outcome: String }, { collection: 'journal' }));
    await Journal.insertMany(Array.from({ length: 500 }, (_, n) => ({ _id: `group:${n}`, outcome: 'accepted' })), { ordered: false });
    expect(await Journal.findById('group:250').lean()).toMatchObject({ outcome: 'accepted' });
    await expect(Journal.create({ _id: 'group:1', outcome: 'again' })).rejects.toMatchObject({ code: 11000 });

    await expect(indexesSoon('rwd_ingestion')).resolves.toContain("(_ferretdb_sjson->'$._id')");
  });

  it('gives a new database of a dropped name its index too', async () => {
    const db = mongoose.connection.useDb('rwd_dropped');
    for (let round = 0; round < 3; round += 1) {
      await db.collection('facts').insertOne({ round });
      await expect(indexesSoon('rwd_dropped')).resolves.toContain('__lookup');
      await db.dropDatabase();
    }
    await db.collection('facts').insertOne({ round: 3 });
    expect(await db.collection('facts').countDocuments()).toBe(1);
  });
});

describe('the data folder', () => {
  it('is held by one launcher', async () => {
    await expect(start(realm)).rejects.toMatchObject({ code: 'RWD_SERVERS_ALREADY_RUNNING' });
  });

  it('keeps secrets and configuration for the owner alone', async () => {
    const { secrets, data } = locate({ dataDir }, {});
    expect((await readdir(secrets)).sort()).toEqual(['kafka-admin.json', 'keycloak-admin.json']);
    const files = [...(await readdir(secrets)).map((name) => join(secrets, name)), join(data, 'kafka', 'server.properties')];
    for (const file of files) expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readdir(join(data, 'keycloak', 'data', 'import'))).toEqual([]);
  });

  it('is taken up again by the next start', async () => {
    const password = servers.kafka.adminPassword;
    await mongoose.disconnect();
    await servers.stop();
    expect(processesNaming(dataDir)).toEqual([]);

    servers = await start(realm);
    expect(servers.kafka.adminPassword).toBe(password);
    await expect(token('hospital-a', 'secret-a')).resolves.toContain('.');

    const producer = client(bearer('hospital-a', 'secret-a')).producer();
    await producer.connect();
    const [sent] = await producer.send({ topic: 'rwd.org-a.records', messages: [{ key: 'r1', value: 'second run' }] });
    expect(Number(sent?.baseOffset)).toBe(1);
    await producer.disconnect();
    const connection = await mongoose.createConnection(servers.mongoUri, { dbName: 'rwd_ingestion' }).asPromise();
    expect(await connection.collection('journal').countDocuments()).toBe(500);
    await connection.close();
  });

  it('has no process left when the servers are stopped, also when stopped twice', async () => {
    await Promise.all([servers.stop(), servers.stop()]);
    expect(processesNaming(dataDir)).toEqual([]);
    expect(await readdir(locate({ dataDir }, {}).run)).toEqual([]);
  });
});

async function token(clientId: string, secret: string): Promise<string> {
  const response = await fetch(`${servers.oidc.issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }),
  });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (answer.access_token === undefined) throw new Error(answer.error);
  return answer.access_token;
}

function decoded(jwt: string) {
  const [header = '', body = ''] = jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header), claims: JSON.parse(body) };
}

const client = (sasl: KafkaConfig['sasl'], brokers = servers.kafka.brokers): Kafka =>
  new Kafka({ clientId: 'test', brokers, ...(sasl === undefined ? {} : { sasl }), logLevel: logLevel.NOTHING, retry: { retries: 2 } });

const bearer = (clientId: string, secret: string): KafkaConfig['sasl'] => ({
  mechanism: 'oauthbearer',
  oauthBearerProvider: async () => ({ value: await token(clientId, secret) }),
});

const allow = (resourceType: AclResourceTypes, resourceName: string, clientId: string, operation: AclOperationTypes) => ({
  resourceType,
  resourceName,
  resourcePatternType: ResourcePatternTypes.LITERAL,
  principal: `User:${clientId}`,
  host: '*',
  operation,
  permissionType: AclPermissionTypes.ALLOW,
});

/** The index as SQLite stores it: CREATE INDEX statements stand as text in the database or its write-ahead log. */
async function indexesSoon(database: string): Promise<string> {
  const dir = join(locate({ dataDir }, {}).data, 'document-store');
  for (let tries = 0; tries < 60; tries += 1) {
    const files = (await readdir(dir)).filter((file) => file.startsWith(`${database}.sqlite`));
    const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'latin1').catch(() => '')));
    const found = /CREATE INDEX "?[a-z_0-9]+__lookup"? ON [^)]+\)/.exec(texts.join(''));
    if (found !== null) return found[0];
    await delay(50);
  }
  return 'no index';
}

const processesNaming = (text: string): string[] =>
  spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(text) && !line.includes('ps -eo'));

const withoutAddresses = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !['KAFKA_BROKERS', 'MONGODB_URI', 'OIDC_ISSUER'].includes(name)));

async function freePorts(): Promise<Ports> {
  const names = Object.keys(portTable) as PortName[];
  const probes = await Promise.all(names.map(() => new Promise<ReturnType<typeof createServer>>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => resolve(probe));
  })));
  const found = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return Object.fromEntries(names.map((name, index) => [name, found[index] ?? 0])) as Ports;
}
