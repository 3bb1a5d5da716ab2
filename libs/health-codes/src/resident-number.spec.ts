import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allRegions } from './region.js';
import { fullResidentNumber, readResidentNumber, residentCheckCharacter, residentNumberWarnings } from './resident-number.js';

/** Numbers of people who may exist: any listed region, any day, any sequence, the right check character. */
const numbers = fc
  .tuple(
    fc.constantFrom(...allRegions().map(({ code }) => code)),
    fc.integer({ min: 0, max: 99 }),
    fc.date({ min: new Date('1850-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, county, day, sequence]) => {
    const birthDate = day.toISOString().slice(0, 10);
    const seventeen = `${region.slice(0, 4)}${String(county).padStart(2, '0')}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return { number: `${seventeen}${residentCheckCharacter(seventeen) ?? ''}`, birthDate, gender: sequence % 2 === 1 ? 'male' : 'female' };
  });

describe('resident numbers (GB 11643-1999)', () => {
  it('reads the published examples', () => {
    expect(readResidentNumber('11010519491231002X')).toMatchObject({ form: 18, birthDate: '1949-12-31', gender: 'female', province: { name: '北京市' } });
    expect(readResidentNumber('440524188001010014')).toMatchObject({ form: 18, birthDate: '1880-01-01', gender: 'male', prefecture: { name: '汕头市' } });
    expect(readResidentNumber('11010519491231002x')?.birthDate).toBe('1949-12-31');
  });

  it('every number made by the rule reads as what it was made of', () => {
    fc.assert(fc.property(numbers, ({ number, birthDate, gender }) => {
      const read = readResidentNumber(number);
      expect(read).toMatchObject({ birthDate, gender });
      expect(residentNumberWarnings(read!)).toEqual([]);
      expect(fullResidentNumber(number)).toBe(number);
    }));
  });

  it('every single wrong digit is caught', () => {
    fc.assert(fc.property(numbers, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, step) => {
      expect(readResidentNumber(`${number.slice(0, at)}${(Number(number[at]) + step) % 10}${number.slice(at + 1)}`)).toBeUndefined();
    }));
  });

  it('every swap of two neighbours that differ is caught', () => {
    fc.assert(fc.property(numbers, fc.integer({ min: 0, max: 15 }), ({ number }, at) => {
      fc.pre(number[at] !== number[at + 1]);
      expect(readResidentNumber(`${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`)).toBeUndefined();
    }));
  });

  it('reads the 15-digit form of 1989 and gives its 18-character number', () => {
    const read = readResidentNumber('110105491231002');
    expect(read).toMatchObject({ form: 15, birthDate: '1949-12-31', gender: 'female' });
    expect(residentNumberWarnings(read!)).toEqual(['fifteen-digits']);
    expect(fullResidentNumber('110105491231002')).toBe('11010519491231002X');
  });

  it('an unknown region is a warning, never a refusal; an abolished one is known', () => {
    const withRegion = (region: string): string => `${region}19900101001${residentCheckCharacter(`${region}19900101001`) ?? ''}`;
    expect(residentNumberWarnings(readResidentNumber(withRegion('990101'))!)).toEqual(['unknown-region']);
    expect(readResidentNumber(withRegion('132101'))).toMatchObject({ prefecture: { name: '邯郸地区', withdrawn: '1992' } });
    expect(readResidentNumber(withRegion('830000'))).toMatchObject({ province: { name: '台湾居民居住证' } });
  });

  it.each(['110105194912310021', '11010519490231002X', '110105490231002', '1101051949123100', '', 'x'])('%j is none', (number) => {
    expect(readResidentNumber(number)).toBeUndefined();
    expect(fullResidentNumber(number)).toBeUndefined();
  });
});
