import type { Bundle, Resource } from '@chainnet/fhir';
import { publishedIndex } from '@chainnet/health-codes';
import type { CodeTables, PublishedEntry } from '@chainnet/health-codes';
import { BASE } from '../vocabulary.js';

export const TERMINOLOGY_TYPES = ['CodeSystem', 'ValueSet', 'ConceptMap'] as const;

/** What FHIR's `url` and `version` search parameters ask for. */
export type TerminologyQuery = { readonly url?: string | undefined; readonly version?: string | undefined };

/** The published terminology of a process, to be searched and read as FHIR R4 has it. */
export class PublishedTerminology {
  readonly #entries: readonly PublishedEntry[];

  constructor(tables: CodeTables) {
    this.#entries = publishedIndex(tables);
  }

  /** Undefined for a type or id that is not published. */
  read(type: string, id: string): Resource | undefined {
    return this.#entries.find((entry) => entry.resourceType === type && entry.id === id)?.build();
  }

  /** A searchset of the type; whole resources where a url is asked for, else what they are known by. Undefined for another type. */
  search(type: string, { url, version }: TerminologyQuery): Bundle | undefined {
    if (!(TERMINOLOGY_TYPES as readonly string[]).includes(type)) return undefined;
    const found = this.#entries.filter((entry) => entry.resourceType === type && (url === undefined || entry.url === url) && (version === undefined || entry.version === version));
    const entry = found.map((one) => ({
      fullUrl: `${BASE}/${one.resourceType}/${one.id}`,
      resource: url === undefined ? summary(one) : one.build(),
      search: { mode: 'match' },
    }));
    return { resourceType: 'Bundle', type: 'searchset', total: entry.length, ...(entry.length === 0 ? {} : { entry }) };
  }
}

const SUBSETTED = { tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }] } as const;

const summary = ({ resourceType, id, url, version, title, content }: PublishedEntry): Resource => ({
  resourceType, id, meta: SUBSETTED, url, ...(version === undefined ? {} : { version }), title, status: 'active', ...(content === undefined ? {} : { content }),
});
