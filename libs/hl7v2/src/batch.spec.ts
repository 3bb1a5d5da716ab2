import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBatch, patientOf, splitBatch } from './batch.js';
import { valueAt } from './message.js';
import { readMessage } from './read-message.js';

const message = (control: string): string => `MSH|^~\\&|A|B|||2026||ADT^A01|${control}|P|2.5\rPID|1||${control}\r`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (body: string | Uint8Array): readonly string[] => splitBatch(typeof body === 'string' ? utf8(body) : body).map(({ bytes }) => new TextDecoder('gb18030').decode(bytes));
const controls = (body: string): readonly (string | undefined)[] => texts(body).map((text) => valueAt(readMessage(text).msh, 10));
const coded = (code: string): unknown => expect.objectContaining({ code: `RWD_HL7V2_BATCH_${code}` });

describe('splitting a batch (HL7 v2.5.1 section 2.10.3)', () => {
  it('one message is the body itself, the very bytes', () => {
    const body = utf8(message('1'));
    expect(splitBatch(body)[0]?.bytes).toBe(body);
  });

  it('several messages without an envelope are several', () => expect(controls(message('1') + message('2') + message('3'))).toEqual(['1', '2', '3']));

  it('a file of two batches gives each message with the headers and trailers it stood under', () => {
    const parts = texts(`FHS|^~\\&|F\rBHS|^~\\&|B1\r${message('1')}${message('2')}BTS|2|first\rBHS|^~\\&|B2\r${message('3')}BTS|1\rFTS|2|done\r`);
    expect(parts).toEqual([
      `FHS|^~\\&|F\rBHS|^~\\&|B1\r${message('1')}BTS|2|first\rFTS|2|done\r`,
      `FHS|^~\\&|F\rBHS|^~\\&|B1\r${message('2')}BTS|2|first\rFTS|2|done\r`,
      `FHS|^~\\&|F\rBHS|^~\\&|B2\r${message('3')}BTS|1\rFTS|2|done\r`,
    ]);
  });

  it('an empty count says nothing; an empty batch beside a full one is none', () => {
    expect(controls(`BHS|^~\\&\r${message('1')}BTS\r`)).toEqual(['1']);
    expect(controls(`FHS|^~\\&\rBHS|^~\\&\rBTS|0\rBHS|^~\\&\r${message('1')}BTS|1\rFTS|2`)).toEqual(['1']);
  });

  it('takes LF and CRLF, a byte order mark and MLLP frames', () => {
    for (const end of ['\n', '\r\n']) expect(controls((message('1') + message('2')).replaceAll('\r', end))).toEqual(['1', '2']);
    expect(controls(`\ufeff${message('1')}${message('2')}`)).toEqual(['1', '2']);
    expect(controls(`\u000b${message('1')}\u001c\r\u000b${message('2')}\u001c\r`)).toEqual(['1', '2']);
  });

  it('splits GB18030 without decoding it', () => {
    const body = Buffer.concat([utf8(message('1')), utf8('NTE|1||'), Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0d]), utf8(message('2'))]);
    expect(texts(body)).toEqual([`${message('1')}NTE|1||中文\r`, message('2')]);
  });

  it.each([
    ['BTS-1 too high', `BHS|^~\\&\r${message('1')}BTS|2\r`, 'COUNT'],
    ['BTS-1 too low', `BHS|^~\\&\r${message('1')}${message('2')}BTS|1\r`, 'COUNT'],
    ['BTS-1 that is no number', `BHS|^~\\&\r${message('1')}BTS|x\r`, 'COUNT'],
    ['FTS-1 that differs', `FHS|^~\\&\rBHS|^~\\&\r${message('1')}BTS|1\rFTS|3\r`, 'COUNT'],
    ['a batch that was cut off', `BHS|^~\\&\r${message('1')}`, 'STRUCTURE'],
    ['a file that was cut off', `FHS|^~\\&\r${message('1')}`, 'STRUCTURE'],
    ['FTS before BTS', `FHS|^~\\&\rBHS|^~\\&\r${message('1')}FTS|1`, 'STRUCTURE'],
    ['a batch inside a batch', `BHS|^~\\&\r${message('1')}BHS|^~\\&\rBTS|0\r`, 'STRUCTURE'],
    ['BTS alone', 'BTS|0\r', 'STRUCTURE'],
    ['no message', 'BHS|^~\\&\rBTS|0\r', 'STRUCTURE'],
    ['a segment between batches', `BHS|^~\\&\rPID|1\r${message('1')}BTS|1\r`, 'STRUCTURE'],
    ['text before the first message', `hello\r${message('1')}`, 'STRUCTURE'],
    ['a message after FTS', `FHS|^~\\&\r${message('1')}FTS|1\r${message('2')}`, 'STRUCTURE'],
    ['nothing', '', 'STRUCTURE'],
  ])('refuses %s', (_name, body, code) => expect(() => splitBatch(utf8(body))).toThrow(coded(code)));

  it('bounds the messages, and what they weigh with their headers', () => {
    const large = expect.objectContaining({ code: 'RWD_HL7V2_TOO_LARGE' });
    expect(() => splitBatch(utf8(message('1').repeat(3)), { messages: 2, bytes: 1e6 })).toThrow(large);
    expect(() => splitBatch(utf8(`BHS|^~\\&|${'x'.repeat(1000)}\r${message('1').repeat(10)}BTS|10\r`), { messages: 10, bytes: 5000 })).toThrow(large);
  });

  it('tells a batch from one message and from what is neither', () => {
    expect([message('1'), `\u000b${message('1')}\u001c\r`, 'hello', '', '{"a":1}'].map((body) => isBatch(utf8(body)))).toEqual([false, false, false, false, false]);
    expect([message('1') + message('2'), `BHS|^~\\&\r${message('1')}BTS|1\r`].map((body) => isBatch(utf8(body)))).toEqual([true, true]);
  });

  it('says whom a message is about', () => {
    const pid = (line: string): string | undefined => patientOf(utf8(`MSH|^~\\&|A\r${line}\r`));
    expect(pid('PID|1||7^^^HIS^MR~8^^^MPS')).toBe('7^HIS');
    expect([pid('PID|1||^^^HIS'), pid('PID|1'), pid('OBX|1'), patientOf(utf8('PID|1||7'))]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('given any number of messages, each comes out once and in order', () => {
    fc.assert(fc.property(fc.array(fc.nat(1e6), { minLength: 1, maxLength: 20 }), fc.boolean(), (numbers, enveloped) => {
      const body = numbers.map((one) => message(String(one))).join('');
      expect(controls(enveloped ? `BHS|^~\\&\r${body}BTS|${numbers.length}\r` : body)).toEqual(numbers.map(String));
    }), { numRuns: 50 });
  });
});
