export * from './hl7v2.js';
export * from './random.js';
export * from './synthetic-person.js';
export * from './wst500.js';
