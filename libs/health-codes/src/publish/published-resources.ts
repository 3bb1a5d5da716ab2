import type { Resource } from '@chainnet/fhir';
import type { CodeTables } from '../code-tables.js';
import { dataElements } from '../data-elements.js';
import { documentSections, LOINC_SYSTEM } from '../sections.js';
import { standardMaps, standardTables } from '../standard-tables.js';
import { UCUM_SYSTEM, ucumByUnit } from '../unit-map.js';
import { CODES_BASE, oidSystem } from '../vocabulary.js';
import { codeSystemsOf, published, valueSetOf } from './code-system.js';
import { conceptMapOf } from './concept-map.js';

/** WS 363 as a CodeSystem, the system of entry codes in shared documents. */
const dataElementSystem = (): Resource => ({
  resourceType: 'CodeSystem',
  id: 'ws-363',
  url: oidSystem('2.16.156.10011.2.2.1'),
  version: 'WS 363-2011',
  ...published('WS 363', 'WS 363 卫生信息数据元目录'),
  caseSensitive: true,
  content: 'fragment',
  count: dataElements.size,
  property: [
    { code: 'type', type: 'string', description: 'data type of WS 363' },
    { code: 'format', type: 'string', description: 'representation of WS 363' },
    { code: 'domain', type: 'string', description: 'value domain or unit' },
    { code: 'check', type: 'boolean', description: 'read in one place only' },
  ],
  concept: [...dataElements.values()].map(({ id, name, english, type, format, domain, check }) => {
    const property = [
      ...Object.entries({ type, format, domain }).filter(([, value]) => value !== undefined).map(([code, valueString]) => ({ code, valueString })),
      ...(check === true ? [{ code: 'check', valueBoolean: true }] : []),
    ];
    return {
      code: id,
      display: name,
      ...(english === undefined ? {} : { designation: [{ language: 'en', value: english }] }),
      ...(property.length === 0 ? {} : { property }),
    };
  }),
});

const sectionValueSet = (): Resource => ({
  resourceType: 'ValueSet',
  id: 'ws-t-500-sections',
  url: `${CODES_BASE}/ValueSet/ws-t-500-sections`,
  ...published('WS/T 500 sections', 'Sections of the shared documents of WS/T 500-2016'),
  compose: { include: [{ system: LOINC_SYSTEM, concept: documentSections.map(({ code, title }) => ({ code, display: title })) }] },
});

const UNITS = `${CODES_BASE}/CodeSystem/record-units`;

const unitMap = (): Resource => ({
  resourceType: 'ConceptMap',
  id: 'units-to-ucum',
  url: `${CODES_BASE}/ConceptMap/units-to-ucum`,
  ...published('units to UCUM', 'Units as records write them to UCUM'),
  group: [{
    source: UNITS,
    target: UCUM_SYSTEM,
    element: [...ucumByUnit].map(([unit, code]) => ({ code: unit, target: [{ code, equivalence: 'equal' }] })),
  }],
});

/**
 * Every CodeSystem, ValueSet and ConceptMap this mesh publishes, FHIR R4. The same tables give the same resources.
 *
 * @param tables the process's tables; the operator's come with them.
 */
export function publishedResources(tables: CodeTables = standardTables): readonly Resource[] {
  const list = tables.list();
  const maps = standardMaps.flatMap((map) => {
    const table = tables.table(map.table);
    return table === undefined ? [] : [conceptMapOf(map, table)];
  });
  return [...list.flatMap(codeSystemsOf), dataElementSystem(), ...list.map(valueSetOf), sectionValueSet(), ...maps, unitMap()];
}
