import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordSubmitted, toHeaders, validateEventData } from '@chainnet/contracts';
import { open } from '@chainnet/sealing';
import { admit, RECORD_LIMIT_BYTES } from './admit.js';
import { base32, recordIdOf } from './record-id.js';
import { accepted, identify, recordsOf, rejected, type Arrival } from './take-in.js';

const keys = { recordKey: new Uint8Array(32).fill(1), partitionKey: new Uint8Array(32).fill(2) };
const context = { subjectKey: new Uint8Array(32).fill(3), random: (length: number) => new Uint8Array(length).fill(9) };
const headers = { ...toHeaders({ id: 'r1', type: recordSubmitted.type, source: '/his', time: '' }, 'application/fhir+json; charset=utf-8') };

const arrival = (fields: Partial<Arrival> = {}): Arrival => ({
  tenant: 'demo-a', headers, value: Buffer.from('{"resourceType":"Patient"}'), key: 'p-1', position: 'rwd.demo-a.records[0]@7', receivedAt: '2026-01-01T00:00:00.000Z', ...fields,
});

describe('admission', () => {
  const admitted = (fields: Partial<Arrival>) => admit(arrival(fields));

  it.each([
    ['a tombstone', { value: null }, 'RWD_INGESTION_TOMBSTONE'],
    ['an oversize record', { value: Buffer.alloc(RECORD_LIMIT_BYTES + 1, 0x20) }, 'RWD_INGESTION_TOO_LARGE'],
    ['a record without CloudEvents', { headers: { 'content-type': 'application/fhir+json' } }, 'RWD_INGESTION_ENVELOPE'],
    ['an unknown type', { headers: { ...headers, ce_type: 'com.example.other' } }, 'RWD_INGESTION_UNKNOWN_TYPE'],
    ['an unknown content type', { headers: { ...headers, 'content-type': 'image/png' } }, 'RWD_INGESTION_CONTENT_TYPE'],
    ['a NUL byte', { value: Buffer.from('{"a":"\0"}') }, 'RWD_INGESTION_NUL'],
    ['the wrong encoding', { value: Buffer.from([0x7b, 0xff, 0x7d]) }, 'RWD_INGESTION_ENCODING'],
  ] as const)('refuses %s with a code', (_name, fields, code) => {
    expect(admitted(fields)).toMatchObject({ ok: false, error: { code } });
  });

  it('takes a record of exactly the limit', () => {
    expect(admitted({ value: Buffer.alloc(RECORD_LIMIT_BYTES, 0x20) }).ok).toBe(true);
  });

  it('takes CSV in UTF-8, and refuses it in an encoding it cannot declare', () => {
    const csv = { ...headers, 'content-type': 'text/csv; charset=utf-8' };
    expect(admitted({ headers: csv, value: Buffer.from('WS02_01_039_001\n甲') })).toMatchObject({ ok: true, contentType: 'text/csv' });
    expect(admitted({ headers: csv, value: Buffer.from([0x57, 0xbc, 0xd7]) })).toMatchObject({ ok: false, error: { code: 'RWD_INGESTION_ENCODING' } });
  });

  it('lets XML say its own encoding, UTF-16 included', () => {
    const xml = { ...headers, 'content-type': 'application/xml' };
    expect(admitted({ headers: xml, value: Buffer.from('\ufeff<a/>', 'utf16le') }).ok).toBe(true);
    expect(admitted({ headers: xml, value: Buffer.from([0x3c, 0xb0, 0xa1, 0x3e]) }).ok).toBe(true);
  });
});

describe('a record id', () => {
  it('is base32 as RFC 4648 section 10 has it, in lower case', () => {
    const vectors = { '': '', f: 'my', fo: 'mzxq', foo: 'mzxw6', foob: 'mzxw6yq', fooba: 'mzxw6ytb', foobar: 'mzxw6ytboi' };
    for (const [text, expected] of Object.entries(vectors)) expect(base32(Buffer.from(text))).toBe(expected);
  });

  it('never confuses two submissions, however their parts are cut', () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (left, right) => {
      fc.pre(JSON.stringify(left) !== JSON.stringify(right));
      expect(recordIdOf(keys.recordKey, left)).not.toBe(recordIdOf(keys.recordKey, right));
    }));
  });

  it('holds nothing of what the partner called the record or the patient', () => {
    const { recordId, subjectRef } = identify(arrival({ key: 'MRN-0042' }), keys);
    expect(recordId).toMatch(/^[a-z2-7]{32}$/);
    expect(`${recordId}${subjectRef}`).not.toMatch(/MRN|0042|r1/);
  });

  it('keeps one person\'s records under one reference, and two organizations\' apart', () => {
    const ref = (fields: Partial<Arrival>) => identify(arrival(fields), keys).subjectRef;
    expect(ref({ headers: { ...headers, ce_id: 'other' } })).toBe(ref({}));
    expect(ref({ tenant: 'demo-b' }).split('.')[1]).not.toBe(ref({}).split('.')[1]);
  });
});

