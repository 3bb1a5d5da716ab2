/** Injection token of the process's FHIR validator. */
export const VALIDATOR = Symbol('Validator');
