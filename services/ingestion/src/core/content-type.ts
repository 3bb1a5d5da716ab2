/** Content types that partners may send, and what their bytes must be. A table: a new format is a row. */
export const contentTypes = {
  'application/fhir+json': { format: 'fhir-json', encoding: 'utf-8' },
  'application/json': { format: 'fhir-json', encoding: 'utf-8' },
  'text/csv': { format: 'csv', encoding: 'utf-8' },
  'x-application/hl7-v2+er7': { format: 'hl7v2', encoding: 'declared' },
  'application/hl7-v2': { format: 'hl7v2', encoding: 'declared' },
  'application/xml': { format: 'xml', encoding: 'declared' },
  'text/xml': { format: 'xml', encoding: 'declared' },
  'application/cda+xml': { format: 'xml', encoding: 'declared' },
} as const satisfies Record<string, { format: string; encoding: 'utf-8' | 'declared' }>;

export type ContentType = keyof typeof contentTypes;

/** The media type of a content-type header without its parameters, if it is one of ours. */
export function contentTypeOf(header: string | undefined): ContentType | undefined {
  const media = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(contentTypes, media) ? (media as ContentType) : undefined;
}
