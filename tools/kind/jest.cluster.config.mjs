// The tests that need a cluster stand apart from the suite: they take up to twenty minutes and Docker.
import suite from '../../jest.config.mjs';

const { projects: [unit] } = suite;
export default { ...unit, rootDir: '../..', displayName: 'cluster', roots: ['<rootDir>/tools/kind/test'], testMatch: ['**/*.cluster.ts'], testPathIgnorePatterns: ['/node_modules/'] };
