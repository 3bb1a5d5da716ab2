import { literalTarget } from '../../references.js';
import { isObject } from '../../resource.js';
import type { StructureSchema } from '../../schema/structure-schema.js';
import type { ElementType } from '../definitions.js';
import type { ValueCheck } from './invariants.js';
import type { Run } from './run.js';

/** Types a Reference may point to; undefined for any. */
export const allowedTargets = (type: ElementType | undefined, typeOfProfile: (canonical: string) => string): ReadonlySet<string> | undefined => {
  const names = (type?.targetProfile ?? []).map(typeOfProfile);
  return names.length === 0 || names.includes('Resource') ? undefined : new Set(names);
};

export const lastSegment = (canonical: string): string => {
  const [url = canonical] = canonical.split('|', 1);
  return url.slice(url.lastIndexOf('/') + 1);
};

/**
 * The type a Reference points to, by what it names: a contained resource, an entry of the Bundle, or the type in a literal
 * URL (FHIR R4 references.html#literal). Undefined when it does not tell.
 */
const referredType = (reference: string, run: Run, schema: StructureSchema): string | undefined => {
  if (reference.startsWith('#')) return run.resolve(reference)?.resourceType;
  if (reference.startsWith('urn:')) {
    const resolved = run.resolve(reference);
    if (resolved === undefined && run.bundle !== undefined) run.report('reference-unresolved');
    return resolved?.resourceType;
  }
  const type = literalTarget(reference)?.type;
  if (type === undefined) return undefined;
  // https://host/other/1 need not be a FHIR server's; other/1 must be.
  return schema.isResource(type) || !reference.includes(':') ? type : undefined;
};

/** Holds a Reference to the types allowed, and its own `type` to what it names. */
export function referenceCheck(targets: ReadonlySet<string> | undefined, schema: StructureSchema): ValueCheck {
  const allowed = targets === undefined ? '' : [...targets].join(', ');
  return (value, run) => {
    if (!isObject(value)) return;
    const { reference, type: said } = value;
    const named = typeof reference === 'string' ? referredType(reference, run, schema) : undefined;
    const type = named ?? (typeof said === 'string' ? lastSegment(said) : undefined);
    if (type === undefined) return;
    if (named !== undefined && typeof said === 'string' && schema.isResource(lastSegment(said)) && lastSegment(said) !== named) {
      run.report('reference-type-mismatch', { type: named, says: lastSegment(said) });
    }
    if (targets === undefined ? !schema.isResource(type) : !targets.has(type)) run.report('reference-target', { type: schema.isResource(type) ? type : 'no resource type', allowed: allowed || 'any resource type' });
  };
}
