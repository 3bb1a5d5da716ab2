import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafAt, leafPath, repetitionsOf, valueAt } from './message.js';
import type { Message } from './message.js';
import { DEFAULT_LIMITS, readMessage } from './read-message.js';

const HEAD = 'MSH|^~\\&|APP';
const coded = (code: string): unknown => expect.objectContaining({ code });
const shown = ({ segments }: Message): readonly string[] => segments.flatMap((segment) => segment.leaves.map((leaf) => `${leafPath(segment, leaf)}=${leaf.value}`));
const ids = (text: string): readonly string[] => readMessage(text).segments.map(({ id }) => id);

describe('reading HL7 v2 (v2.5.1 chapter 2)', () => {
  it('knows fields, repetitions, components, subcomponents and escapes', () => {
    expect(shown(readMessage(`${HEAD}\rPID|1||a&b^c~d||x\\F\\y\\T\\z\\E\\\r`))).toEqual([
      'MSH[1]-3[1].1.1=APP', 'PID[1]-1[1].1.1=1', 'PID[1]-3[1].1.1=a', 'PID[1]-3[1].1.2=b', 'PID[1]-3[1].2.1=c', 'PID[1]-3[2].1.1=d', 'PID[1]-5[1].1.1=x|y&z\\',
    ]);
  });

  it('numbers leaves through the message and segments through their id', () => {
    const { segments, leafCount, msh } = readMessage(`${HEAD}\rOBX|1\rOBX|2`);
    expect(segments.map(({ id, ordinal }) => `${id}${ordinal}`)).toEqual(['MSH1', 'OBX1', 'OBX2']);
    expect(segments.flatMap(({ leaves }) => leaves.map(({ at }) => at))).toEqual([0, 1, 2]);
    expect([leafCount, msh.id]).toEqual([3, 'MSH']);
  });

  it('finds a leaf by its place', () => {
    const [, pid] = readMessage(`${HEAD}\rPID|||a^b&c~d^ e ||f`).segments;
    if (pid === undefined) throw new Error('no PID');
    expect(leafAt(pid, 3, { component: 2, subcomponent: 2 })?.value).toBe('c');
    expect(leafAt(pid, 3, { repetition: 2, component: 2 })?.value).toBe(' e ');
    expect([leafAt(pid, 4), leafAt(pid, 3, { component: 3 }), leafAt(pid, 9)]).toEqual([undefined, undefined, undefined]);
    expect([repetitionsOf(pid, 3), repetitionsOf(pid, 4), repetitionsOf(pid, 5)]).toEqual([2, 0, 1]);
    expect([valueAt(pid, 3, 2), valueAt(undefined, 3)]).toEqual(['b', undefined]);
  });

  it('accepts CR, LF, CRLF, empty lines and an MLLP frame', () => {
    for (const end of ['\r', '\n', '\r\n', '\r\r']) expect(ids(`${HEAD}${end}EVN|A01${end}`)).toEqual(['MSH', 'EVN']);
    expect(ids(`\u000b${HEAD}\rEVN|A01\r\u001c\r`)).toEqual(['MSH', 'EVN']);
  });

  it('a line feed inside a value of a text that ends segments with CR is part of the value', () => {
    expect(shown(readMessage(`${HEAD}\rOBX|1|TX|||first\nsecond line\rNTE|1`))).toContain('OBX[1]-5[1].1.1=first\nsecond line');
    expect(ids(`${HEAD}\r\nPID|1\nEVN|A01\r\n`)).toEqual(['MSH', 'PID', 'EVN']);
  });

  it('takes other delimiters when MSH says so, and the truncation character of v2.7', () => {
    expect(shown(readMessage('MSH#*~\\&#A*B\r'))).toEqual(['MSH[1]-3[1].1.1=A', 'MSH[1]-3[1].2.1=B']);
    expect(readMessage('MSH|^~\\&#|A\r').delimiters.truncation).toBe('#');
  });

  it('reads a message with the headers and trailers of its batch', () => {
    expect(ids(`FHS|^~\\&|F\rBHS|^~\\&|B\r${HEAD}\rPID|1\rBTS|3\rFTS|1\r`)).toEqual(['FHS', 'BHS', 'MSH', 'PID', 'BTS', 'FTS']);
  });

  it.each([
    ['a second MSH (a batch)', `${HEAD}\r${HEAD}\r`, 'SEGMENT'],
    ['no MSH', 'PID|1', 'SEGMENT'],
    ['a batch header alone', 'BHS|^~\\&|A', 'SEGMENT'],
    ['nothing', '', 'SEGMENT'],
    ['equal delimiters', 'MSH|^^\\&|A\r', 'DELIMITERS'],
    ['a letter as a delimiter', 'MSH|^~\\a|A\r', 'DELIMITERS'],
    ['a short MSH-2', 'MSH|^~|A\r', 'DELIMITERS'],
    ['a long MSH-2', 'MSH|^~\\&#$|A\r', 'DELIMITERS'],
    ['a bad segment id', `${HEAD}\rpid|1\r`, 'SEGMENT'],
    ['a control character', `${HEAD}\rPID|\u0001\r`, 'SEGMENT'],
    ['a NUL', `${HEAD}\rPID|\u0000\r`, 'SEGMENT'],
  ])('refuses %s', (_name, text, code) => expect(() => readMessage(text)).toThrow(coded(`RWD_HL7V2_${code}`)));

  it.each([
    ['segments', `${HEAD}\r${'NTE|1\r'.repeat(DEFAULT_LIMITS.segments)}`],
    ['subcomponents', `${HEAD}\rOBX|${'a&'.repeat(DEFAULT_LIMITS.leaves + 1)}`],
    ['repetitions', `${HEAD}\rOBX|${'a~'.repeat(DEFAULT_LIMITS.leaves + 1)}`],
    ['empty fields', `${HEAD}\rOBX${'|'.repeat(DEFAULT_LIMITS.places + 1)}`],
    ['empty subcomponents', `${HEAD}\rOBX|${'&'.repeat(DEFAULT_LIMITS.places + 1)}`],
  ])('refuses too many %s', (_name, text) => expect(() => readMessage(text)).toThrow(coded('RWD_HL7V2_TOO_LARGE')));

  it('ten thousand subcomponents are one flat field, not depth', () => {
    expect(readMessage(`${HEAD}\rOBX|${Array.from({ length: 10_000 }, (_, at) => at).join('&')}`).leafCount).toBe(10_001);
  });

  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '' && !/[\u0000-\u001f\u007f|^~\\&]/.test(text));
  const field = fc.array(fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

  it('every value that was written is read at its place', () => {
    fc.assert(fc.property(fc.array(fc.array(field, { maxLength: 6 }), { maxLength: 5 }), (written) => {
      const lines = written.map((fields) => ['ZZ1', ...fields.map((reps) => reps.map((comps) => comps.map((subs) => subs.join('&')).join('^')).join('~'))].join('|'));
      const expected = written.flatMap((fields, s) => fields.flatMap((reps, f) => reps.flatMap((comps, r) => comps.flatMap((subs, c) => subs.map((sub, at) => `ZZ1[${s + 1}]-${f + 1}[${r + 1}].${c + 1}.${at + 1}=${sub}`)))));
      expect(shown(readMessage([HEAD, ...lines].join('\r'))).slice(1)).toEqual(expected);
    }), { numRuns: 60 });
  });
});
