import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFhirDate, isFhirDateTime, isFhirInstant, isFhirTime } from './fhir-date.js';

describe('FHIR dates and times (datatypes.html)', () => {
  it.each(['2018', '1973-06', '1905-08-23', '2000-02-29', '2024-02-29'])('%s is a date', (text) => expect(isFhirDate(text)).toBe(true));
  it.each(['1990-02-30', '1900-02-29', '2023-02-29', '2023-13', '2023-00', '0000', '2023-04-31', '2023-1-1', '23', ''])('%s is not', (text) => {
    expect(isFhirDate(text)).toBe(false);
  });
  it.each(['2018', '2015-02-07', '2015-02-07T13:28:17-05:00', '2017-01-01T00:00:00.000Z', '2016-12-31T23:59:60Z'])('%s is a dateTime', (text) => {
    expect(isFhirDateTime(text)).toBe(true);
  });
  it.each(['2015-02-07T13:28:17', '2015-02-07T13:28', '2015-02-07T24:00:00Z', '2015-02-30T00:00:00Z', '2015-02-07T13:28:17+15:00', '2015-02-07T13:60:00Z'])(
    '%s is not',
    (text) => expect(isFhirDateTime(text)).toBe(false),
  );
  it('an instant needs a full day, a time and a zone', () => {
    expect(isFhirInstant('2015-02-07T13:28:17.239+02:00')).toBe(true);
    expect(isFhirInstant('2015-02-07')).toBe(false);
    expect(isFhirTime('24:00:00')).toBe(false);
  });
  it('agrees with the calendar of ECMAScript on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const read = new Date(`${text}T00:00:00Z`);
        const real = !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === text;
        expect(isFhirDate(text)).toBe(real);
      }),
    );
  });
});
