import { describe, expect, it } from '@jest/globals';
import { defineErrors, scoreChanged, toHeaders } from '@chainnet/contracts';
import { MemoryJournal, MemoryLog } from '@chainnet/testing';
import { deadLetter } from './dead-letter.js';
import { contentHash } from './envelope.js';
import { originalBytes, readLetter, type DeadLetter } from './letter.js';
import { parkingFactId } from './parking.js';
import { releaseParked } from './release.js';
import { fits, groupLetters, LetterBox, replayLetters } from './replay.js';
import type { ConsumedMessage, Sealer, Unsealer } from './ports.js';

const errors = defineErrors({
  RWD_TEST_BROKEN: { failure: 'permanent', message: 'broken', action: 'mend' },
  RWD_TEST_ERASED: { failure: 'permanent', message: 'erased', action: 'drop' },
});
const RECORDS = 'rwd.demo-a.records';

const original = (offset: number, fields: Partial<ConsumedMessage> = {}): ConsumedMessage => ({
  topic: scoreChanged.topic, partition: 0, offset: String(offset), timestamp: 0, key: `k${offset}`, value: Buffer.from(`{"n":${offset}}`),
  headers: toHeaders({ id: `e${offset}`, type: scoreChanged.type, source: '/test', time: '' }, 'application/json'), ...fields,
});

const seal: Sealer = async (bytes, binding) => `${binding}|${Buffer.from(bytes).toString('hex')}`;
const unseal: Unsealer = async (sealed, binding) => {
  const [under, hex] = sealed.split('|');
  if (under !== binding) throw errors.RWD_TEST_ERASED();
  return Buffer.from(hex ?? '', 'hex');
};

type Failure = { readonly code?: 'RWD_TEST_BROKEN' | 'RWD_TEST_ERASED'; readonly to?: 'dlq' | 'parked'; readonly at?: number };

/** The letter of a record as it is read back from the broker. */
async function stored(message: ConsumedMessage, { code = 'RWD_TEST_BROKEN', to = 'dlq', at = 0 }: Failure = {}): Promise<ConsumedMessage> {
  const letter = await deadLetter(message, errors[code](), { group: 'g', attempts: 1, now: new Date(at), seal, to });
  return { topic: letter.topic, partition: 0, offset: '0', timestamp: at, key: letter.key, value: Buffer.from(String(letter.value)), headers: letter.headers };
}
const letterOf = async (message: ConsumedMessage, failure?: Failure): Promise<DeadLetter> => readLetter(await stored(message, failure));

describe('a dead letter', () => {
  it.each([
    ['text', original(1)],
    ['any bytes', original(1, { value: Buffer.from([0, 0xff, 0x7b]) })],
    ['nothing: a tombstone', original(1, { value: null })],
    ['no bytes', original(1, { value: Buffer.alloc(0) })],
    ['identified bytes', original(1, { topic: RECORDS, value: Buffer.from('synthetic') })],
    ['an identified tombstone', original(1, { topic: RECORDS, value: null })],
    ['no key', original(1, { key: null })],
    ['an empty key', original(1, { key: '' })],
    ['its own headers', original(1, { headers: { 'x-own': 'kept', ce_id: 'e' } })],
  ])('is sent again with %s as it came', async (_name, message) => {
    const log = new MemoryLog();
    await replayLetters([await letterOf(message)], { log, unseal, journalOf: async () => new MemoryJournal() });
    expect(log.appended).toEqual([{
      topic: message.topic, key: message.key, value: message.value,
      headers: { ...message.headers, rwd_replay: '1', rwd_origin: `${message.topic}[0]@1` },
    }]);
  });

  it('counts its replays', async () => {
    const again = original(9, { headers: { ...original(1).headers, rwd_replay: '2', rwd_origin: `${scoreChanged.topic}[0]@1` } });
    expect(await letterOf(again)).toMatchObject({ replays: 2, origin: `${scoreChanged.topic}[0]@1` });
  });

  it('never names by a header the topic it is sent to', async () => {
    const forged = await stored(original(1));
    expect(() => readLetter({ ...forged, headers: { ...forged.headers, rwd_origin: 'rwd.demo-b.records[0]@1' } })).toThrow(expect.objectContaining({ code: 'RWD_MESSAGING_NOT_A_LETTER' }));
  });

  it('that is sealed is not opened without its key', async () => {
    const letter = await letterOf(original(1, { topic: RECORDS }));
    await expect(originalBytes(letter, undefined)).rejects.toMatchObject({ code: 'RWD_MESSAGING_NO_UNSEALER' });
  });
});

