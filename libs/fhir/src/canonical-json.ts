import { errors } from './errors.js';

/**
 * JSON text with one form per value: object keys in code-unit order, no white space, numbers and strings as
 * ECMAScript prints them (the RFC 8785 rules for data that came from JSON). Elements whose value is `undefined` are left out.
 *
 * @throws RWD_FHIR_NOT_JSON for functions, symbols, bigints, NaN and infinities.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw errors.RWD_FHIR_NOT_JSON({ type: 'number' });
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value as Record<string, unknown>);
    default:
      throw errors.RWD_FHIR_NOT_JSON({ type: typeof value });
  }
}

const canonicalObject = (object: Record<string, unknown>): string => {
  const members: string[] = [];
  for (const key of Object.keys(object).sort()) {
    if (object[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  }
  return `{${members.join(',')}}`;
};
