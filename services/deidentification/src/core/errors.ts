import { defineErrors } from '@chainnet/contracts';

/** What the de-identification core refuses. Details name rules and counts, never a value of a record. */
export const errors = defineErrors({
  RWD_DEIDENTIFICATION_NOT_A_BUNDLE: {
    failure: 'permanent',
    message: 'The record is not a FHIR Bundle: resourceType is missing or another type.',
    action: 'Send the output of normalization, which is a Bundle, to de-identification.',
  },
  RWD_DEIDENTIFICATION_SEVERAL_SUBJECTS: {
    failure: 'permanent',
    message: 'The Bundle holds {patients} different Patients; one date shift cannot serve more than one.',
    action: 'Split the record so that a Bundle holds one Patient.',
  },
  RWD_DEIDENTIFICATION_TOO_DEEP: {
    failure: 'permanent',
    message: 'The record is nested deeper than {limit} levels.',
    action: 'No FHIR R4 record needs this depth: have the partner check what produced it.',
  },
  RWD_DEIDENTIFICATION_RESIDUAL_IDENTIFIER: {
    failure: 'permanent',
    message: 'The output still holds {found} direct identifier(s) of the source ({kinds}); nothing was released.',
    action: 'Find which kept element carries free text or an identifier in this source, then correct the mapping or the policy.',
  },
  RWD_DEIDENTIFICATION_POLICY_INVALID: {
    failure: 'permanent',
    message: 'The policy does not fit its schema at {path}: {problem}.',
    action: 'Correct the policy; its JSON Schema is exported as policySchema.',
  },
  RWD_DEIDENTIFICATION_POLICY_PATH: {
    failure: 'permanent',
    message: 'Row {resource}.{path} cannot be compiled: {problem}.',
    action: 'Use dotted element names, a final choice type value[x], or value.ofType(Type).',
  },
  RWD_DEIDENTIFICATION_POLICY_UNSAFE: {
    failure: 'permanent',
    message: 'Row {resource}.{path} would keep what must not be kept: {problem}.',
    action: 'Use drop, or the action the message names.',
  },
  RWD_DEIDENTIFICATION_KEY_INVALID: {
    failure: 'permanent',
    message: 'The pseudonym key is unusable: {problem}.',
    action: 'Give a root key of at least 32 random bytes and a key id of 1 to 16 lower-case letters or digits.',
  },
});
