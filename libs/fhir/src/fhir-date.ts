/**
 * FHIR R4 date, dateTime, instant and time (datatypes.html#date and following) with the calendar checked too:
 * the published regular expressions accept 1990-02-30. Digits are read by place: these run for every date of a record.
 */
const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month of the proleptic Gregorian calendar; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0));

/** The number that `length` digits from `at` spell, or NaN. */
const digits = (text: string, at: number, length: number): number => {
  let value = 0;
  for (let index = at; index < at + length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Whether the first `length` characters are YYYY, YYYY-MM or YYYY-MM-DD of a day that exists; year 0000 does not. */
const isDateOf = (text: string, length: number): boolean => {
  if (length !== 4 && length !== 7 && length !== 10) return false;
  const year = digits(text, 0, 4);
  if (!(year > 0)) return false;
  if (length === 4) return true;
  const days = text.charCodeAt(4) === DASH ? daysInMonth(year, digits(text, 5, 2)) : 0;
  if (days === 0 || length === 7) return days > 0;
  const day = text.charCodeAt(7) === DASH ? digits(text, 8, 2) : 0;
  return day >= 1 && day <= days;
};

/** Where a time that starts at `at` ends, or -1: hh:mm:ss[.fff], second 60 allowed for leap seconds, hour 24 not. */
const endOfTime = (text: string, at: number): number => {
  if (!(digits(text, at, 2) < 24 && digits(text, at + 3, 2) < 60 && digits(text, at + 6, 2) <= 60)) return -1;
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON) return -1;
  let end = at + 8;
  if (text.charCodeAt(end) !== DOT) return end;
  do end += 1;
  while (digits(text, end, 1) >= 0);
  return end > at + 9 ? end : -1;
};

/** Z, or hours to 14:00 with minutes, from `at` to the end. */
const isZone = (text: string, at: number): boolean => {
  if (text.length === at + 1) return text[at] === 'Z';
  if (text.length !== at + 6 || (text[at] !== '+' && text[at] !== '-') || text[at + 3] !== ':') return false;
  const [hours, minutes] = [digits(text, at + 1, 2), digits(text, at + 4, 2)];
  return (hours <= 13 && minutes < 60) || (hours === 14 && minutes === 0);
};

/** YYYY, YYYY-MM or YYYY-MM-DD of a day that exists. */
export const isFhirDate = (text: string): boolean => isDateOf(text, text.length);

/** hh:mm:ss[.fff]. */
export const isFhirTime = (text: string): boolean => endOfTime(text, 0) === text.length;

/** A date, or a full day with a time and a zone; a time without a zone is refused. */
export const isFhirDateTime = (text: string): boolean => (text.length > 10 ? isFhirInstant(text) : isFhirDate(text));

/** A full day, a time to the second or finer, and a zone. */
export function isFhirInstant(text: string): boolean {
  if (text[10] !== 'T' || !isDateOf(text, 10)) return false;
  const end = endOfTime(text, 11);
  return end > 0 && isZone(text, end);
}
