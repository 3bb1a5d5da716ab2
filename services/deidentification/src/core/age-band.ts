import { parseDate } from './civil-date.js';

export type AgeBands = { readonly width: number; readonly pooledBelow: number; readonly pooledAbove: number };

/**
 * The band of a patient's age on a day: `<25`, `25-29`, …, `85-89`, `>89` with the bands of GB/T 39725-2020, Table 6.
 * A partial birth date stands for its middle. `undefined` when a date cannot be read or lies before the birth.
 */
export function ageBand(birthDate: string, onDate: string, bands: AgeBands): string | undefined {
  const age = completedYears(birthDate, onDate);
  if (age === undefined || age < 0) return undefined;
  if (age > bands.pooledAbove) return `>${bands.pooledAbove}`;
  if (age < bands.pooledBelow) return `<${bands.pooledBelow}`;
  const low = bands.pooledBelow + Math.floor((age - bands.pooledBelow) / bands.width) * bands.width;
  return `${low}-${Math.min(low + bands.width - 1, bands.pooledAbove)}`;
}

/** Completed years of life from `birthDate` to `onDate`. */
export function completedYears(birthDate: string, onDate: string): number | undefined {
  const born = parseDate(birthDate);
  const day = parseDate(onDate);
  if (born === undefined || day === undefined) return undefined;
  const before = day.month < born.month || (day.month === born.month && day.day < born.day);
  return day.year - born.year - (before ? 1 : 0);
}
