export type CivilDate = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly precision: 'year' | 'month' | 'day';
  /** `T…` with zone as written, or empty. */
  readonly time: string;
};

// FHIR R4 data types: date, dateTime and instant in one pattern.
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

/** Reads a FHIR date, dateTime or instant; a partial one stands for its middle. `undefined` when it is none. */
export function parseDate(text: string): CivilDate | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, time] = match;
  const precision = month === undefined ? 'year' : day === undefined ? 'month' : 'day';
  const middle = precision === 'year' ? 1 : 15;
  const date = { year: Number(year), month: Number(month ?? 7), day: Number(day ?? middle), precision, time: time ?? '' } as const;
  return isReal(date) ? date : undefined;
}

const isReal = (date: CivilDate): boolean =>
  date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month);

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayNumber(date: { readonly year: number; readonly month: number; readonly day: number }): number {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date `days` later (or earlier, when negative). */
export function addDays(date: CivilDate, days: number): { year: number; month: number; day: number } {
  const shifted = dayNumber(date) + days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}
