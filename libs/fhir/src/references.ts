import { isObject } from './resource.js';

/** One literal reference found in a resource, and the FHIRPath-like path of the Reference that holds it. */
export type FoundReference = { readonly path: string; readonly reference: string };

/** Every `Reference.reference` under `value`, depth first, in document order. */
export function referencesOf(value: unknown, path = ''): readonly FoundReference[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => referencesOf(item, `${path}[${at}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'reference' && typeof child === 'string'
      ? [{ path, reference: child }]
      : referencesOf(child, path === '' ? key : `${path}.${key}`),
  );
}

/** A copy of `value` in which each literal reference is what `rewrite` gives for it. Everything else is shared. */
export function mapReferences<T>(value: T, rewrite: (reference: string) => string): T {
  if (Array.isArray(value)) return value.map((item: unknown) => mapReferences(item, rewrite)) as T;
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    copy[key] = key === 'reference' && typeof child === 'string' ? rewrite(child) : mapReferences(child, rewrite);
  }
  return copy as T;
}

const LITERAL = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** `Patient/1` or `https://server/fhir/Patient/1` -> its type and id; undefined for fragments, URNs and searches. */
export function literalTarget(reference: string): { readonly type: string; readonly id: string } | undefined {
  const [, type, id] = LITERAL.exec(reference) ?? [];
  return type === undefined || id === undefined ? undefined : { type, id };
}
