export type { CompiledView } from './compile-view.js';
export { compileView } from './compile-view.js';
export { errors } from './errors.js';
export { referenceKey, resourceKey } from './keys.js';
export type { Cell, Resource, Row, ViewColumn, ViewConstant, ViewDefinition, ViewSelect } from './view-definition.js';
export { viewDigest } from './view-digest.js';
