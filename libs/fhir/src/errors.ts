import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_FHIR_EMPTY_ID_PARTS: {
    failure: 'permanent',
    message: 'A resource id needs at least one part that names its source.',
    action: 'Name the tenant and what identifies the source record.',
  },
  RWD_FHIR_DEFINITIONS_MISSING: {
    failure: 'permanent',
    message: 'The definitions given hold no StructureDefinition for {type}.',
    action: 'Load profiles-types and profiles-resources of FHIR R4 before building a validator.',
  },
  RWD_FHIR_PROFILE_UNREADABLE: {
    failure: 'permanent',
    message: 'The profiles in {file} cannot be read.',
    action: 'Give a folder of JSON files that the service may read (CHAINNET_PROFILES_DIR), and mend or remove the file named.',
  },
  RWD_FHIR_PROFILE_BASE_MISSING: {
    failure: 'permanent',
    message: 'The profile {profile} has no snapshot, and {base}, which it constrains, is not loaded.',
    action: 'Put the base profile beside it, or publish the profile with its snapshot.',
  },
});
