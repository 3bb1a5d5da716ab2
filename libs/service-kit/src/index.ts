export { errors as serviceErrors } from './errors.js';
export * from './bootstrap.js';
export * from './config.js';
export * from './key-ring.js';
export * from './platform.js';
export * from './subject-keys.js';
export { Health } from './http/health.js';
export { StatusBoard } from './http/status-board.js';
