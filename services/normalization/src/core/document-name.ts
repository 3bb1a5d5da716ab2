import { isObject } from '@chainnet/fhir';
import type { Normalized } from './normalization.js';
import { extensionUrls } from './vocabulary.js';

const CDA_FORMATS: ReadonlySet<string> = new Set(['wst500', 'ccda']);

/**
 * The name a CDA document bears for good: ClinicalDocument.id (root and extension) with its versionNumber (CDA R2,
 * section 4.2.1.1 and 4.2.1.8). Two documents of one name are one document.
 *
 * @returns [root, extension, version], or undefined for a record of another format or a document without an id
 */
export function documentNameOf({ format, bundle }: Pick<Normalized, 'format' | 'bundle'>): readonly [string, string, string] | undefined {
  const composition = bundle.entry?.[0]?.resource;
  if (!CDA_FORMATS.has(format) || composition?.resourceType !== 'Composition') return undefined;
  const { identifier, extension } = composition as { readonly identifier?: unknown; readonly extension?: unknown };
  if (!isObject(identifier) || (identifier['value'] === undefined && identifier['system'] === undefined)) return undefined;
  return [text(identifier['system']), text(identifier['value']), versionIn(extension)];
}

const versionIn = (extensions: unknown): string => {
  const found: unknown = Array.isArray(extensions) ? extensions.find((one: unknown) => isObject(one) && one['url'] === extensionUrls.versionNumber) : undefined;
  return isObject(found) ? text(found['valueString'] ?? found['valueInteger']) : '';
};

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
