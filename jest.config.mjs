// Three projects: `unit` needs nothing, `int` needs the local servers (test/global-setup), `crash` kills processes.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  resolver: '<rootDir>/tools/jest/resolver.cjs',
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: true }],
  },
  moduleNameMapper: {
    '^@chainnet/local-servers$': '<rootDir>/infra/local/src/index.ts',
    '^@chainnet/(programs|reconcile|backup)$': '<rootDir>/infra/$1/src/index.ts',
    '^@chainnet/(demo-records|main-job)$': '<rootDir>/tools/$1/src/index.ts',
    '^@chainnet/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.nx/', '/\\.local/'],
};
const roots = ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/infra', '<rootDir>/tools', '<rootDir>/load-tests'];
const ignored = ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$', '\\.crash\\.spec\\.ts$'];

export default {
  projects: [
    { ...shared, displayName: 'unit', roots, testMatch: ['**/*.spec.ts'], testPathIgnorePatterns: ignored },
    {
      ...shared,
      displayName: 'int',
      roots,
      testMatch: ['**/*.int.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
    {
      ...shared,
      displayName: 'crash',
      roots,
      testMatch: ['**/*.crash.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
  ],
};
