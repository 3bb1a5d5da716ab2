import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partnerClientId, payloadNormalized, payloadReceived, recordSubmitted, topicOf } from '@chainnet/contracts';
import { createTokenSource } from '@chainnet/identity';
import { admissionRecordXml } from '@chainnet/demo-records';
import { KafkaLog, resent, type DeadLetter } from '@chainnet/messaging';
import { DeadLetterDesk } from '../src/dead-letter-desk.js';
import { startMesh, type Mesh } from '../src/mesh.js';
import { accessOf } from '../src/mesh-access.js';
import { OPERATOR_CLIENT } from '../src/mesh-plan.js';
import { publishAs } from '../src/publisher.js';
import { clientOf } from '../src/steps.js';
import type { Submission } from '../src/submission.js';
import { until } from '../src/until.js';
import { badEvents, badRecords, goodRecord, MARK, submissionOfBad } from './bad-records/bad-list.js';
import { KeyBackup } from './bad-records/damaged-keys.js';
import { MeshView } from './bad-records/mesh-view.js';
import { publishSnappy } from './bad-records/snappy.js';

/** Needs `nx run-many -t build`: the services run as processes of their own, from dist. */
const A = 'hospital-a';
const PORTS = { kafka: 23_192, kafkaAdmin: 23_193, kafkaController: 23_194, keycloak: 23_195, mongodb: 23_196 };
const SERVICES = ['ingestion', 'normalization', 'deidentification'] as const;
const GOOD = 990;
const SUBJECTS = 99;
const PARKED = 100;

let folder: string;
let mesh: Mesh;
let view: MeshView;
let desk: DeadLetterDesk;
let pids: readonly (number | undefined)[];

const publish = (submissions: readonly Submission[]): Promise<void> =>
  publishAs({ brokers: mesh.servers.kafka.brokers, issuer: mesh.servers.oidc.issuer, tenant: A, clientSecret: mesh.secrets[partnerClientId(A)] ?? '' }, submissions);

/** As a defect of ingestion would: with its token, which the broker lets write this topic. */
async function publishInternal(): Promise<void> {
  const { oidc: { issuer }, kafka: { brokers } } = mesh.servers;
  const tokens = createTokenSource({ issuer, clientId: 'svc-ingestion', clientSecret: mesh.secrets['svc-ingestion'] ?? '' });
  const log = new KafkaLog({ brokers, clientId: 'svc-ingestion', token: async () => (await tokens.token()).value });
  await log.append(badEvents.map(({ message }) => message)).finally(() => log.close());
}

const processIds = (): (number | undefined)[] => [...mesh.processes.values()].map(({ pid }) => pid);
const badSubmissions = badRecords.map((bad) => submissionOfBad(A, bad));
const records = topicOf(recordSubmitted, A);

/** Good records with a bad one after every hundred or so. */
function mixed(): readonly Submission[] {
  const good = Array.from({ length: GOOD }, (_, index) => goodRecord(A, { run: 'first', index, subjects: SUBJECTS }));
  return good.flatMap((one, index) => (index % 140 === 70 ? [badSubmissions[(index - 70) / 140] as Submission, one] : [one]));
}

async function chainDrained(): Promise<void> {
  await view.drained('svc-ingestion', records);
  await view.drained('svc-normalization', payloadReceived.topic);
  await view.drained('svc-deidentification', payloadNormalized.topic);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-bad-'));
  mesh = await startMesh({ dataDir: folder, tenants: [A], ports: PORTS, portOffset: 600, services: SERVICES, quiet: true });
  view = await MeshView.open(mesh);
  desk = await DeadLetterDesk.open(accessOf(mesh));
  pids = processIds();
  await Promise.all([publish(mixed()), publishInternal()]);
  await chainDrained();
}, 300_000);

