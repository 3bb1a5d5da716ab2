import { describe, expect, it } from '@jest/globals';
import { defineErrors, recordAccepted, recordSubmitted, scoreChanged, toHeaders } from '@chainnet/contracts';
import { MemoryJournal, MemoryLog } from '@chainnet/testing';
import { createCrashGate } from './crash-points.js';
import { DEAD_LETTER_HEADERS, positionOf } from './dead-letter.js';
import { output, type HandlerResult } from './handler.js';
import { silentObserver } from './observer.js';
import { ParkedKeys } from './parking.js';
import { Pipeline, type PipelineOptions, type RegisteredHandler } from './pipeline.js';
import type { ConsumedMessage } from './ports.js';

const errors = defineErrors({
  RWD_TEST_BUSY: { failure: 'transient', message: 'busy', action: 'wait' },
  RWD_TEST_BROKEN: { failure: 'permanent', message: 'broken', action: 'mend' },
});

const score = { tenant: 'demo-a', catalogue: 'dcmm-2018', level: 1, overall: 10_000, gaps: 3, at: '2026-01-01T00:00:00Z' };
const copy = (data: unknown): HandlerResult => ({ outcome: 'copied', outputs: [output(scoreChanged, { key: 'k', data: data as typeof score })] });

function message(offset: number, fields: { id?: string; key?: string; type?: string; value?: Buffer | null; headers?: Record<string, string> } = {}): ConsumedMessage {
  const headers = toHeaders({ id: fields.id ?? `e${offset}`, type: fields.type ?? scoreChanged.type, source: '/test', time: '' }, 'application/json');
  const value = fields.value === undefined ? Buffer.from(JSON.stringify(score)) : fields.value;
  return { topic: scoreChanged.topic, partition: 0, offset: String(offset), timestamp: 0, key: fields.key ?? 'k', value, headers: { ...headers, ...fields.headers } };
}

function given(invoke: RegisteredHandler['invoke'], overrides: Partial<PipelineOptions> & { ordered?: boolean; raw?: boolean } = {}) {
  const { ordered, raw, ...options } = overrides;
  const log = new MemoryLog();
  const journal = new MemoryJournal();
  const parked = new ParkedKeys('test', new MemoryJournal());
  const failures: string[] = [];
  const handler: RegisteredHandler = { type: raw === true ? recordSubmitted.type : scoreChanged.type, options: { ordered: ordered === true, raw: raw === true }, invoke };
  const pipeline = new Pipeline({
    group: 'test', source: '/test', log, journal, parked, observer: silentObserver, crash: createCrashGate(undefined),
    rawHandler: () => (raw === true ? handler : undefined),
    handlerOf: (type) => (type === handler.type ? handler : undefined),
    now: () => new Date(0), sleep: async () => undefined, random: () => 0.5, onFailure: ({ code }) => failures.push(code), ...options,
  });
  return { pipeline, log, journal, parked, failures };
}

const topics = (log: MemoryLog): string[] => log.appended.map(({ topic }) => topic);

