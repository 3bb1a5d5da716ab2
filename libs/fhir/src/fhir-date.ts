/**
 * FHIR R4 date, dateTime, instant and time (datatypes.html#date and following) with the calendar checked too:
 * the published regular expressions accept 1990-02-30.
 */
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const CLOCK = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?$/;
const ZONE = /(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month of the proleptic Gregorian calendar; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);

/** YYYY, YYYY-MM or YYYY-MM-DD of a day that exists; year 0000 does not. */
export function isFhirDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  if (month === undefined) return true;
  const days = daysInMonth(Number(year), Number(month));
  if (days === 0) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= days);
}

/** hh:mm:ss[.fff], second 60 allowed for leap seconds, hour 24 not. */
export function isFhirTime(text: string): boolean {
  const [, hour, minute, second] = CLOCK.exec(text) ?? [];
  return hour !== undefined && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
}

/** A date, or a full day with a time and a zone; a time without a zone is refused. */
export function isFhirDateTime(text: string): boolean {
  return text.length > 10 ? isFhirInstant(text) : isFhirDate(text);
}

/** A full day, a time to the second or finer, and a zone. */
export function isFhirInstant(text: string): boolean {
  const zone = ZONE.exec(text);
  return zone !== null && text[10] === 'T' && isFhirDate(text.slice(0, 10)) && isFhirTime(text.slice(11, zone.index));
}
