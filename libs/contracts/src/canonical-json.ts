import { defineErrors } from './errors.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export const canonicalJsonErrors = defineErrors({
  RWD_CONTRACT_NOT_CANONICAL: {
    failure: 'permanent',
    message: 'a {kind} has no canonical JSON form',
    action: 'put only null, booleans, finite numbers, well-formed strings, arrays and plain objects into it',
  },
});

/**
 * Canonical JSON after RFC 8785 (JCS): keys sorted by UTF-16 code units, no white space, ECMAScript numbers and strings.
 * Members that are `undefined` are left out, as JSON does.
 *
 * @throws RWD_CONTRACT_NOT_CANONICAL for NaN, infinities, lone surrogates, bigint and functions
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Readonly<Record<string, unknown>>);
  throw canonicalJsonErrors.RWD_CONTRACT_NOT_CANONICAL({ kind: typeof value });
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw canonicalJsonErrors.RWD_CONTRACT_NOT_CANONICAL({ kind: 'number that is not finite' });
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw canonicalJsonErrors.RWD_CONTRACT_NOT_CANONICAL({ kind: 'string with a lone surrogate' });
  return JSON.stringify(value);
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