describe('the pipeline', () => {
  it('journals an effect and publishes its outputs', async () => {
    const { pipeline, log, journal } = given(async (data) => copy(data));
    expect(await pipeline.process([message(0), message(1)])).toBe(2);
    expect(topics(log)).toEqual([scoreChanged.topic, scoreChanged.topic]);
    expect([...journal.entries.keys()]).toEqual(['test:e0', 'test:e1']);
  });

  it('publishes the same ids again when a record is delivered again, with no second effect', async () => {
    let clock = 0;
    const { pipeline, log, journal } = given(async (data) => copy(data), { now: () => new Date((clock += 1_000)) });
    await pipeline.process([message(0)]);
    await pipeline.process([message(0)]);
    expect(journal.entries.size).toBe(1);
    expect(log.appended[1]).toEqual(log.appended[0]);
  });

  it('does not publish again what a producer sent a second time', async () => {
    const { pipeline, log, journal } = given(async (data) => copy(data));
    await pipeline.process([message(0, { id: 'same' })]);
    await pipeline.process([message(7, { id: 'same' })]);
    expect([log.appended.length, journal.entries.size]).toEqual([1, 1]);
  });

  it('publishes a record once that comes twice in one chunk', async () => {
    const { pipeline, log } = given(async (data) => copy(data));
    await pipeline.process([message(0, { id: 'same' }), message(1, { id: 'same' })]);
    expect(log.appended).toHaveLength(1);
  });

  it('does not starve heartbeats over a long chunk of records that keep the processor busy', async () => {
    let handled = 0;
    let handledAtBeat: number | undefined;
    const { pipeline } = given(async (data) => {
      handled += 1;
      return copy(data);
    });
    setImmediate(() => (handledAtBeat = handled));
    await pipeline.process(Array.from({ length: 500 }, (_, offset) => message(offset)));
    expect(handled).toBe(500);
    expect(handledAtBeat).toBeLessThanOrEqual(16);
  });

  it('commits nothing when the broker takes nothing, and mends it on redelivery', async () => {
    const { pipeline, log, journal } = given(async (data) => copy(data));
    log.failures = [errors.RWD_TEST_BUSY()];
    await expect(pipeline.process([message(0)])).rejects.toMatchObject({ code: 'RWD_TEST_BUSY' });
    expect(journal.entries.size).toBe(1);
    await pipeline.process([message(0)]);
    expect(log.appended).toHaveLength(1);
  });

  it.each([
    ['bad JSON', message(0, { value: Buffer.from('{') }), 'RWD_MESSAGING_NOT_JSON'],
    ['a tombstone', message(0, { value: null }), 'RWD_MESSAGING_NOT_JSON'],
    ['invalid UTF-8', message(0, { value: Buffer.from([0x22, 0xff, 0x22]) }), 'RWD_MESSAGING_NOT_JSON'],
    ['the wrong schema', message(0, { value: Buffer.from('{}') }), 'RWD_MESSAGING_SCHEMA_INVALID'],
    ['an unknown type', message(0, { type: 'rwd.no.such.v9' }), 'RWD_MESSAGING_UNKNOWN_TYPE'],
    ['no CloudEvents headers', { ...message(0), headers: {} }, 'RWD_CONTRACT_SPEC_VERSION'],
  ])('puts %s into the dead-letter topic once, with its bytes, while good records flow', async (_name, bad, code) => {
    const { pipeline, log } = given(async (data) => copy(data));
    expect(await pipeline.process([bad, message(1)])).toBe(2);
    expect(topics(log)).toEqual([`${scoreChanged.topic}.dlq`, scoreChanged.topic]);
    const letter = log.appended[0];
    expect(letter?.headers[DEAD_LETTER_HEADERS.code]).toBe(code);
    expect(letter?.headers[DEAD_LETTER_HEADERS.origin]).toBe(`${scoreChanged.topic}[0]@0`);
    expect(Buffer.from(String(letter?.value), 'base64')).toEqual(bad.value ?? Buffer.alloc(0));
    expect(letter?.headers[DEAD_LETTER_HEADERS.tombstone]).toBe(String(bad.value === null));
  });

  it('passes over a type of the catalogue that it has no handler for', async () => {
    const { pipeline, log, journal } = given(async (data) => copy(data));
    const example = Buffer.from(JSON.stringify(recordAccepted.examples[0]));
    expect(await pipeline.process([message(0, { type: recordAccepted.type, value: example })])).toBe(1);
    expect([log.appended.length, journal.entries.size]).toEqual([0, 0]);
  });

  it('tries a transient failure again and stops before it when it lasts', async () => {
    let calls = 0;
    const { pipeline, log } = given(async (data, { message: { offset } }) => {
      if (offset === '1') {
        calls += 1;
        throw errors.RWD_TEST_BUSY();
      }
      return copy(data);
    });
    expect(await pipeline.process([message(0), message(1), message(2)])).toBe(1);
    expect(calls).toBe(5);
    expect(log.appended).toHaveLength(1);
  });

  it('is not stopped for good by one record of a chunk that cannot be prepared', async () => {
    const prepare = async (): Promise<void> => Promise.reject(errors.RWD_TEST_BROKEN());
    const invoke = async (data: unknown, { message: { offset } }: { message: ConsumedMessage }) => (offset === '1' ? Promise.reject(errors.RWD_TEST_BROKEN()) : copy(data));
    const handler: RegisteredHandler = { type: scoreChanged.type, options: {}, invoke, prepare };
    const { pipeline, log } = given(invoke, { handlerOf: () => handler });
    expect(await pipeline.process([message(0), message(1), message(2)])).toBe(3);
    expect(topics(log)).toEqual([scoreChanged.topic, `${scoreChanged.topic}.dlq`, scoreChanged.topic]);
  });

  it('handles nothing while what a chunk needs is away', async () => {
    const handler: RegisteredHandler = { type: scoreChanged.type, options: {}, invoke: async (data) => copy(data), prepare: async () => Promise.reject(errors.RWD_TEST_BUSY()) };
    const { pipeline, journal } = given(handler.invoke, { handlerOf: () => handler });
    await expect(pipeline.process([message(0)])).rejects.toMatchObject({ code: 'RWD_TEST_BUSY' });
    expect(journal.entries.size).toBe(0);
  });

  it('gives a handler that throws without a code a code, and keeps the record', async () => {
    const { pipeline, log, failures } = given(async () => Promise.reject(new TypeError('x is undefined')));
    await pipeline.process([message(0)]);
    expect(failures).toEqual(['RWD_MESSAGING_HANDLER_FAILED']);
    expect(topics(log)).toEqual([`${scoreChanged.topic}.dlq`]);
  });

  it('dead-letters a used id with other content instead of hiding it', async () => {
    const { pipeline, log, failures } = given(async (data) => copy(data));
    await pipeline.process([message(0, { id: 'same' })]);
    await pipeline.process([message(1, { id: 'same', value: Buffer.from(JSON.stringify({ ...score, level: 2 })) })]);
    expect(failures).toEqual(['RWD_MESSAGING_ID_REUSED']);
    expect(topics(log)).toEqual([scoreChanged.topic, `${scoreChanged.topic}.dlq`]);
  });

  it('lets a raw handler say what a used id with other content means', async () => {
    const { pipeline, log, journal } = given(
      async () => ({ ...copy(score), entryId: 'record-1', conflict: () => ({ outcome: 'rejected', outputs: [] }) }),
      { raw: true },
    );
    await pipeline.process([message(0), message(1, { value: Buffer.from('other') })]);
    expect([...journal.entries.values()].map(({ outcome }) => outcome)).toEqual(['copied', 'rejected']);
    expect(log.appended).toHaveLength(1);
  });
});

