import { errors } from './errors.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * JSON text with one form per value: members sorted by UTF-16 code units, no spaces, ECMAScript numbers and strings.
 * Source: RFC 8785 (JCS), section 3.2.
 * @throws RWD_SECAGG_NOT_CANONICAL for undefined, functions, bigints, class instances, non-finite numbers, lone surrogates.
 */
export const canonicalJson = (value: unknown): string => write(value, '$');

const write = (value: unknown, path: string): string => {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string' && !LONE_SURROGATE.test(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item, i) => write(item, `${path}[${i}]`)).join(',')}]`;
  if (isPlainObject(value)) return writeObject(value, path);
  throw errors.RWD_SECAGG_NOT_CANONICAL({ path });
};

const writeObject = (value: Readonly<Record<string, unknown>>, path: string): string => {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${write(key, path)}:${write(value[key], `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
};

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
