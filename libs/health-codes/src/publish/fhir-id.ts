import { resourceId } from '@chainnet/fhir';
import { idOf } from '../vocabulary.js';

const MAX = 64;

/** A readable FHIR id of these designations, or a hashed one where no readable id fits (a Chinese name, a long one). */
export function fhirId(...designations: readonly string[]): string {
  const readable = designations.map(idOf);
  const joined = readable.join('-');
  return readable.includes('') || joined.length > MAX ? resourceId('health-codes', ...designations) : joined;
}

/** A computer-friendly name (invariant csd-0 and its kin): `GB/T 2261.1` is `GB_T_2261_1`. */
export const computerName = (designation: string): string => `T_${designation.replace(/[^A-Za-z0-9]+/g, '_')}`.slice(0, 255);
