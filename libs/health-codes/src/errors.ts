import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_CODES_TABLE_FORMAT: {
    failure: 'permanent',
    message: 'The code table breaks its format at line {line}, column {column}: {reason}.',
    action: 'Correct the file; the format is described in the README of health-codes.',
  },
  RWD_CODES_TABLE_JSON: {
    failure: 'poison',
    message: 'The code table is not a FHIR CodeSystem in JSON: {reason}.',
    action: 'Give a FHIR R4 CodeSystem with url or identifier, version and concepts.',
  },
});
