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
});
