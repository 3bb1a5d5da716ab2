import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DocumentStore, FactStore, SnapshotStore, Store, StoredSubjectKeys, StoreJournal, type Journal, type JournalEntry } from '@chainnet/persistence';
import { MemoryJournal } from '../src/index.js';
import { startDocumentStore, type RunningStore } from './document-store.js';

let running: RunningStore;
let store: Store;

beforeAll(async () => {
  running = await startDocumentStore();
  store = await Store.open({ uri: running.uri, database: `rwd_conformance_${randomUUID().slice(0, 8)}` });
}, 240_000);

afterAll(async () => {
  await store.close();
  await running.stop();
});

const entry = (id: string, fields: Partial<JournalEntry> = {}): JournalEntry => ({ _id: id, hash: 'h', outcome: 'done', facts: '{}', outputs: '[]', at: '2026-01-01T00:00:00Z', ...fields });

describe.each<[string, () => Journal]>([
  ['the stored journal', () => new StoreJournal(store, `journal_${randomUUID().slice(0, 8)}`)],
  ['the journal in memory', () => new MemoryJournal()],
])('%s', (_name, make) => {
  it('keeps the first entry of an id and answers with it', async () => {
    const journal = make();
    await journal.record([entry('a', { facts: '{"n":1}' }), entry('b')]);
    const { standing, existing } = await journal.record([entry('c'), entry('a', { facts: '{"n":2}' })]);
    expect(existing).toEqual([1]);
    expect(standing.map(({ _id, facts }) => [_id, facts])).toEqual([['c', '{}'], ['a', '{"n":1}']]);
    expect(await journal.find('a')).toMatchObject({ facts: '{"n":1}' });
    expect(await journal.find('nobody')).toBeUndefined();
  });

  it('takes an id that stands twice in one list once', async () => {
    const journal = make();
    const { existing, standing } = await journal.record([entry('a', { outcome: 'first' }), entry('a', { outcome: 'second' })]);
    expect(existing).toEqual([1]);
    expect(standing.map(({ outcome }) => outcome)).toEqual(['first', 'first']);
  });

  it('lets exactly one of fifty racing writers of one id win', async () => {
    const journal = make();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => journal.record([entry('same', { facts: String(n) })])));
    expect(answers.filter(({ existing }) => existing.length === 0)).toHaveLength(1);
    expect(new Set(answers.map(({ standing }) => standing[0]?.facts)).size).toBe(1);
  });

  it('takes more than one bulk insert holds, duplicates counted by their place', async () => {
    const journal = make();
    await journal.record([entry('r700'), entry('r1200')]);
    const { existing } = await journal.record(Array.from({ length: 1_500 }, (_, n) => entry(`r${n}`)));
    expect([...existing].sort((a, b) => a - b)).toEqual([700, 1200]);
  });

  it('gives any text back as it was: dots, dollars, NUL, nested arrays in JSON', async () => {
    const journal = make();
    await fc.assert(fc.asyncProperty(fc.jsonValue(), async (value) => {
      const id = randomUUID();
      const facts = JSON.stringify({ '$a.b': [[value]], nul: '\0' });
      await journal.record([entry(id, { facts })]);
      expect((await journal.find(id))?.facts).toBe(facts);
    }), { numRuns: 25 });
  });
});

describe('facts', () => {
  it('grow by versions without gaps, and their head is found', async () => {
    const facts = new FactStore<{ n: number }>(store, 'facts');
    expect(await facts.head('job')).toBe(0);
    for (let n = 1; n <= 37; n += 1) await facts.append('job', n, { n });
    expect(await facts.head('job')).toBe(37);
    expect((await facts.load('job')).map(({ n }) => n)).toEqual(Array.from({ length: 37 }, (_, n) => n + 1));
    expect(await facts.read('job', 5)).toEqual({ n: 5 });
  });

  it('refuse a version that somebody else wrote', async () => {
    const facts = new FactStore<number>(store, 'facts');
    const racing = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => facts.append('raced', 1, n)));
    expect(racing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(facts.append('raced', 1, 99)).rejects.toMatchObject({ code: 'RWD_STORE_VERSION_CONFLICT' });
  });
});

describe('documents and snapshots', () => {
  it('write once, read by id, erase for good', async () => {
    const documents = new DocumentStore<{ n: number }>(store, 'documents');
    expect(await documents.put([['a', { n: 1 }], ['b', { n: 2 }]])).toEqual([]);
    expect(await documents.put([['a', { n: 9 }]])).toEqual(['a']);
    expect([...(await documents.getMany(['a', 'b', 'c']))]).toEqual([['a', { n: 1 }], ['b', { n: 2 }]]);
    expect([await documents.erase('a'), await documents.erase('a'), await documents.get('a')]).toEqual([true, false, undefined]);
  });

  it('keep the newest of two slots and do not grow', async () => {
    const snapshots = new SnapshotStore<number>(store);
    expect(await snapshots.latest('view')).toBeUndefined();
    for (let version = 1; version <= 5; version += 1) await snapshots.save('view', { version, snapshot: version * 10 });
    expect(await snapshots.latest('view')).toEqual({ version: 5, snapshot: 50 });
    expect(await store.collection('snapshots').countDocuments()).toBe(2);
  });
});

describe('people\'s keys', () => {
  const options = { keyEncryptionKey: randomBytes(32), random: (length: number) => randomBytes(length), now: () => Date.now() };

  it('are made once, the same for every process, and never stand in the store as they are', async () => {
    const [one, two] = [new StoredSubjectKeys(store, options), new StoredSubjectKeys(store, options)];
    const [mine, theirs] = await Promise.all([one.keysFor(['p1', 'p2', 'p1']), two.keysFor(['p2', 'p3'])]);
    expect([...mine.keys()].sort()).toEqual(['p1', 'p2']);
    expect(mine.get('p2')).toEqual(theirs.get('p2'));
    const stored = JSON.stringify(await store.collection('subject_keys').find().toArray());
    for (const key of mine.values()) expect(stored).not.toContain(Buffer.from(key).toString('base64url'));
  });

  it('are gone for good once erased', async () => {
    const keys = new StoredSubjectKeys(store, options);
    await keys.keysFor(['gone']);
    await keys.erase('gone');
    expect((await keys.existing(['gone'])).size).toBe(0);
    expect((await new StoredSubjectKeys(store, options).existing(['gone'])).size).toBe(0);
  });
});

describe('a store that is away', () => {
  it('is a transient failure with a code, within the timeout', async () => {
    const opening = Store.open({ uri: 'mongodb://127.0.0.1:9/', database: 'x', connectTimeoutMs: 500 });
    await expect(opening).rejects.toMatchObject({ code: 'RWD_STORE_UNAVAILABLE', failure: 'transient' });
  });
});
