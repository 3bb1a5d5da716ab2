export * from './hl7v2.js';
export * from './random.js';
export * from './synthetic-person.js';
export * from './wst500.js';
export * from './wdbc-features.js';
export * from './wdbc-records.js';
export * from './wdbc-view.js';
