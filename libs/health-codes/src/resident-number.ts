import { isFhirDate } from '@chainnet/fhir';
import { regionOf } from './region.js';
import type { Region } from './region.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** The check character of the first 17 digits: ISO 7064 MOD 11-2 as GB 11643-1999 uses it. */
export const residentCheckCharacter = (seventeen: string): string | undefined => {
  if (!/^\d{17}$/.test(seventeen)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return CHECKS[sum % 11];
};

/** `form` 15: a number of 1989, without century and check character; the century taken is the 20th. */
export type ResidentNumber = {
  readonly form: 18 | 15;
  /** ISO day. */
  readonly birthDate: string;
  readonly gender: 'male' | 'female';
  /** The first six digits. */
  readonly regionCode: string;
  readonly province?: Region;
  readonly prefecture?: Region;
};

/**
 * Reads a resident identity number (GB 11643-1999): 6 region + 8 birth + 3 sequence (odd male, even female) + check; or the
 * 15-digit form of 1989: 6 region + 6 birth + 3 sequence. A region that is not known is no fault of the number: abolished
 * codes stay in people's numbers, and {@link residentNumberWarnings} says so.
 *
 * @returns undefined when form, birth date or check character is wrong.
 */
export function readResidentNumber(number: string): ResidentNumber | undefined {
  const text = number.trim().toUpperCase();
  const long = longForm(text);
  if (long === undefined) return undefined;
  const birthDate = `${long.slice(6, 10)}-${long.slice(10, 12)}-${long.slice(12, 14)}`;
  if (!isFhirDate(birthDate)) return undefined;
  const regionCode = text.slice(0, 6);
  return { form: text.length === 15 ? 15 : 18, birthDate, gender: Number(long[16]) % 2 === 1 ? 'male' : 'female', regionCode, ...regionOf(regionCode) };
}

const longForm = (text: string): string | undefined => {
  if (/^\d{15}$/.test(text)) return `${text.slice(0, 6)}19${text.slice(6)}`;
  return /^\d{17}[\dX]$/.test(text) && residentCheckCharacter(text.slice(0, 17)) === text[17] ? text : undefined;
};

/** The 18-character number of a 15-digit one; an 18-character number as it is. Undefined when {@link readResidentNumber} is. */
export function fullResidentNumber(number: string): string | undefined {
  const text = number.trim().toUpperCase();
  if (readResidentNumber(text) === undefined) return undefined;
  const seventeen = (longForm(text) ?? '').slice(0, 17);
  return `${seventeen}${residentCheckCharacter(seventeen) ?? ''}`;
}

export type ResidentNumberWarning = 'unknown-region' | 'fifteen-digits';

/** What is worth a steward's look in a number that reads well. */
export const residentNumberWarnings = ({ form, province }: ResidentNumber): readonly ResidentNumberWarning[] => [
  ...(province === undefined ? (['unknown-region'] as const) : []),
  ...(form === 15 ? (['fifteen-digits'] as const) : []),
];
