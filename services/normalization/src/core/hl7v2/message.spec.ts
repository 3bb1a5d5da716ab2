import { describe, expect, it } from '@jest/globals';
import { leavesOf, readMessage } from './message.js';

const HEAD = 'MSH|^~\\&|APP';
const coded = (code: string): unknown => expect.objectContaining({ code });

describe('reading HL7 v2 (v2.5.1 chapter 2)', () => {
  it('knows fields, repetitions, components, subcomponents and escapes', () => {
    const message = readMessage(`${HEAD}\rPID|1||a&b^c~d||x\\F\\y\\T\\z\\E\\\r`);
    expect(leavesOf(message).map(({ path, value }) => `${path}=${value}`)).toEqual([
      'MSH[1]-3[1].1.1=APP', 'PID[1]-1[1].1.1=1', 'PID[1]-3[1].1.1=a', 'PID[1]-3[1].1.2=b', 'PID[1]-3[1].2.1=c', 'PID[1]-3[2].1.1=d', 'PID[1]-5[1].1.1=x|y&z\\',
    ]);
  });

  it('accepts CR, LF, CRLF and an MLLP frame', () => {
    const ids = (text: string): readonly string[] => readMessage(text).segments.map(({ id }) => id);
    for (const end of ['\r', '\n', '\r\n']) expect(ids(`${HEAD}${end}EVN|A01${end}`)).toEqual(['MSH', 'EVN']);
    expect(ids(`\u000b${HEAD}\rEVN|A01\r\u001c\r`)).toEqual(['MSH', 'EVN']);
  });

  it('takes other delimiters when MSH says so', () => {
    expect(leavesOf(readMessage('MSH#*~\\&#A*B\r'))).toEqual([{ path: 'MSH[1]-3[1].1.1', value: 'A' }, { path: 'MSH[1]-3[1].2.1', value: 'B' }]);
  });

  it.each([
    ['a second MSH (a batch)', `${HEAD}\r${HEAD}\r`],
    ['equal delimiters', 'MSH|^^\\&|A\r'],
    ['a bad segment id', `${HEAD}\rpid|1\r`],
    ['an open escape', `${HEAD}\rPID|1|\\F\r`],
    ['a control character', `${HEAD}\rPID|\u0001\r`],
    ['a long MSH-2', 'MSH|^~\\&#|A\r'],
  ])('refuses %s', (_name, text) => expect(() => readMessage(text)).toThrow(coded('RWD_NORMALIZATION_V2_PARSE')));
});
