import { createHash } from 'node:crypto';
import type { Json } from './json.js';
import { isArray, isObject } from './json.js';

/**
 * JSON with object keys in UTF-16 order and no white space (RFC 8785, sections 3.2.2 and 3.2.3; JavaScript's own number
 * and string forms are the ones the RFC prescribes).
 */
export function canonicalJson(value: Json): string {
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** `sha256:<64 hex digits>` over the canonical JSON of the value. */
export const digestOf = (value: Json): string => `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
