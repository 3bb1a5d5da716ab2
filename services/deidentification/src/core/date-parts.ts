import { parseDate } from './civil-date.js';

/** The `YYYY-MM-DD` of a full FHIR date; `undefined` for a partial date or another text. */
export const dateOf = (text: string): string | undefined => (parseDate(text)?.precision === 'day' ? text.slice(0, 10) : undefined);

/** The year of any FHIR date (GB/T 39725-2020, 10.2 b3: year only). */
export const yearOf = (text: string): string | undefined => (parseDate(text) === undefined ? undefined : text.slice(0, 4));
