import { isFhirDate } from '@chainnet/fhir';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** The check character of the first 17 digits: ISO 7064 MOD 11-2 as GB 11643-1999 uses it. */
export const residentCheckCharacter = (seventeen: string): string | undefined => {
  if (!/^\d{17}$/.test(seventeen)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return CHECKS[sum % 11];
};

export type ResidentNumber = { readonly birthDate: string; readonly gender: 'male' | 'female' };

/**
 * Reads a resident identity number (GB 11643-1999): 6 region + 8 birth + 3 sequence + check. The region is not held
 * against a list, since abolished codes stay in people's numbers.
 *
 * @returns birth date and sex, or undefined when form, birth date or check character is wrong.
 */
export function readResidentNumber(number: string): ResidentNumber | undefined {
  const text = number.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(text) || residentCheckCharacter(text.slice(0, 17)) !== text[17]) return undefined;
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isFhirDate(birthDate)) return undefined;
  return { birthDate, gender: Number(text[16]) % 2 === 1 ? 'male' : 'female' };
}
