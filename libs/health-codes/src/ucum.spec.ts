import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUcum } from './ucum.js';
import { ucumByUnit, ucumOf } from './unit-map.js';

describe('UCUM', () => {
  it.each([
    'Cel', '/min', 'mm[Hg]', 'mL', 'd', 'wk', 'a', 'mmol/L', '10*9/L', '10^9/L', '%', '[IU]/L', 'u[IU]/mL', '{次}', 'kg/m2', 'mL/min/{1.73_m2}',
    'mg/(kg.d)', 'm[H2O]', 'mmol/(24.h)', '/[HPF]', 'g/dL', 'ng/mL{FEU}', 'meq/L', 's-1', '1',
  ])('%s is a unit', (text) => expect(isUcum(text)).toBe(true));

  it.each(['', '℃', '次/min', 'mmHg', 'kg/', '//min', 'mg/(kg.d', '{}', '{a{b}}', 'xyz', 'kkg', 'Kg', 'mL ', 'mg..d', '10*9/L)', 'g'.repeat(200), 'cmin'])('%j is none', (text) => {
    expect(isUcum(text)).toBe(false);
  });

  it('products, quotients and powers of units are units', () => {
    const unit = fc.constantFrom('kg', 'mL', 'd', 'mmol', '[IU]', 'm2', '10*9', '{个}');
    fc.assert(fc.property(fc.array(unit, { minLength: 1, maxLength: 6 }), fc.constantFrom('.', '/'), (units, operator) => {
      expect(isUcum(units.join(operator))).toBe(true);
      expect(isUcum(`(${units.join(operator)})/h`)).toBe(true);
      expect(isUcum(`${units.join(operator)}${operator}`)).toBe(false);
    }));
  });

  it('no text makes the check hang or throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expect(typeof isUcum(text)).toBe('boolean')));
  });
});

describe('the unit map', () => {
  it('leads to UCUM only', () => {
    expect([...new Set(ucumByUnit.values())].filter((code) => !isUcum(code))).toEqual([]);
  });

  it.each([
    ['℃', 'Cel'], ['次/min', '/min'], ['/次min', '/min'], ['mmHg', 'mm[Hg]'], ['ml', 'mL'], ['天', 'd'], ['周', 'wk'], ['岁', 'a'], ['×10^9/L', '10*9/L'], ['μmol/L', 'umol/L'],
    ['支', '{支}'], [' kg ', 'kg'], ['㎡', 'm2'], ['mmol / L', 'mmol/L'],
  ])('%j is %s', (unit, code) => expect(ucumOf(unit)).toBe(code));

  it.each(['单位', 'U', '', 'constructor', '滴定度'])('%j stays text', (unit) => expect(ucumOf(unit)).toBeUndefined());
});
