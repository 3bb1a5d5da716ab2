import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { delimitersOf } from './delimiters.js';
import { unescape } from './escapes.js';

const standard = delimitersOf('MSH|^~\\&|');
const plain = (text: string): string => unescape(text, standard);

describe('escape sequences (HL7 v2.5.1 section 2.7)', () => {
  it.each([
    ['a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'],
    ['one\\.br\\two\\.sp2\\three\\.sk3\\four', 'one\ntwo\n\nthree   four'],
    ['\\X41\\\\X0D0A\\\\X7E\\', 'A\r\n~'],
    ['\\F\\', '|'],
    ['nothing', 'nothing'],
  ])('%j stands for %j', (text, meant) => expect(plain(text)).toBe(meant));

  it.each([
    ['highlighting', '\\H\\loud\\N\\'],
    ['a character set', '\\M2442\\ and \\C2842\\'],
    ['a local escape', '\\Zany thing\\F'],
    ['bytes beyond ASCII', '\\XD6D0\\'],
    ['a NUL', '\\X00\\'],
    ['indentation', '\\.in+3\\x'],
    ['half a byte', '\\X4\\'],
    ['a path', 'C:\\temp\\file'],
    ['one escape character', 'a\\b'],
    ['a very long run', '\\.sp999\\'],
  ])('%s stays as it stands', (_name, text) => expect(plain(text)).toBe(text));

  it('a path does not hide the sequence after it', () => expect(plain('C:\\dir\\F\\x')).toBe('C:\\dir|x'));

  it('reads the truncation character of v2.7', () => {
    expect(unescape('a\\P\\b', delimitersOf('MSH|^~\\&#|'))).toBe('a#b');
    expect(plain('a\\P\\b')).toBe('a\\P\\b');
  });

  it('reads back whatever the five delimiters escape', () => {
    const letters: Readonly<Record<string, string>> = { '|': 'F', '^': 'S', '&': 'T', '~': 'R', '\\': 'E' };
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plain(text.replace(/[|^&~\\]/g, (one) => `\\${letters[one] ?? ''}\\`))).toBe(text);
    }));
  });
});