describe('taking in', () => {
  it('seals the bytes for normalization and says the step to everybody', () => {
    const given = { arrival: arrival(), identity: identify(arrival(), keys) };
    const { received, step } = accepted(given, context);
    expect(validateEventData(received.event.type, received.data)).toEqual([]);
    expect(validateEventData(step.event.type, step.data)).toEqual([]);
    const binding = { recordId: given.identity.recordId, tenant: 'demo-a', purpose: 'payload' };
    expect(Buffer.from(open(received.data.payload, binding, { key: context.subjectKey, kid: given.identity.subjectRef }))).toEqual(arrival().value);
  });

  it('keeps a refused record\'s original bytes sealed, with code and place', () => {
    const bad = arrival({ value: Buffer.from('{"a":"\0"}') });
    const identity = identify(bad, keys);
    if (identity.admission.ok) throw new Error('expected a refusal');
    const { quarantined, step } = rejected({ arrival: bad, identity }, identity.admission.error, context);
    expect(validateEventData(step.event.type, step.data)).toEqual([]);
    expect(step.data).toMatchObject({ code: 'RWD_INGESTION_NUL', where: 'rwd.demo-a.records[0]@7' });
    const binding = { recordId: identity.recordId, tenant: 'demo-a', purpose: 'quarantine' };
    expect(Buffer.from(open(quarantined.original, binding, { key: context.subjectKey, kid: identity.subjectRef }))).toEqual(bad.value);
  });
});

describe('a batch of HL7 v2', () => {
  const message = (control: string, patient: string): string => `MSH|^~\\&|A|B|||2026||ADT^A01|${control}|P|2.5\rPID|1||${patient}^^^HIS\r`;
  const batch = (text: string, fields: Partial<Arrival> = {}): Arrival => arrival({ headers: { ...headers, 'content-type': 'x-application/hl7-v2+er7' }, value: Buffer.from(text), key: null, ...fields });
  const records = (given: Arrival) => recordsOf(given, identify(given, keys), keys);
  const body = `BHS|^~\\&|LIS\r${message('1', '7')}${message('2', '8')}${message('3', '7')}BTS|3\r`;

  it('is as many records as messages, named by the body\'s id and their place', () => {
    const named = records(batch(body));
    expect(new Set(named.map(({ recordId }) => recordId)).size).toBe(3);
    expect(named.map(({ recordId }) => recordId)).toEqual(records(batch(body)).map(({ recordId }) => recordId));
    expect(named.map(({ recordId }) => recordId)).not.toContain(identify(batch(body), keys).recordId);
    expect(named[1] !== undefined && Buffer.from(named[1].admission.value).toString()).toBe(`BHS|^~\\&|LIS\r${message('2', '8')}BTS|3\r`);
  });

  it('keeps the messages of one person under one reference, and two people apart', () => {
    const [first, second, third] = records(batch(body)).map(({ subjectRef }) => subjectRef);
    expect(first).toBe(third);
    expect(first).not.toBe(second);
    expect(first).not.toContain('7');
  });

  it('the partner\'s own partition key is the person of all its messages', () => {
    expect(new Set(records(batch(body, { key: 'p-1' })).map(({ subjectRef }) => subjectRef))).toEqual(new Set([identify(batch(body, { key: 'p-1' }), keys).subjectRef]));
  });

  it('each is accepted with bytes, commitment and step of its own', () => {
    const given = batch(body);
    const taken = records(given).map((identity) => accepted({ arrival: given, identity }, context));
    expect(taken.flatMap(({ received, step }) => [...validateEventData(received.event.type, received.data), ...validateEventData(step.event.type, step.data)])).toEqual([]);
    expect(new Set(taken.map(({ step }) => step.data.commitment)).size).toBe(3);
  });

  it('one message is the one record it always was', () => {
    const given = batch(message('1', '7'), { key: 'p-1' });
    expect(records(given)).toEqual([identify(given, keys)]);
  });

  it.each([['a count that does not match', body.replace('BTS|3', 'BTS|4'), 'RWD_HL7V2_BATCH_COUNT'], ['a batch that was cut off', body.replace('BTS|3\r', ''), 'RWD_HL7V2_BATCH_STRUCTURE']])('%s is refused whole', (_name, text, code) => {
    const identity = identify(batch(text), keys);
    expect(identity.admission).toMatchObject({ ok: false, error: { code } });
    expect(recordsOf(batch(text), identity, keys)).toEqual([]);
  });
});
