import { at, filled, flag, list, notEmpty, object, oneOf, quantity, text, when, whole, type Schema } from './schema-words.js';
import { image, persistence, placement, resources } from './service-values.js';

const mode = oneOf('Where it is: in this release, somewhere else, or made by its operator', 'bundled', 'external', 'operator');
const cidrs = list('Address ranges that the network policies let through to it', text('A range', '^[0-9a-fA-F.:]+/[0-9]{1,3}$'));
const port = whole('Its port', 1, 65_535);
const heap = text('Java heap', '^[0-9]+[mg]$');
const storageClass = text('Storage class; the cluster\'s default when empty');
const modeIs = (value: string): Schema => ({ properties: { mode: { const: value } }, required: ['mode'] });
const isBundled = modeIs('bundled');
const address = { type: 'string', pattern: '^https?://[^/\\s]+' };
const brokerList = '^[^\\s,/:]+:[0-9]+(,[^\\s,/:]+:[0-9]+)*$';

export const kafkaValues = object('Event backbone', {
  mode,
  replicas: oneOf('Nodes of the bundled cluster, each broker and controller; for life', 1, 3),
  image: image('Kafka'),
  heap, persistence, resources, ...placement,
  externalListener: object('A listener for partners outside the cluster', {
    enabled: flag('Whether there is one'), host: text('Advertised host'), port: whole('Advertised port of broker 0; broker n adds n', 1, 65_535),
    serviceType: oneOf('Type of its Services', 'ClusterIP', 'NodePort', 'LoadBalancer'), nodePort: whole('Node port of broker 0; 0: the cluster chooses', 0, 32_767),
  }),
  external: object('Kafka elsewhere', {
    brokers: text('host:port,host:port of the OAUTHBEARER listener', `^$|${brokerList}`), adminBrokers: text('The administrator\'s listener; the same when empty', `^$|${brokerList}`),
    adminUsername: text('Administrator of the reconcile Job'), cidrs,
  }),
  operator: object('Strimzi', { version: text('Kafka\'s version'), replicas: whole('Nodes', 1), storage: quantity('Size of each node\'s volume'), storageClass }),
}, { allOf: [when(modeIs('external'), { allOf: [at('external.brokers', { pattern: brokerList }), at('external.cidrs', notEmpty)] })] });

const ownDatabase = at('database.vendor', { not: { const: 'dev-file' } });

export const keycloakValues = object('Identity', {
  mode,
  realm: text('The realm', '^[a-z][a-z0-9-]*$'),
  hostname: text('Address in every token\'s `iss`: http(s)://host[:port]; the bundled Service when empty', '^$|^https?://[^/\\s]+/?$'),
  replicas: whole('Replicas of the bundled one', 1),
  image: image('Keycloak'),
  optimized: flag('The image is built already, with health on its main port'),
  heap, persistence, resources, ...placement,
  database: object('Where the realm is kept', {
    vendor: oneOf('dev-file: on the pod\'s volume', 'dev-file', 'postgres', 'mariadb', 'mysql', 'mssql', 'oracle'),
    url: text('JDBC address'), existingSecret: text('Secret with username and password'), cidrs, port,
  }),
  external: object('Keycloak elsewhere', {
    issuer: text('http(s)://host/realms/<realm>', '^$|^https?://[^\\s]+/realms/[^/\\s]+$'), adminUrl: text('Base of the admin API; empty: not ours to manage'),
    adminUsername: text('Administrator of the reconcile Job'), cidrs,
  }),
  operator: object('Keycloak operator', { instances: whole('Replicas', 1), tlsSecret: text('Secret of its certificate'), adminSecret: text('Secret with the administrator\'s username and password') }),
}, {
  allOf: [
    when(modeIs('external'), { allOf: [at('external.issuer', { pattern: '/realms/' }), at('external.cidrs', notEmpty)] }),
    when(modeIs('operator'), { allOf: [at('hostname', filled), at('operator.adminSecret', filled), ownDatabase] }),
    when({ ...isBundled, properties: { mode: { const: 'bundled' }, replicas: { minimum: 2 } }, required: ['mode', 'replicas'] }, ownDatabase),
    when(ownDatabase, { allOf: [at('database.url', filled), at('database.existingSecret', filled)] }),
  ],
});

export const documentStoreValues = object('Document store', {
  mode,
  engine: oneOf('mongodb, or embedded: FerretDB on SQLite, without a login', 'mongodb', 'embedded'),
  image: image('the document store'),
  persistence, resources, ...placement,
  external: object('A store elsewhere', { existingSecret: text('Secret with its address'), key: text('Key in that Secret'), cidrs, port }),
  operator: object('MongoDB community operator', { version: text('MongoDB\'s version'), members: whole('Members of the replica set', 1), storage: quantity('Size of each member\'s volume'), storageClass }),
}, {
  allOf: [
    when(modeIs('external'), { allOf: [at('external.existingSecret', filled), at('external.cidrs', notEmpty)] }),
    when(modeIs('operator'), at('engine', { const: 'mongodb' })),
  ],
});

export const collectorValues = object('OpenTelemetry Collector', {
  enabled: flag('Whether services send traces'),
  mode,
  image: image('the collector'),
  replicas: whole('Replicas', 1),
  resources, ...placement,
  external: object('A collector elsewhere', { endpoint: text('OTLP over HTTP', '^$|^https?://[^/\\s]+'), cidrs, port }),
  exporter: object('Where the collector sends to; nowhere when empty', { endpoint: text('OTLP over HTTP', '^$|^https?://[^/\\s]+'), cidrs, port }),
}, {
  allOf: [
    when({ ...modeIs('external'), properties: { mode: { const: 'external' }, enabled: { const: true } }, required: ['mode', 'enabled'] }, { allOf: [at('external.endpoint', address), at('external.cidrs', notEmpty)] }),
    when(at('exporter.endpoint', filled), at('exporter.cidrs', notEmpty)),
  ],
});
