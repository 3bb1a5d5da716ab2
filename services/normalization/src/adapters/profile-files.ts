import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fhirErrors, isBundle, isObject, isResource } from '@chainnet/fhir';
import type { Definition, Resource } from '@chainnet/fhir';

const READ = new Set(['StructureDefinition', 'CodeSystem', 'ValueSet']);
/** An implementation guide's package is a folder in a folder, with examples beside the definitions. */
const NOT_READ = new Set(['example', 'examples', 'node_modules', 'other', 'openapi', 'xml']);

/**
 * The profiles, extensions, code systems and value sets an operator keeps in a folder: JSON files, one resource or a Bundle
 * each, and unpacked FHIR packages (`package/*.json`) at any depth. Files in order of their names; what is no definition is
 * passed over.
 *
 * @throws RWD_FHIR_PROFILE_UNREADABLE naming the folder or the file.
 */
export function* readProfiles(folder: string): Generator<Definition> {
  for (const file of jsonFiles(folder)) {
    for (const resource of resourcesOf(readJson(file))) if (READ.has(resource.resourceType)) yield resource as unknown as Definition;
  }
}

function* jsonFiles(folder: string): Generator<string> {
  const entries = readable(folder, () => readdirSync(folder, { withFileTypes: true })).sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NOT_READ.has(entry.name)) yield* jsonFiles(path);
    else if (entry.isFile() && entry.name.endsWith('.json')) yield path;
  }
}

const readJson = (file: string): unknown => readable(file, () => JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as unknown);

const readable = <T>(file: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    throw fhirErrors.RWD_FHIR_PROFILE_UNREADABLE({ file }, { cause });
  }
};

const resourcesOf = (content: unknown): readonly Resource[] => {
  if (isBundle(content)) return (content.entry ?? []).flatMap(({ resource }) => (isObject(resource) ? [resource] : []));
  return isResource(content) ? [content] : [];
};
