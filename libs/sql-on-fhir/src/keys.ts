type Node = { readonly resourceType?: unknown; readonly id?: unknown; readonly reference?: unknown };

const LITERAL = /^(?:https?:\/\/[^?#]*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;

/** `getResourceKey()`: `Type/id` of a resource, nothing when it has no id. Equal to the key of references to it. */
export const resourceKey = (resource: Node): readonly string[] =>
  typeof resource.id === 'string' && typeof resource.resourceType === 'string' ? [`${resource.resourceType}/${resource.id}`] : [];

/**
 * `getReferenceKey([type])`: `Type/id` of a relative or absolute literal reference, without version; nothing for another
 * form (urn, contained, conditional, logical) or another type than the one asked for.
 */
export function referenceKey(reference: Node, type: string | undefined): readonly string[] {
  const [, target = '', id = ''] = typeof reference.reference === 'string' ? (LITERAL.exec(reference.reference) ?? []) : [];
  return target === '' || (type !== undefined && type !== target) ? [] : [`${target}/${id}`];
}
