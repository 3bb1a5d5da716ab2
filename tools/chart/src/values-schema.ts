import { brokerPlan, meshTopology, type MeshTopology } from '@chainnet/contracts';
import { at, filled, is, notEmpty, object, when, type Schema } from './schema-words.js';
import { collectorValues, documentStoreValues, kafkaValues, keycloakValues } from './server-values.js';
import { releaseValues } from './release-values.js';
import { serviceValues, siteValues } from './service-values.js';

const serviceName = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
const tenantName = '^[a-z][a-z0-9-]{1,30}$';
const digest = at('image.digest', { pattern: '^sha256:[0-9a-f]{64}$' });

/** The most partitions a topic has: consumers beyond it would have nothing to read. */
export const mostPartitions = (): number => Math.max(...brokerPlan([{ tenant: 'any' }]).topics.map(({ partitions }) => partitions));

/** Services of the contracts that may never run twice, whatever values say: their projections and logs are one process's. */
const singletons = ['provenance', 'assessment', 'console', 'site-node'] as const;

const bundledDigest = (server: string): Schema => ({ [server]: when({ properties: { mode: { const: 'bundled' } }, required: ['mode'] }, digest) });

/** What holds between values, wherever a server is. */
const crossRules: readonly Schema[] = [
  when(is('image.requireDigest', true), {
    properties: {
      services: { additionalProperties: when(is('enabled', true), digest) },
      operations: digest,
      ...bundledDigest('kafka'), ...bundledDigest('keycloak'), ...bundledDigest('documentStore'),
      collector: when({ properties: { enabled: { const: true }, mode: { enum: ['bundled', 'operator'] } }, required: ['enabled', 'mode'] }, digest),
    },
  }),
  when(is('serviceDefaults.autoscaling.enabled', true), at('services', { additionalProperties: at('keda.enabled', { const: false }, false) })),
  when(is('serviceDefaults.keda.enabled', true), at('services', { additionalProperties: at('autoscaling.enabled', { const: false }, false) })),
  when(is('restore.enabled', true), is('backup.enabled', true)),
  when(is('test.enabled', true), { allOf: [is('services.ingestion.enabled', true), is('services.provenance.enabled', true)] }),
  when(is('ingress.enabled', true), at('ingress.hosts', { minProperties: 1 })),
  when(is('gateway.enabled', true), { allOf: [at('gateway.parentRefs', notEmpty), at('gateway.hosts', { minProperties: 1 })] }),
  when(is('backup.enabled', true), at('backup.existingSecret', filled)),
];

/**
 * The schema of the chart's values, as JSON Schema draft 7: nothing that is not named, at any level of ours. `global` takes a
 * parent chart's further keys, and `enabled` is a parent's condition.
 */
export function valuesSchema(mesh: MeshTopology = meshTopology()): Schema {
  const shipped = Object.keys(mesh).map((name) => [name, singletonOr(name)] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Values of the RWD ChainNet chart',
    ...object('', {
      ...releaseValues,
      services: {
        type: 'object', description: 'The services, each by its folder\'s name; an entry may set anything that `serviceDefaults` has',
        propertyNames: { pattern: serviceName }, properties: Object.fromEntries(shipped), additionalProperties: aService,
      },
      serviceDefaults: { allOf: [aService], description: 'What holds for every service that does not say otherwise' },
      sites: {
        type: 'object', description: 'Site nodes of this release, by organization; what an entry sets stands over services.site-node',
        propertyNames: { pattern: tenantName }, additionalProperties: siteValues(mostPartitions()),
      },
      kafka: kafkaValues,
      keycloak: keycloakValues,
      documentStore: documentStoreValues,
      collector: collectorValues,
    }),
    allOf: crossRules,
    definitions: { service: serviceValues('A service', mostPartitions()) },
  };
}

const aService: Schema = { $ref: '#/definitions/service' };

const singletonOr = (name: string): Schema =>
  (singletons as readonly string[]).includes(name) ? { allOf: [aService, { properties: { singleton: { const: true } }, required: ['singleton'] }] } : aService;
