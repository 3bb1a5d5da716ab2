import type { CodeTable } from '../code-table.js';
import type { ConceptMapTable, MappedConcept } from '../concept-map.js';
import { CODES_BASE } from '../vocabulary.js';
import { published, valueSetUrl } from './code-system.js';
import type { PublishedEntry } from './code-system.js';
import { fhirId } from './fhir-id.js';

const elementOf = ({ code, equivalence, target, comment }: MappedConcept, display: string | undefined): object => ({
  code,
  ...(display === undefined ? {} : { display }),
  target: [{ ...(target === undefined ? {} : { code: target.code }), equivalence, ...(comment === undefined ? {} : { comment }) }],
});

/**
 * A map as a FHIR R4 ConceptMap: one group a target system, every source code once, with its equivalence; codes without a
 * sound target are `unmatched`, so that nobody takes silence for a map.
 */
export function conceptMapOf(map: ConceptMapTable, table: CodeTable): PublishedEntry {
  const id = fhirId(map.id);
  const entry = { resourceType: 'ConceptMap', id, url: `${CODES_BASE}/ConceptMap/${id}`, version: map.edition, title: map.title } as const;
  return {
    ...entry,
    build: () => ({
      resourceType: 'ConceptMap',
      id,
      url: entry.url,
      version: map.edition,
      ...published(map.id, map.title),
      sourceCanonical: valueSetUrl(table),
      group: groupsOf(map, table),
    }),
  };
}

const groupsOf = (map: ConceptMapTable, table: CodeTable): readonly object[] => {
  const systems = new Map<string, MappedConcept[]>();
  for (const concept of map.concepts.values()) {
    const system = concept.target?.system ?? map.targetSystem;
    systems.set(system, [...(systems.get(system) ?? []), concept]);
  }
  const displays = table.editions.find(({ edition }) => edition === map.edition)?.concepts;
  return [...systems].map(([target, concepts]) => ({
    source: table.system,
    sourceVersion: map.edition,
    target,
    element: concepts.map((concept) => elementOf(concept, displays?.get(concept.code)?.display)),
  }));
};
