/** Injection token of the process's FHIR validator. */
export const VALIDATOR = Symbol('Validator');

/** Injection token of the process's code tables: the standard ones with the operator's. */
export const CODE_TABLES = Symbol('CodeTables');
