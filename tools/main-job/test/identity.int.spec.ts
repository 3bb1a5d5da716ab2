import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meshTopology, partnerClientId, recordSubmitted, topicOf } from '@chainnet/contracts';
import { clientAssertion, createTokenSource } from '@chainnet/identity';
import { alterTopic, changeAcls } from '@chainnet/messaging';
import { apply, desiredMesh, plan, readRegistry, RealmAdmin, type DesiredMesh, type MeshServers } from '@chainnet/reconcile';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { startMesh, type Mesh } from '../src/mesh.js';
import { accessOf } from '../src/mesh-access.js';
import { REALM } from '../src/mesh-plan.js';
import { listPartners, onboardPartner, partnerDrift, setPartner } from '../src/partners.js';
import { openPartnerLog } from '../src/publisher.js';
import { servicesOnDisk } from '../src/service-manifests.js';
import { partnerClient } from '../src/steps.js';
import { toMessage } from '../src/submission.js';
import { until } from '../src/until.js';
import { Doors } from './access/doors.js';

/** Needs `nx run-many -t build`: the service runs as a process of its own, from dist. */
const A = 'hospital-a';
const KEYED = 'institute-c';
const NEW = 'clinic-n';
const PORTS = { kafka: 24_092, kafkaAdmin: 24_093, kafkaController: 24_094, keycloak: 24_095, mongodb: 24_096 };

let folder: string;
let mesh: Mesh;
let doors: Doors;
let admin: RealmAdmin;
let servers: MeshServers;
let wanted: DesiredMesh;

const start = (): Promise<Mesh> => startMesh({ dataDir: folder, tenants: [A, KEYED], keyed: [KEYED], ports: PORTS, portOffset: 400, services: ['ingestion'], quiet: true });

async function desired(): Promise<DesiredMesh> {
  return desiredMesh(await readRegistry(mesh.paths.registry), { realm: REALM, services: meshTopology(await servicesOnDisk()), secrets: mesh.secrets });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-identity-'));
  mesh = await start();
  doors = new Doors(mesh);
  const { oidc, kafka } = mesh.servers;
  admin = new RealmAdmin({ adminUrl: oidc.adminUrl, realm: oidc.realm, username: oidc.adminUsername, password: oidc.adminPassword });
  servers = { realm: admin, broker: { brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword } };
  wanted = await desired();
}, 240_000);

