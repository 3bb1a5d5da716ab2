import { flag, is, labels, list, map, object, oneOf, passedOn, quantity, text, when, whole, type Schema } from './schema-words.js';
import { image, placement, resources } from './service-values.js';

const cidr = text('A range', '^[0-9a-fA-F.:]+/[0-9]{1,3}$');
const port = (what: string): Schema => whole(what, 1, 65_535);
const host = '^[a-z0-9*]([a-z0-9.-]*[a-z0-9])?$';
const hosts = map('Host by service: ingestion, site-hospital-a, keycloak', { key: '^[a-z][a-z0-9-]*$', value: text('A host', host) });
const peers = (description: string): Schema => list(description, object('A peer, as Kubernetes writes it', {
  podSelector: passedOn('Pods'), namespaceSelector: passedOn('Namespaces'), ipBlock: passedOn('Addresses'),
}, { minProperties: 1 }));
const schedule = '^(\\S+\\s+){4}\\S+$';

/** An entry of the partner registry (infra/reconcile), less its organization's id, which is its key. */
const partner: Schema = object('What the registry says of it', {
  name: text('Its name', '^.{1,200}$'),
  status: oneOf('disabled: no token, no access, told to every service; offboarded: its topics\' ACLs go too', 'active', 'disabled', 'offboarded'),
  auth: object('How its client shows who it is', {
    method: oneOf('A secret of existingSecrets.clients, or a signed assertion', 'secret', 'private_key_jwt'),
    jwks_url: text('Where its public keys are', '^https?://'), jwks: passedOn('Its public keys, as RFC 7517 writes them'),
  }, { required: ['method'], allOf: [when(is('method', 'private_key_jwt'), { anyOf: [{ required: ['jwks_url'] }, { required: ['jwks'] }] })] }),
  sites: list('Where its site nodes are reached', object('A site', { url: text('Its address', '^https?://') }, { required: ['url'] })),
});

