import type { Resource } from '@chainnet/fhir';
import type { CodeTable } from '../code-table.js';
import type { CodeTables } from '../code-tables.js';
import { documentSections, LOINC_SYSTEM } from '../sections.js';
import { standardMaps, standardTables } from '../standard-tables.js';
import { UCUM_SYSTEM, ucumByUnit } from '../unit-map.js';
import { CODES_BASE } from '../vocabulary.js';
import { codeSystemsOf, published, valueSetOf } from './code-system.js';
import type { PublishedEntry } from './code-system.js';
import { conceptMapOf } from './concept-map.js';

const SECTIONS = { resourceType: 'ValueSet', id: 'ws-t-500-sections', url: `${CODES_BASE}/ValueSet/ws-t-500-sections`, title: 'Sections of the shared documents of WS/T 500-2016' } as const;

const sectionValueSet: PublishedEntry = {
  ...SECTIONS,
  build: () => ({
    resourceType: SECTIONS.resourceType,
    id: SECTIONS.id,
    url: SECTIONS.url,
    ...published('WS/T 500 sections', SECTIONS.title),
    compose: { include: [{ system: LOINC_SYSTEM, concept: documentSections.map(({ code, title }) => ({ code, display: title })) }] },
  }),
};

const UNITS = { resourceType: 'ConceptMap', id: 'units-to-ucum', url: `${CODES_BASE}/ConceptMap/units-to-ucum`, title: 'Units as records write them to UCUM' } as const;

const unitMap: PublishedEntry = {
  ...UNITS,
  build: () => ({
    resourceType: UNITS.resourceType,
    id: UNITS.id,
    url: UNITS.url,
    ...published('units to UCUM', UNITS.title),
    group: [{
      source: `${CODES_BASE}/CodeSystem/record-units`,
      target: UCUM_SYSTEM,
      element: [...ucumByUnit].map(([unit, code]) => ({ code: unit, target: [{ code, equivalence: 'equal' }] })),
    }],
  }),
};

const mapsOf = (tables: CodeTables): readonly PublishedEntry[] =>
  standardMaps.flatMap((map) => {
    const table: CodeTable | undefined = tables.table(map.table);
    return table === undefined ? [] : [conceptMapOf(map, table)];
  });

/**
 * What this mesh publishes, each entry with the means to build its resource: a licensed table of 40,000 codes is not built
 * until somebody reads it.
 *
 * @param tables the process's tables; the operator's come with them.
 */
export function publishedIndex(tables: CodeTables = standardTables): readonly PublishedEntry[] {
  const list = tables.list();
  return [...list.flatMap(codeSystemsOf), ...list.map(valueSetOf), sectionValueSet, ...mapsOf(tables), unitMap];
}

/** Every CodeSystem, ValueSet and ConceptMap this mesh publishes, FHIR R4. The same tables give the same resources. */
export const publishedResources = (tables: CodeTables = standardTables): readonly Resource[] => publishedIndex(tables).map(({ build }) => build());