describe('a box of letters', () => {
  it('groups by cause, with how many and since when', async () => {
    const box = new LetterBox();
    for (const at of [3_000, 1_000, 2_000]) box.add(await stored(original(at), { at }));
    box.add(await stored(original(1), { code: 'RWD_TEST_ERASED' }));
    expect(groupLetters(box.all()).map(({ code, count, first, last }) => [code, count, first, last])).toEqual([
      ['RWD_TEST_BROKEN', 3, '1970-01-01T00:00:01.000Z', '1970-01-01T00:00:03.000Z'],
      ['RWD_TEST_ERASED', 1, '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
    ]);
  });

  it('holds a record that failed again once, by its newest failure, in its first place', async () => {
    const box = new LetterBox();
    box.add(await stored(original(1)));
    box.add(await stored(original(2)));
    box.add(await stored(original(7, { headers: { ...original(1).headers, rwd_replay: '1', rwd_origin: `${scoreChanged.topic}[0]@1` } }), { code: 'RWD_TEST_ERASED' }));
    expect(box.all().map(({ eventId, code }) => [eventId, code])).toEqual([['e1', 'RWD_TEST_ERASED'], ['e2', 'RWD_TEST_BROKEN']]);
  });

  it('tells of messages that are no letters', async () => {
    const box = new LetterBox();
    box.add(original(1, { topic: `${scoreChanged.topic}.dlq` }));
    expect(box.unreadable).toEqual([`RWD_MESSAGING_NOT_A_LETTER ${scoreChanged.topic}.dlq[0]@1`]);
  });

  it('selects by everything that is named', async () => {
    const letter = await letterOf(original(1));
    expect([{ key: 'k1' }, { key: 'k1', origin: letter.origin }, { key: 'k2', origin: letter.origin }, { fingerprint: letter.fingerprint }].map((one) => fits(letter, one))).toEqual([true, true, false, true]);
  });
});

describe('replaying', () => {
  const entry = (id: string, value: Buffer) => ({ _id: `g:${id}`, hash: contentHash(value), outcome: 'done', facts: '{}', outputs: '[]', at: '' });

  it('sends nothing when dry', async () => {
    const log = new MemoryLog();
    const report = await replayLetters([await letterOf(original(1))], { log, journalOf: async () => new MemoryJournal() }, { dryRun: true });
    expect([report.sent, log.appended.length]).toEqual([1, 0]);
  });

  it('says of a record whose effect stands that it is processed, and leaves it', async () => {
    const log = new MemoryLog();
    const journal = new MemoryJournal();
    await journal.record([entry('e1', original(1).value as Buffer), entry('e2', Buffer.from('other content'))]);
    const letters = [await letterOf(original(1)), await letterOf(original(2))];
    expect(await replayLetters(letters, { log, journalOf: async () => journal })).toEqual({ sent: 1, alreadyProcessed: 1, unopened: [] });
    expect(log.appended.map(({ headers }) => headers['ce_id'])).toEqual(['e2']);
  });

  it('goes on past a letter of an erased person', async () => {
    const log = new MemoryLog();
    const erased = { ...(await letterOf(original(1, { topic: RECORDS }))), body: 'other|00' };
    const report = await replayLetters([erased, await letterOf(original(2))], { log, unseal, journalOf: async () => new MemoryJournal() });
    expect(report).toEqual({ sent: 1, alreadyProcessed: 0, unopened: [`${RECORDS}[0]@1 RWD_TEST_ERASED`] });
  });
});

describe('releasing', () => {
  /** A service that lets the first `passes` re-injected records of each round through, until none is left. */
  async function given({ records, passes, late = [] }: { records: number[]; passes: number; late?: number[] }) {
    const journal = new MemoryJournal();
    const sent: string[] = [];
    const letters = await Promise.all([...records, ...late].map(async (offset) => letterOf(original(offset, { key: 'a' }), { to: 'parked' })));
    let visible = records.length;
    const log = {
      append: async (messages: readonly { headers: Readonly<Record<string, string>> }[]) => {
        sent.push(...messages.map(({ headers }) => headers['ce_id'] ?? ''));
        for (const { headers } of messages.slice(0, passes)) await journal.record([{ _id: parkingFactId('g', 'released', headers['rwd_origin'] ?? ''), hash: '', outcome: 'released', facts: '', outputs: '', at: '' }]);
        visible = letters.length;
      },
    };
    const report = await releaseParked({ log, letters: async () => letters.slice(0, visible), parkedJournalOf: async () => journal, sleep: async () => undefined });
    return { report, sent };
  }

  it('sends the parked records in order and is done when none waits', async () => {
    const { report, sent } = await given({ records: [1, 2, 3], passes: 3 });
    expect(sent).toEqual(['e1', 'e2', 'e3']);
    expect(report).toMatchObject({ released: 3, waiting: [], rounds: 1 });
  });

  it('goes another round for records that queued up behind meanwhile', async () => {
    const { report, sent } = await given({ records: [1, 2], passes: 2, late: [3] });
    expect(sent).toEqual(['e1', 'e2', 'e3']);
    expect(report).toMatchObject({ released: 3, waiting: [], rounds: 2 });
  });

  it('ends when nothing is let through, and says what waits', async () => {
    const { report } = await given({ records: [1, 2], passes: 0 });
    expect(report).toMatchObject({ released: 0, waiting: [`${scoreChanged.topic}[0]@1`, `${scoreChanged.topic}[0]@2`], rounds: 1 });
  });
});
