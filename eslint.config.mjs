import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const platformOnly = [
  { group: ['kafkajs', 'mongoose', 'mongodb'], message: 'Only platform libraries talk to Kafka and the store: use libs/messaging or libs/persistence.' },
  { group: ['@opentelemetry/sdk-*', '@opentelemetry/exporter-*'], message: 'Only libs/telemetry starts the OpenTelemetry SDK.' },
];
const pureOnly = [
  ...platformOnly,
  { group: ['@nestjs/*', 'express'], message: 'A core is pure: no framework.' },
  { group: ['node:fs', 'node:fs/*', 'node:net', 'node:http', 'node:https', 'node:tls', 'node:child_process', 'node:process', 'node:timers/*'], message: 'A core is pure: no IO. Pass what it needs as an argument.' },
];
/** Each layer with the layers it may use (architecture, section 7). */
const layers = [
  ['contracts', 'contracts'],
  ['core', 'core', 'contracts'],
  ['platform', 'platform', 'core', 'contracts'],
  ['service', 'platform', 'core', 'contracts'],
  ['testing', 'testing', 'infra', 'platform', 'core', 'contracts'],
  ['infra', 'infra', 'testing', 'platform', 'core', 'contracts'],
];
const impureGlobals = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'A core has no clock: take the time as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'A core has no clock: take the time as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'A core has no randomness: take it as an argument.' },
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'A core has no environment: take configuration as an argument.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.local/**', 'tools/lint-fixtures/**'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', {
        enforceBuildableLibDependency: false,
        depConstraints: layers.map(([tag, ...allowed]) => ({ sourceTag: `type:${tag}`, onlyDependOnLibsWithTags: allowed.map((one) => `type:${one}`) })),
      }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      'max-params': ['error', 4],
      'max-lines': ['error', 400],
    },
  },
  { files: ['services/**/*.ts', 'infra/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: platformOnly }] } },
  {
    files: ['libs/{contracts,merkle-log,fhir,sql-on-fhir,secure-aggregation,mpc-protocol,statistics,sealing,health-codes,hl7v2}/src/**/*.ts', 'services/*/src/core/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: pureOnly }], 'no-restricted-syntax': ['error', ...impureGlobals] },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', {
        enforceBuildableLibDependency: false,
        depConstraints: layers.map(([tag, ...allowed]) => ({ sourceTag: `type:${tag}`, onlyDependOnLibsWithTags: [...allowed, 'testing', 'infra'].map((one) => `type:${one}`) })),
      }],
      '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/unbound-method': 'off', 'no-restricted-imports': 'off' },
  },
);
