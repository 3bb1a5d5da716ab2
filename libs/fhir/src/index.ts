export { errors as fhirErrors } from './errors.js';
export * from './fhir-date.js';
export * from './operation-outcome.js';
export * from './references.js';
export * from './resource.js';
export * from './resource-id.js';
export type * from './validation/definitions.js';
export * from './validation/layered-validator.js';
export type * from './validation/validator.js';
