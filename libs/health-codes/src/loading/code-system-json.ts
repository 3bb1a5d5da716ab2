import { isObject } from '@chainnet/fhir';
import { tableEdition } from '../code-table.js';
import type { Concept } from '../code-table.js';
import type { LoadedTable } from '../code-tables.js';
import { errors } from '../errors.js';

const OID_URI = /^urn:oid:([0-2](?:\.(?:0|[1-9]\d*))+)$/;
const MAX_DEPTH = 32;

type Place = { readonly edition: string; readonly file: string; readonly depth: number };

/**
 * Reads a FHIR R4 CodeSystem: `url` (or an OID identifier) is the system, `version` the edition, `concept` a tree whose
 * every node is a code. The table's id is its OID's table when one is known, else its url.
 *
 * @throws RWD_CODES_TABLE_JSON
 */
export function readCodeSystemJson(text: string, { file }: { readonly file: string }): readonly LoadedTable[] {
  const system = parsed(text);
  const url = textOf(system['url']);
  const oid = OID_URI.exec(url ?? '')?.[1] ?? oidIdentifier(system['identifier']);
  const id = url ?? oid;
  const edition = textOf(system['version']);
  if (id === undefined) throw refuse('it has neither url nor an OID identifier');
  if (edition === undefined) throw refuse('it has no version');
  const concepts = conceptsOf(system['concept'], { edition, file, depth: 0 });
  if (concepts.length === 0) throw refuse('it has no concepts');
  if (new Set(concepts.map(({ code }) => code)).size !== concepts.length) throw refuse('a code stands in it twice');
  return [{
    id,
    name: textOf(system['title']) ?? textOf(system['name']) ?? id,
    ...(oid === undefined ? {} : { oid }),
    ...(url === undefined ? {} : { system: url }),
    rows: tableEdition(edition, concepts),
  }];
}

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw errors.RWD_CODES_TABLE_JSON({ reason: 'it is not well-formed JSON' }, { cause });
  }
  if (!isObject(value) || value['resourceType'] !== 'CodeSystem') throw refuse('its resourceType is not CodeSystem');
  return value;
};

function conceptsOf(list: unknown, place: Place): readonly Concept[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw refuse('concept is not a list');
  if (place.depth > MAX_DEPTH) throw refuse(`concepts nest deeper than ${MAX_DEPTH}`);
  return list.flatMap((entry: unknown) => {
    const code = isObject(entry) ? textOf(entry['code']) : undefined;
    if (!isObject(entry) || code === undefined || code !== code.trim()) throw refuse('a concept has no code');
    const concept: Concept = { code, display: textOf(entry['display']) ?? code, edition: place.edition, source: place.file };
    return [concept, ...conceptsOf(entry['concept'], { ...place, depth: place.depth + 1 })];
  });
}

const oidIdentifier = (identifiers: unknown): string | undefined => {
  const values = Array.isArray(identifiers) ? identifiers.map((one: unknown) => (isObject(one) ? textOf(one['value']) : undefined)) : [];
  return values.map((value) => OID_URI.exec(value ?? '')?.[1]).find((oid) => oid !== undefined);
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const refuse = (reason: string): Error => errors.RWD_CODES_TABLE_JSON({ reason });
