import { isObject } from '../resource.js';

/**
 * A collection holds JSON values as they stand in the resource: objects, strings, numbers, booleans. A primitive without a
 * value, that has an id or extensions only, is a {@link Valueless}.
 */
export type Collection = readonly unknown[];

export class Valueless {
  constructor(readonly element: Readonly<Record<string, unknown>>) {}
}

export const EMPTY: Collection = Object.freeze([]);

export const truthOf = (collection: Collection): boolean | undefined => {
  if (collection.length !== 1) return undefined;
  const [only] = collection;
  return typeof only === 'boolean' ? only : true;
};

/** Equality of FHIRPath for JSON values: order of properties does not matter, order of items does. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item, at) => sameValue(item, right[at]));
  if (left instanceof Valueless && right instanceof Valueless) return sameValue(left.element, right.element);
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => sameValue(left[name], right[name]));
}

const isPrimitive = (value: unknown): boolean => typeof value !== 'object';

export const includes = (collection: Collection, value: unknown): boolean =>
  isPrimitive(value) ? collection.includes(value) : collection.some((item) => sameValue(item, value));

export function distinct(collection: Collection): Collection {
  if (collection.length < 2) return collection;
  if (collection.every(isPrimitive)) return [...new Set(collection)];
  const found: unknown[] = [];
  for (const item of collection) if (!includes(found, item)) found.push(item);
  return found;
}

const push = (out: unknown[], value: unknown, element: unknown): void => {
  if (Array.isArray(value)) value.forEach((item, at) => push(out, item, Array.isArray(element) ? element[at] : undefined));
  else if (value !== undefined && value !== null) out.push(value);
  else if (isObject(element)) out.push(new Valueless(element));
};

/** All children of a value, in document order; of a primitive, those of its `_` property are not reachable from here. */
export function childrenOf(value: unknown): Collection {
  const owner = value instanceof Valueless ? value.element : value;
  if (!isObject(owner)) return EMPTY;
  const out: unknown[] = [];
  for (const name in owner) {
    if (name === 'resourceType') continue;
    if (!name.startsWith('_')) push(out, owner[name], owner[`_${name}`]);
    else if (!(name.slice(1) in owner)) pushElements(out, owner[name]);
  }
  return out;
}

const pushElements = (out: unknown[], element: unknown): void => {
  if (Array.isArray(element)) element.forEach((item) => pushElements(out, item));
  else if (isObject(element)) out.push(new Valueless(element));
};

/** Children, their children and so on, with those of primitives' ids and extensions. */
export function descendantsOf(value: unknown, out: unknown[] = []): Collection {
  const owner = value instanceof Valueless ? value.element : value;
  for (const child of childrenOf(value)) {
    out.push(child);
    descendantsOf(child, out);
  }
  if (!isObject(owner)) return out;
  for (const name in owner) if (name.startsWith('_') && name.slice(1) in owner) elementDescendants(owner[name], out);
  return out;
}

const elementDescendants = (element: unknown, out: unknown[]): void => {
  if (Array.isArray(element)) element.forEach((item) => elementDescendants(item, out));
  else if (isObject(element)) descendantsOf(element, out);
};
