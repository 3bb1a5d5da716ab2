import { isObject } from '../resource.js';
import type { Truth } from './compiled.js';

/** Strings that start with # anywhere below a value; `reference` tells those of references. */
const fragments = (value: unknown, out: Set<string>): Set<string> => {
  if (typeof value === 'string') {
    if (value.startsWith('#')) out.add(value);
  } else if (Array.isArray(value)) for (const item of value) fragments(item, out);
  else if (isObject(value)) for (const name in value) fragments(value[name], out);
  return out;
};

/** dom-3: a contained resource is referred to from elsewhere in the resource, or refers to the containing resource. */
const containedIsUsed: Truth = (focus, { resource }) => {
  if (!isObject(focus) || focus['contained'] === undefined) return true;
  const contained = Array.isArray(focus['contained']) ? (focus['contained'] as readonly unknown[]) : [];
  const used = fragments(resource, new Set());
  return contained.every((one) => !isObject(one) || typeof one['id'] !== 'string' || used.has(`#${one['id']}`) || fragments(one, new Set()).has('#'));
};

/** ref-1: a reference to a fragment has its contained resource. */
const fragmentIsContained: Truth = (focus, { rootResource }) => {
  const reference = isObject(focus) ? focus['reference'] : undefined;
  if (typeof reference !== 'string' || !reference.startsWith('#')) return true;
  // "#" alone is the containing resource (FHIR R4 references.html#contained).
  if (reference === '#') return true;
  const contained = isObject(rootResource) && Array.isArray(rootResource['contained']) ? (rootResource['contained'] as readonly unknown[]) : [];
  return contained.some((one) => isObject(one) && one['id'] === reference.slice(1));
};

/**
 * Invariants of FHIR R4 with a meaning of their own in code: those on every resource or reference, that would walk the whole
 * resource each time, told by the start of their expression.
 */
export const knownExpressions: readonly (readonly [start: string, truth: Truth])[] = [
  ["contained.where((('#'+id in (%resource.descendants().reference", containedIsUsed],
  ["contained.where(((id.exists() and ('#'+id in (%resource.descendants().reference", containedIsUsed],
  ["reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id", fragmentIsContained],
];
