import { describe, expect, it } from '@jest/globals';
import { ageBand } from './age-band.js';
import { generalizePostcode, generalizeRegion } from './region.js';
import { yearOf } from './date-shift.js';

const table6 = { width: 5, pooledBelow: 25, pooledAbove: 89 };

describe('GB/T 39725-2020, Table 6: ages', () => {
  it.each([
    ['2000-01-01', '<25'],
    ['1995-06-15', '25-29'],
    ['1995-06-16', '<25'],
    ['1990-06-15', '30-34'],
    ['1931-06-15', '85-89'],
    ['1930-06-16', '85-89'],
    ['1930-06-15', '>89'],
    ['1900-01-01', '>89'],
    ['1930', '85-89'],
  ])('born %s, on 2020-06-15: %s', (birth, band) => expect(ageBand(birth, '2020-06-15', table6)).toBe(band));

  it('has no band before birth or for what is no date', () => {
    expect(ageBand('2021-01-01', '2020-06-15', table6)).toBeUndefined();
    expect(ageBand('unknown', '2020-06-15', table6)).toBeUndefined();
  });
});

describe('GB/T 39725-2020, 10.2 b1 and Table 6: places', () => {
  const regions = { minimum: 20_000, populations: { '110108': 3_133_469, '542526': 9_500, '542500': 123_281, 北京市: 21_893_095, 小镇: 20_000 } };

  it.each([
    ['110108', '110108'],
    ['542526', '542500'],
    ['北京市', '北京市'],
    ['小镇', undefined],
    ['未知村', undefined],
    ['999999', undefined],
    ['constructor', undefined],
  ])('%s becomes %s', (place, kept) => expect(generalizeRegion(place, regions)).toBe(kept));

  it('100080 becomes 100***, and what is no postcode is dropped', () => {
    expect(generalizePostcode('100080')).toBe('100***');
    expect(generalizePostcode('13910427755')).toBeUndefined();
  });
});

describe('GB/T 39725-2020, 10.2 b3: year only', () => {
  it('keeps the year of a date and nothing of another text', () => {
    expect(yearOf('2018-01-01T10:00:00Z')).toBe('2018');
    expect(yearOf('张三')).toBeUndefined();
  });
});
