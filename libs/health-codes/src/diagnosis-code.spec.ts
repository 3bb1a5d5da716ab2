import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chapterOf, diagnosisChapters, parentDiagnosis, readDiagnosisCode, readDiagnosisCodes } from './diagnosis-code.js';

describe('diagnosis codes (GB/T 14396)', () => {
  it.each([
    ['I10', { category: 'I10' }, undefined],
    ['J06.9', { category: 'J06', subcategory: 'J06.9' }, undefined],
    ['J06.900', { category: 'J06', subcategory: 'J06.9', extension: '00' }, 'J06.9'],
    ['J06.900x001', { category: 'J06', subcategory: 'J06.9', extension: '00x001' }, 'J06.9'],
    ['I10.x00', { category: 'I10', extension: 'x00' }, 'I10'],
    ['I10.x00x002', { category: 'I10', extension: 'x00x002' }, 'I10'],
    ['I10.X00X002', { category: 'I10', extension: 'x00x002' }, 'I10'],
    ['j069', { category: 'J06', subcategory: 'J06.9' }, undefined],
    ['E11.901', { category: 'E11', subcategory: 'E11.9', extension: '01' }, 'E11.9'],
    ['A17.0+', { category: 'A17', subcategory: 'A17.0', mark: 'dagger' }, undefined],
    ['G01*', { category: 'G01', mark: 'asterisk' }, undefined],
    ['E10.201†', { category: 'E10', subcategory: 'E10.2', extension: '01', mark: 'dagger' }, 'E10.2'],
  ])('reads %s', (text, parts, parent) => {
    const read = readDiagnosisCode(text);
    expect(read).toMatchObject(parts);
    expect(read?.subcategory).toBe((parts as { subcategory?: string }).subcategory);
    expect(parentDiagnosis(read!)).toBe(parent);
  });

  it.each(['', 'J', 'J6', '感冒', 'M8000/0', '01.0100', 'J06.', 'J06.9 00', 'BNW010', 'J06.9000000000'])('%j is none', (text) => {
    expect(readDiagnosisCode(text)).toBeUndefined();
  });

  it('reads dagger and asterisk in one field', () => {
    expect(readDiagnosisCodes('A17.0+G01*').map(({ category, mark }) => [category, mark])).toEqual([['A17', 'dagger'], ['G01', 'asterisk']]);
    expect(readDiagnosisCodes('I10;E11.9').map(({ code }) => code)).toEqual(['I10', 'E11.9']);
    expect(readDiagnosisCodes('I10;高血压')).toEqual([]);
  });

  it.each([
    ['A00', 'I'], ['B99', 'I'], ['C00', 'II'], ['D48', 'II'], ['D50', 'III'], ['D89', 'III'], ['E90', 'IV'], ['F99', 'V'], ['G99', 'VI'], ['H59', 'VII'], ['H60', 'VIII'],
    ['I10', 'IX'], ['J06', 'X'], ['K93', 'XI'], ['L99', 'XII'], ['M99', 'XIII'], ['N99', 'XIV'], ['O99', 'XV'], ['P96', 'XVI'], ['Q99', 'XVII'], ['R99', 'XVIII'],
    ['S00', 'XIX'], ['T98', 'XIX'], ['V01', 'XX'], ['Y98', 'XX'], ['Z99', 'XXI'], ['U07', 'XXII'],
  ])('%s is of chapter %s', (category, number) => expect(chapterOf(category)?.number).toBe(number));

  it.each(['D49', 'E91', 'H96', 'K94', 'T99', 'V00'])('%s is of no chapter', (category) => expect(chapterOf(category)).toBeUndefined());

  it('no category is of two chapters', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 99 }), (letter, number) => {
      const category = `${String.fromCharCode(65 + letter)}${String(number).padStart(2, '0')}`;
      expect(diagnosisChapters.filter(({ first, last }) => first <= category && category <= last).length).toBeLessThanOrEqual(1);
    }));
  });

  it('a parent reads as itself and has no parent', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    fc.assert(fc.property(fc.constantFrom(...'ABCEJK'), digits(2), digits(1), digits(2), (letter, two, one, extension) => {
      const parent = parentDiagnosis(readDiagnosisCode(`${letter}${two}.${one}${extension}`)!);
      expect(parent).toBe(`${letter}${two}.${one}`);
      expect(parentDiagnosis(readDiagnosisCode(parent!)!)).toBeUndefined();
    }));
  });
});
