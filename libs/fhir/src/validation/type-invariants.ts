import { isFhirDateTime } from '../fhir-date.js';
import { isObject } from '../resource.js';

type DataType = Readonly<Record<string, unknown>>;

/** An invariant of a data type: its key, what it says, and whether a value holds it. */
export type TypeInvariant = { readonly key: string; readonly says: string; readonly holds: (value: DataType) => boolean };

const has = (value: DataType, name: string): boolean => value[name] !== undefined;

const QUANTITY: TypeInvariant = { key: 'qty-3', says: 'a unit code needs its system', holds: (value) => !has(value, 'code') || has(value, 'system') };

const hasChoice = (value: DataType, name: string): boolean => {
  for (const key in value) if (key.startsWith(name) || key.startsWith(`_${name}`)) return true;
  return false;
};

/** Periods of unlike precision are not compared: FHIRPath gives no answer for them either. */
const inOrder = ({ start, end }: DataType): boolean => {
  if (typeof start !== 'string' || typeof end !== 'string' || !isFhirDateTime(start) || !isFhirDateTime(end)) return true;
  if (start.length > 10 && end.length > 10) return Date.parse(start) <= Date.parse(end);
  return start.length !== end.length || start <= end;
};

/** Invariants of a contained resource (FHIR R4 domainresource.html): keys and whether it holds each. */
export const containedInvariants: readonly TypeInvariant[] = [
  { key: 'dom-2', says: 'a contained resource contains none', holds: (value) => !has(value, 'contained') },
  { key: 'dom-4', says: 'a contained resource has no version and no time of update', holds: ({ meta }) => !isObject(meta) || (!has(meta, 'versionId') && !has(meta, 'lastUpdated')) },
  { key: 'dom-5', says: 'a contained resource has no security label', holds: ({ meta }) => !isObject(meta) || !has(meta, 'security') },
];

/**
 * Invariants that FHIR R4 states on a data type (datatypes.html). Snapshots do not repeat them on the elements of that type,
 * so a validator that reads elements alone misses them.
 */
export const typeInvariants: ReadonlyMap<string, TypeInvariant> = new Map([
  ...['Quantity', 'Age', 'Count', 'Distance', 'Duration'].map((type) => [type, QUANTITY] as const),
  ['Extension', { key: 'ext-1', says: 'an extension has a value or extensions, not both', holds: (value) => has(value, 'extension') !== hasChoice(value, 'value') }],
  ['Period', { key: 'per-1', says: 'a period starts before it ends', holds: inOrder }],
  ['Ratio', { key: 'rat-1', says: 'a ratio has both parts, or neither and an extension', holds: (value) => has(value, 'numerator') === has(value, 'denominator') && (has(value, 'numerator') || has(value, 'extension')) }],
  ['ContactPoint', { key: 'cpt-2', says: 'a contact value needs its system', holds: (value) => !has(value, 'value') || has(value, 'system') }],
  ['Attachment', { key: 'att-1', says: 'attached data need a content type', holds: (value) => !has(value, 'data') || has(value, 'contentType') }],
]);