afterAll(async () => {
  await desk?.close();
  await view?.admin.disconnect();
  await mesh?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 90_000);

type Quarantined = { readonly code: string; readonly original: string };

describe('a thousand records, one in a hundred bad', () => {
  it('refuses each bad record of the partner once, and keeps its bytes for a steward', async () => {
    const refusals = await view.refusals();
    expect(refusals.map(({ data }) => data.code).sort()).toEqual(badRecords.map(({ code }) => code).sort());
    const operator = clientOf(mesh, OPERATOR_CLIENT);
    for (const { service, code, value } of badRecords) {
      const recordId = refusals.find(({ data }) => data.code === code)?.data.recordId ?? '';
      const kept = await operator.get<Quarantined>(`${mesh.urlOf(service)}/v1/quarantine/${recordId}`);
      expect({ code: kept.code, same: Buffer.from(kept.original, 'base64').equals(value ?? Buffer.alloc(0)) }).toEqual({ code, same: true });
    }
  }, 60_000);

  it('shows the quarantine to operators alone', async () => {
    const recordId = (await view.refusals())[0]?.data.recordId ?? '';
    await expect(clientOf(mesh, partnerClientId(A)).get(`${mesh.urlOf('svc-ingestion')}/v1/quarantine/${recordId}`)).rejects.toMatchObject({ details: { status: 403 } });
  }, 30_000);

  it('dead-letters each bad event of an internal topic once, sealed, with its reason and its origin', async () => {
    const letters = await desk.letters();
    expect(letters.map(({ code }) => code).sort()).toEqual(badEvents.map(({ code }) => code).sort());
    for (const { code, message } of badEvents) {
      const letter = letters.find((one) => one.code === code) as DeadLetter;
      expect(letter).toMatchObject({ kind: 'dlq', group: 'svc-normalization', topic: payloadReceived.topic, sealed: true, key: message.key, replays: 0 });
      expect(letter.origin).toMatch(/^rwd\.payload\.received\.v1\[\d+\]@\d+$/);
      expect(Buffer.from(letter.body, 'base64').toString() + letter.body).not.toContain(MARK);
      expect(await desk.bytesOf(letter)).toEqual(message.value);
    }
  }, 60_000);

  it('brings every good record through, once, in the order of its subject', async () => {
    const rows = await view.dataset(A);
    expect(rows).toHaveLength(GOOD);
    expect(new Set(rows.map(({ recordId }) => recordId)).size).toBe(GOOD);
    const subjects = [...Map.groupBy(rows, ({ value }) => (value ?? 0) % SUBJECTS).values()].map((list) => list.map(({ value }) => value ?? 0));
    expect(subjects).toHaveLength(SUBJECTS);
    for (const values of subjects) expect(values).toEqual([...values].sort((a, b) => a - b));
  }, 60_000);

  it('restarts no service', () => {
    expect(processIds()).toEqual(pids);
  });
});

describe('a batch that a partner compressed as it likes', () => {
  it('is taken in, though our client cannot unpack it, and ends no process', async () => {
    const { value, contentType } = goodRecord(A, { run: 'snappy', index: 30_000, subjects: 1 });
    await publishSnappy(mesh, A, { id: 'snappy-1', contentType, value: value ?? Buffer.alloc(0) });
    await chainDrained();
    expect((await view.dataset(A)).filter((row) => row.value === 30_000)).toHaveLength(1);
    expect(processIds()).toEqual(pids);
  }, 60_000);
});

describe('a WS/T 500 document of one id and version', () => {
  const send = (id: string, text: string): Promise<void> => publish([{ tenant: A, id, subject: 'wst-subject', contentType: 'application/xml', value: Buffer.from(text) }]);
  const duplicates = async () => (await view.refusals()).filter(({ data }) => data.code === 'RWD_NORMALIZATION_DUPLICATE_DOCUMENT').length;

  it('goes to quarantine as a duplicate when it comes again with other content, and in a new version does not', async () => {
    const document = admissionRecordXml(77);
    const changed = document.replace('</ClinicalDocument>', '<!-- changed --></ClinicalDocument>');
    expect(changed).not.toBe(document);
    await send('wst-1', document);
    await send('wst-2', document);
    await chainDrained();
    expect(await duplicates()).toBe(0);
    await send('wst-3', changed);
    await chainDrained();
    expect(await duplicates()).toBe(1);
    await send('wst-4', changed.replace(/(<versionNumber[^>]*value=")1"/, '$12"'));
    await chainDrained();
    expect(await duplicates()).toBe(1);
  }, 90_000);
});

describe('a quarantined record that a steward takes up', () => {
  type Replay = { readonly replayId: string; readonly state: string; readonly code?: string };
  const { value: corrected, contentType } = goodRecord(A, { run: 'corrected', index: 20_000, subjects: 1 });

  const recordOf = async (code: string): Promise<string> => `${mesh.urlOf('svc-normalization')}/v1/quarantine/${(await view.refusals()).find(({ data }) => data.code === code)?.data.recordId ?? ''}`;
  const send = async (url: string, body: Uint8Array | undefined, client = OPERATOR_CLIENT): Promise<Response> => {
    const authorization = `Bearer ${await clientOf(mesh, client).token()}`;
    return fetch(url, { method: 'POST', headers: { authorization, 'content-type': contentType }, signal: AbortSignal.timeout(15_000), ...(body === undefined ? {} : { body: Uint8Array.from(body) }) });
  };
  const replayed = async (record: string, body?: Uint8Array): Promise<Replay> => {
    const asked = await send(`${record}/replays`, body);
    expect(asked.status).toBe(202);
    const { replayId } = (await asked.json()) as Replay;
    return until(async () => {
      const now = await clientOf(mesh, OPERATOR_CLIENT).get<Replay>(`${record}/replays/${replayId}`);
      return now.state === 'pending' ? undefined : now;
    }, { step: 'the replay is through', seconds: 30 });
  };
  const correctedRows = async () => (await view.dataset(A)).filter(({ value }) => value === 20_000).length;

  it('stays where it is, with its reasons, when nothing was mended', async () => {
    const record = await recordOf('RWD_NORMALIZATION_INVALID_RESOURCE');
    expect(await replayed(record)).toMatchObject({ state: 'refused-again', code: 'RWD_NORMALIZATION_INVALID_RESOURCE' });
    expect(await replayed(record)).toMatchObject({ state: 'refused-again' });
    await chainDrained();
    expect(await clientOf(mesh, OPERATOR_CLIENT).get<object>(record)).not.toHaveProperty('replayed');
    expect((await desk.letters()).map(({ code }) => code).sort()).toEqual(badEvents.map(({ code }) => code).sort());
  }, 60_000);

  it('goes through once when it is corrected, however often it is sent', async () => {
    const record = await recordOf('RWD_NORMALIZATION_BAD_JSON');
    expect(await replayed(record, corrected ?? undefined)).toMatchObject({ state: 'normalized', corrected: true });
    expect(await replayed(record, corrected ?? undefined)).toMatchObject({ state: 'normalized' });
    expect(await replayed(record, Buffer.from(String(corrected).replace('718-7', '718-8')))).toMatchObject({ state: 'already-replayed' });
    await chainDrained();
    expect(await correctedRows()).toBe(1);
    expect(await clientOf(mesh, OPERATOR_CLIENT).get<object>(record)).toMatchObject({ replayed: { corrected: true } });
  }, 90_000);

  it('is the operators\' alone to send', async () => {
    expect((await send(`${await recordOf('RWD_NORMALIZATION_BAD_JSON')}/replays`, undefined, partnerClientId(A))).status).toBe(403);
  }, 30_000);

  it('could have been tried before: $convert shows what a record becomes, and keeps nothing', async () => {
    const convert = `${mesh.urlOf('svc-normalization')}/fhir/$convert`;
    const before = await view.journalSize('normalization');
    const good = await send(convert, corrected ?? undefined, partnerClientId(A));
    expect([good.status, await good.json()]).toMatchObject([200, { resourceType: 'Parameters', parameter: [{ valueCode: 'fhir-json' }, { resource: { resourceType: 'Bundle' } }, { name: 'lossAccount' }, { resource: { resourceType: 'OperationOutcome' } }] }]);
    const bad = await send(convert, Buffer.from('{"resourceType":"Patient","gender":"unclear"}'), partnerClientId(A));
    expect([bad.status, await bad.json()]).toMatchObject([422, { resourceType: 'OperationOutcome', issue: [{ expression: ['Bundle.entry[0].resource.gender'] }] }]);
    expect(await view.journalSize('normalization')).toBe(before);
  }, 60_000);
});

describe('the same bad records once more', () => {
  const counts = async () => ({
    journals: await Promise.all(SERVICES.map((service) => view.journalSize(service))),
    refusals: (await view.refusals()).map(({ eventId }) => eventId).sort(),
    dataset: (await view.dataset(A)).length,
    letters: (await desk.letters()).map(({ origin }) => origin).sort(),
  });

  it('add nothing when the partner sends them again', async () => {
    const before = await counts();
    await publish(badSubmissions);
    await chainDrained();
    expect(await counts()).toEqual(before);
    expect(processIds()).toEqual(pids);
  }, 90_000);

  it('add nothing when the broker delivers everything again from the beginning', async () => {
    const before = await counts();
    for (const [service, topic] of [['ingestion', records], ['normalization', payloadReceived.topic]] as const) {
      const process = mesh.processes.get(`svc-${service}`);
      await process?.stop();
      await view.admin.resetOffsets({ groupId: `svc-${service}`, topic, earliest: true });
      process?.start();
      await process?.ready();
    }
    await chainDrained();
    expect(await counts()).toEqual(before);
  }, 120_000);

  it('stay dead letters, the same three, when they are replayed with nothing mended', async () => {
    const selection = { topic: payloadReceived.topic };
    expect(await desk.replay(selection, { dryRun: true })).toEqual({ sent: 3, alreadyProcessed: 0, unopened: [] });
    expect((await desk.letters(selection)).map(({ replays }) => replays)).toEqual([0, 0, 0]);
    for (const times of [1, 2]) {
      expect(await desk.replay(selection, { dryRun: false })).toMatchObject({ sent: 3 });
      await chainDrained();
      expect((await desk.letters(selection)).map(({ replays }) => replays)).toEqual([times, times, times]);
    }
  }, 90_000);
});

describe('a hundred records of people whose keys are damaged', () => {
  const parked = () => desk.letters({ kind: 'parked' });
  let letters: readonly DeadLetter[];

  let keys: KeyBackup;

  beforeAll(async () => {
    keys = await KeyBackup.of(mesh.servers.mongoUri);
  });
  afterAll(() => keys.close());

  it('wait in order, and still do after a release with nothing mended; other people flow', async () => {
    const normalization = mesh.processes.get('svc-normalization');
    const sound = await keys.ids(A);
    await normalization?.stop();
    await publish(Array.from({ length: PARKED }, (_, index) => goodRecord(A, { run: 'second', index: 10_000 + index, subjects: PARKED / 2 })));
    await view.drained('svc-ingestion', records);
    expect(await keys.damage(A, sound)).toBe(PARKED / 2);
    await publish([goodRecord(A, { run: 'first', index: GOOD, subjects: SUBJECTS })]);
    normalization?.start();
    await normalization?.ready();
    await chainDrained();
    letters = await parked();
    expect([...Map.groupBy(letters, ({ code }) => code)].map(([code, list]) => [code, list.length]).sort()).toEqual([['RWD_MESSAGING_KEY_PARKED', PARKED / 2], ['RWD_SEALING_UNWRAP_FAILED', PARKED / 2]]);
    // one more than in the beginning, the compressed one, three documents, and the one that a steward corrected
    expect((await view.dataset(A)).length).toBe(GOOD + 6);

    expect(await desk.release({})).toMatchObject({ released: 0, rounds: 1 });
    expect((await parked()).map(({ origin }) => origin).sort()).toEqual(letters.map(({ origin }) => origin).sort());
  }, 180_000);

  it('go through once each and in order when the keys are restored and they are released, also when released twice', async () => {
    await keys.restore();
    expect(await desk.release({})).toMatchObject({ released: PARKED, waiting: [], unopened: [] });
    await chainDrained();
    const arrived = async () => (await view.dataset(A)).map(({ value }) => value ?? 0).filter((value) => value >= 10_000 && value < 20_000);
    const values = await arrived();
    expect([...values].sort((a, b) => a - b)).toEqual(Array.from({ length: PARKED }, (_, index) => 10_000 + index));
    for (const index of Array.from({ length: PARKED / 2 }, (_, first) => 10_000 + first)) expect(values.indexOf(index)).toBeLessThan(values.indexOf(index + PARKED / 2));

    expect(await desk.release({})).toMatchObject({ released: 0, rounds: 0 });
    // An operator who does not ask what was released sends them all once more.
    const { brokers, ...plain } = accessOf(mesh).kafka;
    const log = new KafkaLog({ brokers, clientId: 'hasty', plain });
    const again = await Promise.all(letters.map(async (letter) => resent(letter, await desk.bytesOf(letter))));
    await log.append(again).finally(() => log.close());
    await chainDrained();
    expect((await arrived()).sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
    await until(async () => ((await (await fetch(`${mesh.urlOf('svc-normalization')}/v1/status`)).text()).includes('"parkedKeys":0') ? true : undefined), { step: 'no key is parked', seconds: 10 });
  }, 180_000);
});
