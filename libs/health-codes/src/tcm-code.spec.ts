import { describe, expect, it } from '@jest/globals';
import { readTcmCode } from './tcm-code.js';

describe('TCM codes (GB/T 15657)', () => {
  it.each([
    ['BNW010', 'disease', '1995'], ['BEC000', 'disease', '1995'], ['ZZGK10', 'syndrome', '1995'],
    ['A04.01.01', 'disease', '2021'], ['B04.03.02.01', 'syndrome', '2021'], ['A01.', 'disease', '2021'],
  ])('%s is a %s of %s', (text, kind, year) => {
    expect(readTcmCode(` ${text}`)).toEqual({ code: text, kind, edition: `GB/T 15657-${year}` });
  });

  it.each(['', 'A', 'J06.9', 'C04.01', '感冒', 'A04.1'])('%j is none', (text) => expect(readTcmCode(text)).toBeUndefined());
});