/** Values of the release as a whole. */
export const releaseValues: Readonly<Record<string, Schema>> = {
  enabled: flag('For a parent chart: the condition under which this one is part of it'),
  global: passedOn('Shared with a parent chart and its other charts', {
    properties: {
      imageRegistry: text('Stands before every image name', '^$|^[A-Za-z0-9.-]+(:[0-9]+)?(/[a-z0-9._/-]+)?$'),
      imagePullSecrets: list('Secrets to pull with', object('A Secret', { name: text('Its name') }, { required: ['name'] })),
    },
  }),
  nameOverride: text('In place of the chart\'s name', '^$|^[a-z][a-z0-9-]*$'),
  fullnameOverride: text('In place of the release\'s and the chart\'s name', '^$|^[a-z][a-z0-9-]*$'),
  tenants: list('Organizations of the mesh; those of `sites` when empty', text('An organization', '^[a-z][a-z0-9-]{1,30}$')),
  partners: map('Partner registry: what is to be said of organizations that are not plainly active with a client secret', { key: '^[a-z][a-z0-9-]{1,30}$', value: partner }),
  image: object('Images of ours', {
    prefix: text('They are <prefix>/<service>', '^[a-z0-9]+([._/-][a-z0-9]+)*$'), tag: text('Their tag; the chart\'s appVersion when empty'),
    pullPolicy: oneOf('When they are pulled', 'IfNotPresent', 'Always', 'Never'), requireDigest: flag('Refuses every image that has no digest'),
  }),
  existingSecrets: object('Secrets that the key ceremony made', {
    clients: text('One client secret a key: svc-ingestion, site-hospital-a, partner-hospital-a', '^[a-z0-9]'), servers: text('Passwords: kafka-admin, keycloak-admin, document-store', '^[a-z0-9]'),
    keysPrefix: text('Before a service\'s name: its key files', '^[a-z0-9]'), sitePrefix: text('Before an organization\'s name: its site node\'s key files', '^[a-z0-9]'),
  }),
  directoryConfigMap: text('ConfigMap with the member directory, directory.json', '^[a-z0-9]'),
  links: map('Where people reach each process, for the console: svc-provenance: https://...', { key: '^(svc|site)-', value: text('An address', '^https?://') }),
  operations: object('Commands of ours that are no service: reconcile, backup, restore, test', { image: image('those commands'), resources, ...placement }),
  reconcile: object('Job that brings realm and broker to what the mesh needs', {
    enabled: flag('Whether there is one'), backoffLimit: whole('Attempts', 0), activeDeadlineSeconds: whole('Seconds for all attempts', 60),
  }),
  backup: object('CronJob that backs up the document store, the realm and the consumers\' positions', {
    enabled: flag('Whether there is one'), schedule: text('When, as cron writes it', schedule), existingSecret: text('Secret whose key `passphrase` seals the archives'), keep: whole('How many are kept', 1), activeDeadlineSeconds: whole('Seconds a backup or restore may take', 60),
    persistence: object('Where backups lie', { existingClaim: text('A claim of yours'), size: quantity('Size of the claim'), storageClass: text('Storage class; the cluster\'s default when empty') }),
  }),
  restore: object('Job that restores a backup; meanwhile every service rests at no replica', {
    enabled: flag('Whether there is one'), from: text('Name of the backup; the newest when empty', '^$|^backup-[0-9]{8}T[0-9]{6}Z$'), force: flag('Over what the servers hold'),
  }),
  networkPolicy: object('Who may open connections; without these, nobody', {
    enabled: flag('false: no policy at all'),
    dns: object('Where names are resolved', { namespace: text('Its namespace', '^[a-z0-9]'), podLabels: labels('Its pods') }),
    ingressFrom: peers('Who may open the services\' HTTP ports from outside the release'),
    monitoringFrom: peers('Who may read /metrics'),
    kafkaFrom: peers('Who may open Kafka\'s OAUTHBEARER listeners'),
    remotes: map('Services of the mesh that run elsewhere', {
      key: '^[a-z][a-z0-9-]*$',
      value: object('Where it is', { cidrs: { ...list('Its addresses', cidr), minItems: 1 }, port: port('Its HTTP port'), mpcPort: port('Its computing party\'s port') }, { required: ['cidrs', 'port'] }),
    }),
    extraEgress: list('Egress rules for every pod of this release', object('A rule, as Kubernetes writes it', { to: peers('To whom'), ports: list('On which ports', passedOn('A port')) })),
  }),
  ingress: object('An Ingress for each host', { enabled: flag('Whether there are any'), className: text('Ingress class'), annotations: labels('Annotations'), hosts, tlsSecret: text('Secret of the certificate') }),
  gateway: object('A Gateway API HTTPRoute for each host', {
    enabled: flag('Whether there are any'), hosts,
    parentRefs: list('Gateways', object('A gateway', { name: text('Its name'), namespace: text('Its namespace'), sectionName: text('Its listener') }, { required: ['name'] })),
  }),
  monitoring: object('For the Prometheus operator and Grafana', {
    serviceMonitor: object('ServiceMonitor of the services', { enabled: flag('Whether there is one'), interval: text('Between two scrapes', '^[0-9]+(ms|s|m)$'), labels: labels('Labels') }),
    prometheusRule: object('PrometheusRule for each file of files/alerts', { enabled: flag('Whether there are any'), labels: labels('Labels') }),
    dashboards: object('ConfigMap for each file of files/dashboards', { enabled: flag('Whether there are any'), labels: labels('Labels') }),
  }),
  test: object('`helm test`: one synthetic record, as a partner, until its receipt', {
    enabled: flag('Whether there is one; wants ingestion and provenance'), partner: text('Organization it is sent as; the first when empty', '^$|^[a-z][a-z0-9-]{1,30}$'), timeoutSeconds: whole('Seconds until the receipt', 5),
  }),
};
