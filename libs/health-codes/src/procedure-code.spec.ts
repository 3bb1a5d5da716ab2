import { describe, expect, it } from '@jest/globals';
import { parentProcedure, procedureChapters, readProcedureCode } from './procedure-code.js';

describe('procedure codes (ICD-9-CM-3)', () => {
  it.each([
    ['47', '47', undefined], ['47.0', '47.0', undefined], ['47.01', '47.01', undefined], ['47.0100', '47.01', '47.01'], ['47.0100x001', '47.01', '47.01'],
    ['47.0x001', '47.0', '47.0'], ['00.6600x008', '00.66', '00.66'],
  ])('reads %s', (text, international, parent) => {
    const read = readProcedureCode(text);
    expect(read?.international).toBe(international);
    expect(parentProcedure(read!)).toBe(parent);
  });

  it.each([['47.01', '42'], ['00.66', '00'], ['17.1', '17'], ['72.1', '72'], ['99.04', '87']])('%s is of the chapter from %s', (text, first) => {
    expect(readProcedureCode(text)?.chapter.first).toBe(first);
  });

  it('the chapters cover 00 to 99 without gap or overlap', () => {
    const categories = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
    expect(categories.filter((category) => procedureChapters.filter(({ first, last }) => first <= category && category <= last).length !== 1)).toEqual([]);
  });

  it.each(['', '4', '470', '47.', 'J06.9', '47.01001', '阑尾切除术'])('%j is none', (text) => expect(readProcedureCode(text)).toBeUndefined());
});
