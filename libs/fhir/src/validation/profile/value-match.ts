import { sameValue } from '../../fhirpath/values.js';
import { isObject } from '../../resource.js';
import type { ElementDefinition } from '../definitions.js';

/** What `fixed[x]` or `pattern[x]` of an element says; undefined when the element has neither. */
export type Expected = { readonly kind: 'fixed' | 'pattern'; readonly value: unknown };

const FIXED = /^fixed[A-Z]/;
const PATTERN = /^pattern[A-Z]/;

export function expectedOf(definition: Partial<ElementDefinition>): Expected | undefined {
  for (const [name, value] of Object.entries(definition)) {
    if (FIXED.test(name)) return { kind: 'fixed', value };
    if (PATTERN.test(name)) return { kind: 'pattern', value };
  }
  return undefined;
}

/** The value of `minValue[x]` or `maxValue[x]` with its type, such as ['2020-01-01', 'date']. */
export function boundOf(definition: Partial<ElementDefinition>, bound: 'minValue' | 'maxValue'): readonly [value: unknown, type: string] | undefined {
  const name = Object.keys(definition).find((key) => key.startsWith(bound));
  if (name === undefined) return undefined;
  const type = name.slice(bound.length);
  return [definition[name as 'minValueDate'], `${type.charAt(0).toLowerCase()}${type.slice(1)}`];
}

/**
 * A pattern holds when each of its values is in the value, and each item of its arrays in some item of the value's
 * (FHIR R4 elementdefinition-definitions.html#ElementDefinition.pattern[x]).
 */
export function matchesPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) return Array.isArray(value) && pattern.every((wanted) => value.some((one: unknown) => matchesPattern(one, wanted)));
  if (isObject(pattern)) return isObject(value) && Object.entries(pattern).every(([name, wanted]) => matchesPattern(value[name], wanted));
  return value === pattern;
}

export const matches = (value: unknown, { kind, value: wanted }: Expected): boolean => (kind === 'fixed' ? sameValue(value, wanted) : matchesPattern(value, wanted));

/** What an expected value says of a member below it: the pattern {coding:[{system}]} says of `coding.system`. */
export function expectedBelow({ kind, value }: Expected, names: readonly string[]): Expected | undefined {
  let at: unknown = value;
  for (const name of names) {
    const owner: unknown = Array.isArray(at) ? (at as readonly unknown[])[0] : at;
    if (!isObject(owner)) return undefined;
    at = owner[name];
  }
  return at === undefined ? undefined : { kind, value: at };
}
