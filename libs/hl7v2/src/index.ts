export * from './batch.js';
export * from './delimiters.js';
export { errors as hl7v2Errors } from './errors.js';
export * from './escapes.js';
export * from './message.js';
export * from './print.js';
export * from './read-message.js';
