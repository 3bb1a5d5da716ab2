export { errors as storeErrors } from './errors.js';
export * from './store.js';
export * from './journal.js';
export * from './facts.js';
export * from './documents.js';
export * from './snapshots.js';
export * from './subject-key-store.js';
export * from './store-copy.js';
