import type { Resource } from '@chainnet/fhir';
import type { CodeTable, Concept, TableEdition } from '../code-table.js';
import { CODES_BASE, oidSystem } from '../vocabulary.js';
import { computerName, fhirId } from './fhir-id.js';

const PROPERTIES = [
  { code: 'source', type: 'string', description: 'where the row was read' },
  { code: 'check', type: 'boolean', description: 'read in one place only' },
  { code: 'local', type: 'boolean', description: 'added by a site or vendor' },
  { code: 'withdrawn', type: 'string', description: 'the last year that had the code' },
] as const;

const propertiesOf = ({ source, check, local, withdrawn }: Concept): readonly object[] => [
  { code: 'source', valueString: source },
  ...(check === true ? [{ code: 'check', valueBoolean: true }] : []),
  ...(local === true ? [{ code: 'local', valueBoolean: true }] : []),
  ...(withdrawn === undefined ? [] : [{ code: 'withdrawn', valueString: withdrawn }]),
];

const conceptOf = (concept: Concept): object => ({
  code: concept.code,
  display: concept.display,
  ...(concept.english === undefined ? {} : { designation: [{ language: 'en', value: concept.english }] }),
  property: propertiesOf(concept),
});

/** What CodeSystem, ValueSet and ConceptMap have in common here; the standards' tables are facts without a date of ours. */
export const published = (name: string, title: string): object => ({ name: computerName(name), title, status: 'active', experimental: false, publisher: 'RWD ChainNet' });

const identity = ({ oid }: CodeTable): object => (oid === undefined ? {} : { identifier: [{ system: 'urn:ietf:rfc:3986', value: oidSystem(oid) }] });

export const valueSetUrl = ({ id }: CodeTable): string => `${CODES_BASE}/ValueSet/${fhirId(id)}`;

/** One resource this mesh publishes: what it is known by, and the resource when asked for. */
export type PublishedEntry = {
  readonly resourceType: 'CodeSystem' | 'ValueSet' | 'ConceptMap';
  readonly id: string;
  readonly url: string;
  readonly version?: string;
  readonly title: string;
  /** CodeSystem.content. */
  readonly content?: 'complete' | 'fragment' | 'not-present';
  readonly build: () => Resource;
};

const titleOf = ({ id, name }: CodeTable): string => (id === name ? name : `${id} ${name}`);

/** A table's editions as FHIR R4 CodeSystems, one each; a table known by name alone gives one whose content is not present. */
export function codeSystemsOf(table: CodeTable): readonly PublishedEntry[] {
  const common = { url: table.system, ...identity(table), ...published(table.id, titleOf(table)), caseSensitive: true, valueSet: valueSetUrl(table) };
  const entry = { resourceType: 'CodeSystem', url: table.system, title: titleOf(table) } as const;
  if (table.editions.length === 0) {
    const id = fhirId(table.id);
    return [{ ...entry, id, content: 'not-present', build: () => ({ resourceType: 'CodeSystem', id, ...common, content: 'not-present' }) }];
  }
  return table.editions.map((edition) => {
    const id = fhirId(table.id, edition.edition);
    const content = table.incomplete ? 'fragment' : 'complete';
    return { ...entry, id, version: edition.edition, content, build: () => ({ resourceType: 'CodeSystem', id, ...common, content, ...rowsOf(edition) }) };
  });
}

const rowsOf = ({ edition, concepts }: TableEdition): object => ({
  version: edition,
  count: concepts.size,
  property: PROPERTIES,
  concept: [...concepts.values()].map(conceptOf),
});

/** The value set of all codes of a table. */
export function valueSetOf(table: CodeTable): PublishedEntry {
  const entry = { resourceType: 'ValueSet', id: fhirId(table.id), url: valueSetUrl(table), title: titleOf(table) } as const;
  return {
    ...entry,
    build: () => ({ resourceType: 'ValueSet', id: entry.id, url: entry.url, ...published(table.id, entry.title), compose: { include: [{ system: table.system }] } }),
  };
}
