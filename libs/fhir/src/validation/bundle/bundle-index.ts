import { literalTarget } from '../../references.js';
import { isObject, isResource } from '../../resource.js';
import type { Resource } from '../../resource.js';

/** Finds the resources of a Bundle by fullUrl or by type and id (FHIR R4 bundle.html#references). */
export class BundleIndex {
  #byUrl: Map<string, Resource> | undefined;

  constructor(readonly bundle: Resource) {}

  resolve(reference: string): Resource | undefined {
    this.#byUrl ??= index(this.bundle);
    const [url = reference] = reference.split('#', 1);
    return this.#byUrl.get(url);
  }
}

const index = (bundle: Resource): Map<string, Resource> => {
  const found = new Map<string, Resource>();
  const entries: unknown = bundle['entry'];
  for (const entry of Array.isArray(entries) ? (entries as readonly unknown[]) : []) {
    if (!isObject(entry) || !isResource(entry['resource'])) continue;
    const { resource, fullUrl } = entry as { readonly resource: Resource; readonly fullUrl?: unknown };
    if (typeof resource.id === 'string') found.set(`${resource.resourceType}/${resource.id}`, resource);
    if (typeof fullUrl !== 'string') continue;
    found.set(fullUrl, resource);
    const target = literalTarget(fullUrl);
    if (target !== undefined) found.set(`${target.type}/${target.id}`, resource);
  }
  return found;
};