afterAll(async () => {
  await mesh?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const clientOf = async (clientId: string) => {
  const [found] = await admin.call('find a client', (client) => client.clients.find({ clientId }));
  if (found?.id === undefined) throw new Error(`no client ${clientId}`);
  return { ...found, id: found.id };
};

describe('reconciling', () => {
  it('finds nothing to do on a mesh that has just started, however often it is asked', async () => {
    expect(await plan(wanted, servers)).toEqual([]);
    expect(await apply(wanted, servers)).toEqual([]);
  }, 60_000);

  it('shows and mends what somebody changed by hand, and leaves users and what is not ours alone', async () => {
    const { broker } = servers;
    const partner = await clientOf(partnerClientId(A));
    await admin.call('drift', async (client) => {
      await client.realms.update({ realm: REALM }, { accessTokenLifespan: 7_200 });
      await client.clients.update({ id: partner.id }, { ...partner, directAccessGrantsEnabled: true });
      await client.clients.addProtocolMapper({ id: partner.id }, { name: 'extra', protocol: 'openid-connect', protocolMapper: 'oidc-hardcoded-claim-mapper', config: { 'claim.name': 'x', 'claim.value': 'y', 'jsonType.label': 'String', 'access.token.claim': 'true' } });
      const { id = '' } = await client.clients.getServiceAccountUser({ id: partner.id });
      const role = await client.roles.findOneByName({ name: 'operator' });
      await client.users.addRealmRoleMappings({ id, roles: [role as never] });
      await client.clients.create({ clientId: 'svc-forgotten', attributes: { 'chainnet.managed': 'true' } });
      await client.clients.create({ clientId: 'their-app', redirectUris: ['https://app.example.org/*'] });
      await client.users.create({ username: 'person', enabled: true, email: 'person@example.org' });
    });
    const topic = wanted.broker.topics.find((spec) => spec.topic === topicOf(recordSubmitted, A))!;
    await alterTopic(broker!, { ...topic, config: { ...topic.config, 'retention.ms': '1000', 'max.message.bytes': '1500000' } });
    const [own] = wanted.broker.acls.filter(({ principal }) => principal === `User:${partnerClientId(A)}`);
    const foreign = { ...own!, principal: 'User:their-tool', name: 'their-topic' };
    await changeAcls(broker!, { create: [{ ...own!, name: topicOf(recordSubmitted, KEYED) }, foreign], remove: [own!] });

    const shown = (await plan(wanted, servers)).map(({ action, kind, name, fields }) => [action, kind, name, action === 'update' ? fields.map(({ field }) => field) : []]);
    expect(shown).toEqual([
      ['update', 'realm', REALM, ['accessTokenLifespan']],
      ['update', 'client', partnerClientId(A), ['directAccessGrantsEnabled', 'mapper extra', 'service account']],
      ['update', 'topic', topic.topic, ['retention.ms']],
      ['create', 'acl', `allow ${own!.principal} write topic ${own!.name}`, []],
      ['delete', 'client', 'svc-forgotten', []],
      ['delete', 'acl', `allow ${own!.principal} write topic ${topicOf(recordSubmitted, KEYED)}`, []],
    ]);
    expect(await apply(wanted, servers)).toHaveLength(6);
    expect(await plan(wanted, servers)).toEqual([]);

    expect((await clientOf('their-app')).redirectUris).toEqual(['https://app.example.org/*']);
    expect(await admin.call('find users', (client) => client.users.find({ username: 'person' }))).toMatchObject([{ email: 'person@example.org', enabled: true }]);
    const foreignPlan = { ...wanted, broker: { ...wanted.broker, acls: [...wanted.broker.acls, foreign] } };
    expect(await plan(foreignPlan, servers)).toEqual([]);
  }, 120_000);

  it('makes a realm that is not there whole, with nothing left to do', async () => {
    const other = { realm: { ...wanted.realm, realm: 'another' }, broker: { topics: [], acls: [] }, partners: [] };
    const ofOther = new RealmAdmin({ adminUrl: mesh.servers.oidc.adminUrl, realm: 'another', username: mesh.servers.oidc.adminUsername, password: mesh.servers.oidc.adminPassword });
    expect((await apply(other, { realm: ofOther })).length).toBeGreaterThan(10);
    expect(await apply(other, { realm: ofOther })).toEqual([]);
  }, 60_000);

  it('says who refused it', async () => {
    const stranger = new RealmAdmin({ adminUrl: mesh.servers.oidc.adminUrl, realm: REALM, username: 'nobody', password: 'nothing' });
    await expect(plan(wanted, { realm: stranger })).rejects.toMatchObject({ code: 'RWD_RECONCILE_REALM_REFUSED', details: { status: expect.any(Number) } });
    const away = new RealmAdmin({ adminUrl: 'http://127.0.0.1:9', realm: REALM, username: 'a', password: 'b' });
    await expect(plan(wanted, { realm: away })).rejects.toMatchObject({ code: 'RWD_RECONCILE_REALM_UNAVAILABLE' });
  }, 30_000);
});

const keyPair = async (kid: string, alg = 'ES256'): Promise<{ own: JWK; published: Record<string, unknown> }> => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { own: { ...(await exportJWK(privateKey)), alg, kid }, published: { ...(await exportJWK(publicKey)), alg, kid, use: 'sig' } };
};

/** A token of a partner by an assertion of its key. */
const tokenBy = async (tenant: string, key: JWK, changes: { issuer?: string; now?: () => number } = {}): Promise<string> => {
  const { issuer } = mesh.servers.oidc;
  const clientId = partnerClientId(tenant);
  const assertion = clientAssertion({ issuer: changes.issuer ?? issuer, clientId, key, ...(changes.now === undefined ? {} : { now: changes.now }) });
  return (await createTokenSource({ issuer, clientId, clientAssertion: assertion, attempts: 1 }).token()).value;
};
const refused = expect.objectContaining({ code: 'RWD_IDENTITY_CLIENT_REFUSED' });

describe('a partner with a key', () => {
  it('is let in at both doors', async () => {
    const token = await (await partnerClient(mesh, KEYED)).token();
    expect((await doors.http(token)).status).toBe(202);
    const log = openPartnerLog({ brokers: mesh.servers.kafka.brokers, issuer: mesh.servers.oidc.issuer, tenant: KEYED, ...(await mesh.credentialsOf(KEYED)) });
    await log.append([toMessage({ tenant: KEYED, id: 'x', contentType: 'application/fhir+json', value: Buffer.from('{}'), subject: 's' }, '')]);
    await log.close();
  }, 30_000);

  it('is onboarded with its public keys alone, and only the right key, audience and time get a token', async () => {
    const [first, other] = [await keyPair('n-1'), await keyPair('n-1')];
    const { change, handOver } = await onboardPartner(accessOf(mesh), { tenant: NEW, name: '新诊所', auth: { method: 'private_key_jwt', jwks: { keys: [first.published as never] } } });
    expect(change).toEqual({ realm: 'created', acls: { made: expect.any(Number), removed: 0 }, topics: expect.any(Number), announced: false });
    expect(change.topics).toBeGreaterThan(0);
    expect(handOver).toContainEqual(['client id', partnerClientId(NEW)]);
    const token = await tokenBy(NEW, first.own);
    await doors.produce(token, topicOf(recordSubmitted, NEW));

    await expect(tokenBy(NEW, other.own)).rejects.toEqual(refused);
    await expect(tokenBy(NEW, first.own, { issuer: 'https://elsewhere.example.org/realms/chainnet' })).rejects.toEqual(refused);
    await expect(tokenBy(NEW, first.own, { now: () => Date.now() - 600_000 })).rejects.toEqual(refused);
    const { issuer } = mesh.servers.oidc;
    await expect(createTokenSource({ issuer, clientId: partnerClientId(NEW), clientSecret: 'a-guess', attempts: 1 }).token()).rejects.toEqual(refused);
    expect(await partnerDrift(accessOf(mesh), NEW)).toEqual([]);
  }, 60_000);

  it('rotates: the new key gets in, beside the old one and then alone; PS256 as well as ES256', async () => {
    const [first, second] = [await keyPair('r-1'), await keyPair('r-2', 'PS256')];
    const keys = (...published: Record<string, unknown>[]) => onboardPartner(accessOf(mesh), { tenant: NEW, name: NEW, auth: { method: 'private_key_jwt', jwks: { keys: published as never } } });
    await keys(first.published, second.published);
    await tokenBy(NEW, first.own);
    await tokenBy(NEW, second.own);
    await keys(second.published);
    // The realm reads a client's keys anew when they change, at the latest after its cache's ten seconds.
    await until(async () => tokenBy(NEW, first.own).then(() => undefined, () => true as const), { step: 'the old key is refused', seconds: 15, everyMs: 500 });
    await tokenBy(NEW, second.own);
  }, 60_000);

  it('is not taken in with a private key', async () => {
    const { own } = await keyPair('private');
    const before = await listPartners(accessOf(mesh));
    const taking = onboardPartner(accessOf(mesh), { tenant: 'careless', name: 'careless', auth: { method: 'private_key_jwt', jwks: { keys: [own as never] } } });
    await expect(taking).rejects.toMatchObject({ code: 'RWD_RECONCILE_REGISTRY_INVALID' });
    expect(await listPartners(accessOf(mesh))).toEqual(before);
  }, 30_000);
});

describe('a partner that leaves', () => {
  it('is refused by both doors at once with the token it holds, also after the services start anew; its topics stay', async () => {
    const held = await (await partnerClient(mesh, A)).token();
    await doors.produce(held, topicOf(recordSubmitted, A));
    expect((await doors.http(held)).status).toBe(202);
    const standing = await doors.standing(A);

    expect(await setPartner(accessOf(mesh), A, 'offboarded')).toMatchObject({ realm: 'updated', acls: { made: 0, removed: 5 }, announced: true });
    await expect(doors.produce(held, topicOf(recordSubmitted, A))).rejects.toMatchObject({ cause: { type: 'TOPIC_AUTHORIZATION_FAILED' } });
    await until(async () => ((await doors.http(held)).status === 403 ? true : undefined), { step: 'the service refuses', seconds: 10, everyMs: 100 });

    const ingestion = mesh.processes.get('svc-ingestion')!;
    await ingestion.stop();
    ingestion.start();
    const first = await until(async () => doors.http(held).catch(() => undefined), { step: 'the service answers', seconds: 60, everyMs: 5 });
    expect(first).toEqual({ status: expect.any(Number), code: expect.stringMatching(/^RWD_IDENTITY_(CLIENT_DISABLED|REVOCATIONS_UNAVAILABLE)$/) });
    await ingestion.ready();
    expect(await doors.http(held)).toEqual({ status: 403, code: 'RWD_IDENTITY_CLIENT_DISABLED' });
    expect(await doors.standing(A)).toBe(standing);
    expect((await listPartners(accessOf(mesh))).find(({ tenant }) => tenant === A)?.status).toBe('offboarded');
    expect((await plan(await desired(), servers))).toEqual([]);
  }, 120_000);

  it('stays out, and a new one in, when the mesh starts anew', async () => {
    await mesh.stop();
    mesh = await start();
    doors = new Doors(mesh);
    expect(mesh.active).toEqual([KEYED, NEW]);
    expect(mesh.directory.sites.map(({ tenant }) => tenant)).toEqual([A, KEYED, NEW]);
    await expect((await partnerClient(mesh, A)).token()).rejects.toEqual(refused);
    expect((await doors.http(await (await partnerClient(mesh, KEYED)).token())).status).toBe(202);
  }, 240_000);
});
