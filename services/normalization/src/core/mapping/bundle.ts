import { resourceId } from '@chainnet/fhir';
import type { Bundle, BundleEntry, Extension, Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { BASE, extensionUrls } from '../vocabulary.js';
import type { SourceLeaf } from './loss-account.js';

export const entryOf = <R extends Resource>(resource: R): BundleEntry<R> => ({
  fullUrl: `${BASE}/${resource.resourceType}/${resource.id ?? ''}`,
  resource,
});

export const referenceTo = ({ resourceType, id }: { readonly resourceType?: unknown; readonly id?: unknown }): { reference: string } => ({
  reference: `${String(resourceType)}/${String(id)}`,
});

/** The extension that carries a leaf no table maps. */
export const preservedLeaf = ({ path, value }: SourceLeaf): Extension => ({
  url: extensionUrls.preservedLeaf,
  extension: [
    { url: 'path', valueString: path },
    { url: 'value', valueString: value },
  ],
});

/** `resource` with the preserved leaves added to its extensions, in source order. */
export const withPreserved = (resource: Resource, leaves: readonly SourceLeaf[]): Resource => {
  const before = (resource['extension'] ?? []) as readonly Extension[];
  const extension = [...before, ...leaves.map(preservedLeaf)];
  return extension.length === 0 ? resource : { ...resource, extension };
};

export type BundleShape = {
  readonly type: 'document' | 'collection';
  readonly tenant: string;
  readonly recordId: string;
  /** FHIR instant. */
  readonly timestamp: string;
};

/**
 * Puts resources into one Bundle, first one first.
 *
 * @throws RWD_NORMALIZATION_DUPLICATE_ID when two resources have one type and id: merging them would lose one silently.
 */
export function bundleOf(resources: readonly Resource[], { type, tenant, recordId, timestamp }: BundleShape): Bundle {
  const seen = new Set<string>();
  for (const resource of resources) {
    const { reference } = referenceTo(resource);
    if (seen.has(reference)) throw errors.RWD_NORMALIZATION_DUPLICATE_ID({ type: resource.resourceType });
    seen.add(reference);
  }
  const id = resourceId(tenant, 'Bundle', recordId);
  return {
    resourceType: 'Bundle',
    id,
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
    type,
    timestamp,
    entry: resources.map(entryOf),
  };
}
