import { describe, expect, it } from '@jest/globals';
import { GENDER_GB2261_1, MARITAL_GB2261_2, UNIT_UCUM } from './chinese-code-maps.js';
import { mapCode, mapCoding } from './code-map.js';

describe('code maps', () => {
  it.each([['0', 'unknown'], ['1', 'male'], ['2', 'female'], ['9', 'unknown'], ['01', 'male'], [' 2', 'female']])('GB/T 2261.1 %j is %s', (code, gender) => {
    expect(mapCode(GENDER_GB2261_1, code)).toBe(gender);
  });

  it('all eight codes of GB/T 2261.2 have a marital status', () => {
    const codes = ['10', '20', '21', '22', '23', '30', '40', '90'];
    expect(codes.map((code) => mapCoding(MARITAL_GB2261_2, code)?.code)).toEqual(['S', 'M', 'M', 'M', 'M', 'W', 'D', 'UNK']);
  });

  it.each([['℃', 'Cel'], ['次/min', '/min'], ['mmHg', 'mm[Hg]'], ['岁', 'a'], ['kg', 'kg']])('the unit %s is %s in UCUM', (unit, ucum) => {
    expect(mapCode(UNIT_UCUM, unit)).toBe(ucum);
  });

  it('a code that is not in the table has no map, also when it is a name every object has', () => {
    expect(mapCode(GENDER_GB2261_1, '3')).toBeUndefined();
    expect(mapCode(UNIT_UCUM, 'constructor')).toBeUndefined();
  });
});
