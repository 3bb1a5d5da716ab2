import { isFhirDate, isFhirDateTime } from '@chainnet/fhir';

/** A FHIR date or dateTime; `assumedZone` when the source gave a time without a zone and China's was taken. */
export type ReadTime = { readonly value: string; readonly assumedZone: boolean };

const STAMP = /^(\d{4})(\d{2})?(\d{2})?T?(?:(\d{2})(\d{2})(?:(\d{2})(\.\d{1,9})?)?)?([+-]\d{4})?$/;
const CHINA = '+08:00';

/**
 * Reads the timestamps of HL7 v2 (DTM), CDA (TS) and WS/T 363 (D8, DT15): YYYY[MM[DD[hhmm[ss[.f]]]]][+zzzz]. A time without
 * a zone is China Standard Time; seconds that are left out are 00. Undefined for anything else.
 */
export function readTime(text: string): ReadTime | undefined {
  const [whole, year = '', month, day, hour, minute, second, fraction, zone] = STAMP.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined) return isFhirDate(date) ? { value: date, assumedZone: false } : undefined;
  const offset = zone === undefined ? CHINA : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const value = `${date}T${hour}:${minute ?? '00'}:${second ?? '00'}${fraction ?? ''}${offset}`;
  return isFhirDateTime(value) ? { value, assumedZone: zone === undefined } : undefined;
}

/** The day of a timestamp, in the source's own zone. */
export const readDay = (text: string): string | undefined => readTime(text)?.value.slice(0, 10);
