import { DocumentStore, FactStore, SnapshotStore, Store, StoreJournal, type JournalEntry } from '@chainnet/persistence';
import { rounded } from '../figures.js';
import { say, withStore } from '../stand.js';

/** Bytes of a stored body, near enough those of a sealed small record. */
const BODY = 'x'.repeat(850);
const CHUNK = 500;
const levels = [1_000, 100_000] as const;

type Stores = {
  readonly documents: DocumentStore<string>;
  /** The collection that the facts are kept in, written in bulk to fill it. */
  readonly factDocuments: DocumentStore<string>;
  readonly facts: FactStore<string>;
  readonly journal: StoreJournal;
  readonly snapshots: SnapshotStore<string>;
};

type Operation = { readonly name: string; readonly times: number; readonly run: (stores: Stores, number: number) => Promise<unknown> };

/** Each with ids that no other use has, so that every insert is of something new. */
const operations: readonly Operation[] = [
  { name: 'insert bulk of 500', times: 10, run: ({ documents }, n) => documents.put(bodies(`bulk-${n}`)) },
  { name: 'insert one', times: 300, run: ({ documents }, n) => documents.put([[`one-${n}`, BODY]]) },
  { name: 'find by _id', times: 500, run: ({ documents }, n) => documents.get(`fill-${(n * 7_919) % levels[0]}`) },
  { name: 'journal.record of 500', times: 10, run: ({ journal }, n) => journal.record(entries(`chunk-${n}`)) },
  { name: 'facts.append', times: 300, run: ({ facts }, n) => facts.append('measured', n + 1, BODY) },
  { name: 'facts.read', times: 500, run: ({ facts }, n) => facts.read('fill', 1 + ((n * 7_919) % levels[0])) },
  { name: 'snapshots.save', times: 100, run: ({ snapshots }, n) => snapshots.save('measured', { version: n, snapshot: BODY }) },
];

/** Operations a second of the embedded store with 1,000 and with 100,000 stored documents of 0.9 kB in each collection. */
export const storePart = (): Promise<object> =>
  withStore(async (mongoUri) => {
    const store = await Store.open({ uri: mongoUri, database: 'bench_store' });
    try {
      return await measure(storesOf(store));
    } finally {
      await store.close();
    }
  });

async function measure(stores: Stores): Promise<object> {
  const rates = new Map<string, number[]>();
  let stored = 0;
  for (const level of levels) {
    await fill(stores, stored, level);
    stored = level;
    say(`store: ${level} documents in each collection`);
    for (const operation of operations) {
      rates.set(operation.name, [...(rates.get(operation.name) ?? []), await rateOf(operation, stores, level)]);
    }
  }
  return {
    documents: levels,
    documentBytes: BODY.length + 50,
    operationsPerSecond: Object.fromEntries([...rates].map(([name, [few = NaN, many = NaN]]) => [name, { few: rounded(few), many: rounded(many), ratio: rounded(few / many, 2) }])),
  };
}

async function rateOf({ times, run }: Operation, stores: Stores, level: number): Promise<number> {
  const offset = level * 10;
  const began = performance.now();
  for (let number = 0; number < times; number += 1) await run(stores, offset + number);
  return (times * 1_000) / (performance.now() - began);
}

async function fill({ documents, factDocuments, journal }: Stores, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, to - start) }, (_, at) => start + at);
    await documents.put(numbers.map((number) => [`fill-${number}`, BODY] as const));
    await factDocuments.put(numbers.map((number) => [`fill:${number + 1}`, BODY] as const));
    await journal.record(numbers.map((number) => entryOf(`fill-${number}`)));
  }
}

const bodies = (prefix: string): (readonly [string, string])[] => Array.from({ length: CHUNK }, (_, at) => [`${prefix}-${at}`, BODY] as const);
const entries = (prefix: string): JournalEntry[] => Array.from({ length: CHUNK }, (_, at) => entryOf(`${prefix}-${at}`));
const entryOf = (id: string): JournalEntry => ({ _id: `bench:${id}`, hash: 'a'.repeat(64), outcome: 'stored', facts: '{}', outputs: BODY.slice(0, 700), at: '2026-01-01T00:00:00.000Z' });

const storesOf = (store: Store): Stores => ({
  documents: new DocumentStore(store, 'documents'),
  factDocuments: new DocumentStore(store, 'facts'),
  facts: new FactStore(store, 'facts'),
  journal: new StoreJournal(store),
  snapshots: new SnapshotStore(store),
});