describe('an ordered handler', () => {
  const failing = (broken: Set<string>) => async (data: unknown, { message: { offset } }: { message: ConsumedMessage }) => {
    if (broken.has(offset)) throw errors.RWD_TEST_BROKEN();
    return copy(data);
  };

  it('parks the failing key and its later records in order while other keys flow', async () => {
    const { pipeline, log, parked } = given(failing(new Set(['0'])), { ordered: true });
    await pipeline.process([message(0, { key: 'a' }), message(1, { key: 'b' }), message(2, { key: 'a' })]);
    expect(topics(log)).toEqual([`${scoreChanged.topic}.parked`, scoreChanged.topic, `${scoreChanged.topic}.parked`]);
    expect(log.delivered(`${scoreChanged.topic}.parked`).map(({ headers }) => headers[DEAD_LETTER_HEADERS.code])).toEqual(['RWD_TEST_BROKEN', 'RWD_MESSAGING_KEY_PARKED']);
    expect(parked.isParked(scoreChanged.topic, 'a')).toBe(true);
  });

  it('opens the key again when the last of its parked records was re-injected and went through', async () => {
    const broken = new Set(['0']);
    const { pipeline, parked, log } = given(failing(broken), { ordered: true });
    const parkedRecords = [message(0, { key: 'a' }), message(2, { key: 'a' })];
    await pipeline.process(parkedRecords);
    broken.clear();
    const again = parkedRecords.map((record, index) => ({ ...record, offset: String(10 + index), headers: { ...record.headers, [DEAD_LETTER_HEADERS.replay]: '1', [DEAD_LETTER_HEADERS.origin]: positionOf(record) } }));
    await pipeline.process([again[0] as ConsumedMessage]);
    expect(parked.isParked(scoreChanged.topic, 'a')).toBe(true);
    await pipeline.process([again[1] as ConsumedMessage, message(12, { key: 'a' })]);
    expect(parked.isParked(scoreChanged.topic, 'a')).toBe(false);
    expect(topics(log).slice(2)).toEqual([scoreChanged.topic, scoreChanged.topic, scoreChanged.topic]);
  });

  const replayed = (record: ConsumedMessage, offset: number): ConsumedMessage => ({
    ...record, offset: String(offset), headers: { ...record.headers, [DEAD_LETTER_HEADERS.replay]: '1', [DEAD_LETTER_HEADERS.origin]: positionOf(record) },
  });

  it('lets no re-injected record overtake an earlier one of its key that fails again', async () => {
    const { pipeline, parked, log, journal } = given(failing(new Set(['0', '10'])), { ordered: true });
    const [a, b] = [message(0, { key: 'a' }), message(1, { key: 'a' })];
    await pipeline.process([a, b]);
    await pipeline.process([replayed(a, 10), replayed(b, 11)]);
    expect([...journal.entries.values()].every(({ outcome }) => outcome === 'parked')).toBe(true);
    await pipeline.process([replayed(a, 12), replayed(b, 13)]);
    expect(topics(log).slice(4)).toEqual([scoreChanged.topic, scoreChanged.topic]);
    expect(parked.size).toBe(0);
  });

  it('keeps a re-injected record that fails again under its first place, so that releases do not multiply it', async () => {
    const { pipeline, log } = given(failing(new Set(['0', '10'])), { ordered: true });
    const record = message(0, { key: 'a' });
    await pipeline.process([record]);
    await pipeline.process([replayed(record, 10)]);
    const origins = log.delivered(`${scoreChanged.topic}.parked`).map(({ headers }) => headers[DEAD_LETTER_HEADERS.origin]);
    expect(origins).toEqual([positionOf(record), positionOf(record)]);
  });

  it('does not believe a replay header that names another topic', async () => {
    const { pipeline, log } = given(failing(new Set(['0'])), { ordered: true });
    await pipeline.process([message(0, { headers: { [DEAD_LETTER_HEADERS.replay]: '1', [DEAD_LETTER_HEADERS.origin]: 'rwd.other.records[0]@0' } })]);
    expect(log.appended[0]?.headers[DEAD_LETTER_HEADERS.origin]).toBe(`${scoreChanged.topic}[0]@0`);
  });

  it('knows the order of its parked records again after a restart, whatever order the store gives them in', async () => {
    const journal = new MemoryJournal();
    const before = new ParkedKeys('test', journal);
    for (const offset of [10, 9]) await before.park({ topic: 't', key: 'a', position: `t[0]@${offset}` }, '');
    const after = new ParkedKeys('test', journal);
    await after.load();
    expect([9, 10].map((offset) => after.isNext({ topic: 't', key: 'a', position: `t[0]@${offset}` }))).toEqual([true, false]);
  });

  it('knows its parked keys again after a restart', async () => {
    const journal = new MemoryJournal();
    const before = new ParkedKeys('test', journal);
    await before.park({ topic: 't', key: 'a', position: 't[0]@1' }, '');
    await before.park({ topic: 't', key: 'b', position: 't[0]@2' }, '');
    await before.release({ topic: 't', key: 'b', position: 't[0]@2' }, '');
    const after = new ParkedKeys('test', journal);
    await after.load();
    expect([after.isParked('t', 'a'), after.isParked('t', 'b')]).toEqual([true, false]);
  });
});

describe('a dead letter of an identified topic', () => {
  it('keeps its bytes sealed', async () => {
    const seal = async (bytes: Uint8Array, binding: string) => `sealed(${bytes.length},${binding})`;
    const { pipeline, log } = given(async () => Promise.reject(errors.RWD_TEST_BROKEN()), { raw: true, seal });
    await pipeline.process([{ ...message(0), topic: 'rwd.demo-a.records', value: Buffer.from('Wang Xiaoming') }]);
    expect(log.appended[0]?.value).toBe('sealed(13,dlq:rwd.demo-a.records[0]@0)');
  });
});
