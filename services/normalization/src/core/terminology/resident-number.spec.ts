import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readResidentNumber, residentCheckCharacter } from './resident-number.js';

describe('resident numbers (GB 11643-1999)', () => {
  it('reads the published examples', () => {
    expect(readResidentNumber('11010519491231002X')).toEqual({ birthDate: '1949-12-31', gender: 'female' });
    expect(readResidentNumber('440524188001010014')).toEqual({ birthDate: '1880-01-01', gender: 'male' });
  });

  it('any single wrong digit is caught', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
        const right = '44052418800101001';
        const wrong = `${right.slice(0, at)}${(Number(right[at]) + step) % 10}${right.slice(at + 1)}`;
        expect(residentCheckCharacter(wrong)).not.toBe(residentCheckCharacter(right));
      }),
    );
  });

  it.each(['110105194912310021', '11010519490231002X', '110105491231002', '', 'x'])('%j is none', (number) => {
    expect(readResidentNumber(number)).toBeUndefined();
  });
});
