export { catalogue, type Program, type ProgramName } from './catalogue.js';
export { onPath } from './search-path.js';
export { programs, type FindOptions } from './programs.js';
