import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { adtMessage, admissionRecordXml, checkCharacter, labReportXml, oruMessage, seededRandom, syntheticPerson } from './index.js';

const wellFormed = (text: string): boolean => {
  const parser = new SaxesParser({ xmlns: true });
  let sound = true;
  parser.on('error', () => {
    sound = false;
  });
  parser.write(text).close();
  return sound;
};

describe('demo records', () => {
  it('the check character is that of the published numbers (GB 11643-1999)', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('44052418800101001')).toBe('4');
  });

  it('given any seed, a person has a sound number that agrees with birth and sex', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { residentNumber, birth, sex } = syntheticPerson(seededRandom(seed));
        expect(residentNumber).toMatch(/^\d{17}[\dX]$/);
        expect(residentNumber.slice(17)).toBe(checkCharacter(residentNumber.slice(0, 17)));
        expect(residentNumber.slice(6, 14)).toBe(birth);
        expect(Number(residentNumber[16]) % 2 === 1 ? '1' : '2').toBe(sex);
      }),
    );
  });

  it('given any seed, documents are well-formed and the same seed gives the same text', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        for (const print of [admissionRecordXml, labReportXml]) {
          expect(wellFormed(print(seed))).toBe(true);
          expect(print(seed)).toBe(print(seed));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('messages are segments that end with a carriage return and start with MSH', () => {
    for (const message of [adtMessage('A01', 1), oruMessage(1)]) {
      expect(message).toMatch(/^MSH\|\^~\\&\|/);
      expect(message.split('\r').slice(0, -1).every((segment) => /^[A-Z][A-Z0-9]{2}\|/.test(segment))).toBe(true);
      expect(message.endsWith('\r')).toBe(true);
    }
  });
});
