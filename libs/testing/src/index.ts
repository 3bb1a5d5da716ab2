export * from './mesh-certificates.js';
export * from './memory-journal.js';
export * from './memory-log.js';
export * from './memory-facts.js';
