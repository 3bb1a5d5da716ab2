import { createHash } from 'node:crypto';
import { defineErrors } from './errors.js';

export const canonicalJsonErrors = defineErrors({
  RWD_CONTRACT_NOT_CANONICAL: {
    failure: 'permanent',
    message: 'a value at {path} has no canonical JSON form',
    action: 'put only null, booleans, finite numbers, well-formed strings, arrays and plain objects into it',
  },
});

/**
 * Canonical JSON after RFC 8785 (JCS), section 3.2: keys sorted by UTF-16 code units, no white space, ECMAScript numbers
 * and strings. Members that are `undefined` are left out, as JSON does.
 *
 * @throws RWD_CONTRACT_NOT_CANONICAL for non-finite numbers, lone surrogates, bigints, functions and class instances
 */
export const canonicalJson = (value: unknown): string => write(value, '$');

/** Lower-case hex SHA-256 of a value's canonical JSON. @throws RWD_CONTRACT_NOT_CANONICAL */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${path}[${index}]`)).join(',')}]`;
  if (isPlainObject(value)) return writeObject(value, path);
  throw canonicalJsonErrors.RWD_CONTRACT_NOT_CANONICAL({ path });
}

function writeObject(value: Readonly<Record<string, unknown>>, path: string): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${write(key, path)}:${write(value[key], `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
