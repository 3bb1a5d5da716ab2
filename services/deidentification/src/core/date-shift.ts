import type { KeyObject } from 'node:crypto';
import { createHmac } from 'node:crypto';
import type { CivilDate } from './civil-date.js';
import { addDays, parseDate } from './civil-date.js';

/**
 * The shift of one patient in one project, in whole days, uniform in [-range, range] without 0: HMAC-SHA-256 of the
 * subject under the project's date-shift key, read as 32-bit words, words that would bias the result rejected.
 */
export function shiftDays(key: KeyObject, subjectRef: string, rangeDays: number): number {
  const choices = 2 * rangeDays;
  const limit = Math.floor(2 ** 32 / choices) * choices;
  for (let block = 0; ; block += 1) {
    const digest = createHmac('sha256', key).update(`${block}:${subjectRef}`, 'utf8').digest();
    for (let at = 0; at + 4 <= digest.length; at += 4) {
      const word = digest.readUInt32BE(at);
      if (word < limit) return signedDay(word % choices, rangeDays);
    }
  }
}

const signedDay = (choice: number, range: number): number => (choice < range ? choice - range : choice - range + 1);

/**
 * Moves a FHIR date, dateTime or instant by whole days. Time of day and zone stay as written, so an interval between two
 * full dates is exactly what it was. A partial date is moved from its middle (15th of the month, 1 July of the year) and
 * cut back to its own precision. `undefined` when the text is no FHIR date, or leaves the years 0001 to 9999.
 */
export function shiftDate(text: string, days: number): string | undefined {
  const date = parseDate(text);
  if (date === undefined) return undefined;
  const moved = addDays(date, days);
  if (moved.year < 1 || moved.year > 9999) return undefined;
  return written(moved, date);
}

const written = (moved: { year: number; month: number; day: number }, source: CivilDate): string => {
  const year = String(moved.year).padStart(4, '0');
  if (source.precision === 'year') return year;
  const month = `${year}-${String(moved.month).padStart(2, '0')}`;
  return source.precision === 'month' ? month : `${month}-${String(moved.day).padStart(2, '0')}${source.time}`;
};

/** The year of any FHIR date; `undefined` for another text (GB/T 39725-2020, 10.2 b3: year only). */
export const yearOf = (text: string): string | undefined => (parseDate(text) === undefined ? undefined : text.slice(0, 4));
