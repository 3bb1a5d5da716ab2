import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokerPlan, defineErrors, receiptIssued, scoreChanged, toHeaders, topicOf } from '@chainnet/contracts';
import { startServers, type Servers } from '@chainnet/local-servers';
import { Store, StoreJournal, type JournalEntry } from '@chainnet/persistence';
import {
  applyBrokerPlan, createCrashGate, decodeEvent, groupLetters, KafkaLog, LetterBox, letterSuffixes, output, ParkedKeys, Pipeline, processBatch, readTopics,
  replayLetters, resent, originalBytes, silentObserver, topicsEndingIn, type BrokerAdminOptions, type DeadLetter, type RegisteredHandler,
} from '../src/index.js';

const errors = defineErrors({ RWD_TEST_BROKEN: { failure: 'permanent', message: 'the handler is broken', action: 'mend it, then replay' } });

const PORTS = { kafka: 23_292, kafkaAdmin: 23_293, kafkaController: 23_294, keycloak: 23_295, mongodb: 23_296 };
const GROUP = 'svc-assessment';
const RECORDS = 100;
const LIMIT_MS = 30_000;
const out = topicOf(receiptIssued, 'demo-a');

let folder: string;
let servers: Servers;
let access: BrokerAdminOptions;
let store: Store;
let log: KafkaLog;
let broken = true;

/** Fails for good until it is mended; its effect is one output a record. */
const handler: RegisteredHandler = {
  type: scoreChanged.type,
  options: {},
  invoke: async (data) => {
    if (broken) throw errors.RWD_TEST_BROKEN();
    return { outcome: 'done', outputs: [output(receiptIssued, { key: 'k', partner: 'demo-a', data: { ...receiptIssued.examples[0], statement: JSON.stringify(data) } })] };
  },
};

const journal = (): StoreJournal => new StoreJournal(store, 'replay_journal');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  servers = await startServers({ dataDir: folder, ports: PORTS, realm: { realm: 'replay', services: [], partners: [] }, quiet: true });
  const { adminBrokers, adminUsername, adminPassword } = servers.kafka;
  access = { brokers: adminBrokers, username: adminUsername, password: adminPassword };
  await applyBrokerPlan(access, brokerPlan([{ tenant: 'demo-a' }]));
  store = await Store.open({ uri: servers.mongoUri, database: 'rwd_assessment' });
  log = new KafkaLog({ brokers: adminBrokers, clientId: 'replay-test', plain: access });
  const pipeline = new Pipeline({
    group: GROUP, source: '/test', log, journal: journal(), parked: new ParkedKeys(GROUP, new StoreJournal(store, 'replay_parked')),
    rawHandler: () => undefined, handlerOf: (type) => (type === handler.type ? handler : undefined),
    observer: silentObserver, crash: createCrashGate(undefined), now: () => new Date(), sleep: (ms) => sleep(ms), random: Math.random, onFailure: () => undefined,
  });
  await log.consume({ group: GROUP, topics: [scoreChanged.topic], onBatch: (batch) => processBatch(batch, pipeline, { observer: silentObserver, crash: createCrashGate(undefined) }) });
}, 240_000);

afterAll(async () => {
  await log?.close();
  await store?.close();
  await servers?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function letters(): Promise<readonly DeadLetter[]> {
  const box = new LetterBox();
  await readTopics(access, await topicsEndingIn(access, letterSuffixes), (message) => box.add(message));
  expect(box.unreadable).toEqual([]);
  return box.all();
}

async function entries(outcome: string): Promise<readonly JournalEntry[]> {
  const found: JournalEntry[] = [];
  for await (const entry of journal().all()) if (entry.outcome === outcome) found.push(entry);
  return found;
}

/** What stands in the topic of the outputs, and how many different events that is. */
async function outputs(): Promise<{ standing: number; ids: number }> {
  const ids: string[] = [];
  await readTopics(access, [out], (message) => ids.push(decodeEvent(message).attributes.id));
  return { standing: ids.length, ids: new Set(ids).size };
}

async function eventually(ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`it did not come within ${LIMIT_MS} ms`);
    await sleep(300);
  }
}

const ports = () => ({ log, journalOf: async () => journal() });

describe('a hundred records that a broken handler refuses', () => {
  it('are one group of dead letters', async () => {
    const value = JSON.stringify(scoreChanged.examples[0]);
    await log.append(Array.from({ length: RECORDS }, (_, index) => ({
      topic: scoreChanged.topic, key: `k${index}`, value, headers: toHeaders({ id: `event-${index}`, type: scoreChanged.type, source: '/test', time: '' }, 'application/json'),
    })));
    await eventually(async () => (await entries('dead-lettered')).length === RECORDS);
    expect(groupLetters(await letters())).toMatchObject([{ kind: 'dlq', topic: scoreChanged.topic, group: GROUP, code: 'RWD_TEST_BROKEN', count: RECORDS }]);
  }, 60_000);

  it('are still a hundred when they were replayed before the handler was mended', async () => {
    expect(await replayLetters(await letters(), ports())).toMatchObject({ sent: RECORDS });
    await eventually(async () => (await letters()).every(({ replays }) => replays === 1));
    expect(await letters()).toHaveLength(RECORDS);
    expect(await outputs()).toEqual({ standing: 0, ids: 0 });
  }, 60_000);

  it('have exactly a hundred effects when they are replayed twice at once', async () => {
    broken = false;
    const all = await letters();
    expect(await replayLetters(all, ports(), { dryRun: true })).toMatchObject({ sent: RECORDS, alreadyProcessed: 0 });
    expect(await entries('done')).toHaveLength(0);
    await Promise.all([replayLetters(all, ports()), replayLetters(all, ports())]);
    await eventually(async () => (await entries('done')).length === RECORDS);
    expect((await outputs()).ids).toBe(RECORDS);
  }, 60_000);

  it('are told as processed after that, and nothing is sent', async () => {
    const before = await outputs();
    expect(await replayLetters(await letters(), ports())).toEqual({ sent: 0, alreadyProcessed: RECORDS, unopened: [] });
    expect(await outputs()).toEqual(before);
  }, 60_000);

  it('have no other effect when they are sent past that question', async () => {
    const again = await Promise.all((await letters()).map(async (letter) => resent(letter, await originalBytes(letter, undefined))));
    await log.append(again);
    // Behind them in every partition, so that its own effect says that they were handled.
    await log.append(again.map((message, index) => ({ ...message, headers: { ...message.headers, ce_id: `behind-${index}` } })));
    await eventually(async () => (await entries('done')).length === 2 * RECORDS);
    expect((await outputs()).ids).toBe(2 * RECORDS);
  }, 60_000);
});
