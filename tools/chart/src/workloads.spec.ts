import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { meshTopology } from '@chainnet/contracts';
import { configurationVariables } from '@chainnet/service-kit';
import { describe, expect, it, jest } from '@jest/globals';
import { goldenManifests } from './golden.js';
import { chartFolder, manifestsOf, renderProfile, renderText, type Manifest } from './render.js';
import { podsOf, type Container, type Pod } from './workloads.js';

jest.setTimeout(120_000);

const named = (manifests: readonly Manifest[], kind: string, name: string): Manifest => {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
};
const podOf = (manifests: readonly Manifest[], workload: string): Pod => {
  const found = podsOf(manifests).find((pod) => pod.workload === workload);
  if (found === undefined) throw new Error(`there is no workload ${workload}`);
  return found;
};
const first = (pod: Pod): Container => pod.spec.containers[0] as Container;
const settings = (pod: Pod): Readonly<Record<string, unknown>> => Object.fromEntries((first(pod).env ?? []).map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));

/** Set with `links`, with `collector`, or with `extraEnv`. */
const leftToUsers = ['CHAINNET_LINKS', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'CHAINNET_CODE_TABLES_DIR', 'CHAINNET_PROFILES_DIR', 'CHAINNET_CRASH_AT'];

describe('a service in the cluster', () => {
  const kind = goldenManifests('kind');

  it.each(Object.entries(meshTopology()).filter(([, { perPartner }]) => perPartner !== true))('%s listens where the contracts say', (service, { port }) => {
    expect(first(podOf(kind, `chainnet-${service}`)).ports?.map(({ containerPort }) => containerPort)).toEqual([port]);
    expect(named(kind, 'Service', `chainnet-${service}`).spec?.['ports']).toEqual([{ name: 'http', port, targetPort: 'http' }]);
  });

  it('gets exactly the variables that services read, secrets from Secrets', () => {
    const site = settings(podOf(kind, 'chainnet-site-hospital-a'));
    const unset = Object.keys(configurationVariables).filter((name) => !(name in site) && !leftToUsers.includes(name));
    expect(unset).toEqual([]);
    expect(Object.keys(site).filter((name) => !(name in configurationVariables))).toEqual([]);
    expect(site).toMatchObject({
      CHAINNET_CLIENT_ID: 'site-hospital-a', CHAINNET_TENANT: 'hospital-a', CHAINNET_TENANTS: 'hospital-a,hospital-b,institute-c',
      CHAINNET_CLIENT_SECRET: { secretKeyRef: { name: 'chainnet-clients', key: 'site-hospital-a' } },
    });
  });

  it('is probed at its real endpoints, and liveness never asks a server', () => {
    const { startupProbe, livenessProbe, readinessProbe } = first(podOf(kind, 'chainnet-ingestion'));
    expect([startupProbe, livenessProbe, readinessProbe].map((probe) => (probe?.['httpGet'] as { path: string }).path)).toEqual(['/health/live', '/health/live', '/health/ready']);
  });

  it('that must be one process is a StatefulSet of one, the others are Deployments', () => {
    const kinds = Object.fromEntries(podsOf(kind).map(({ workload, kind: made }) => [workload, made]));
    expect(kinds).toMatchObject({
      'chainnet-provenance': 'StatefulSet', 'chainnet-assessment': 'StatefulSet', 'chainnet-console': 'StatefulSet', 'chainnet-site-institute-c': 'StatefulSet',
      'chainnet-ingestion': 'Deployment', 'chainnet-normalization': 'Deployment', 'chainnet-deidentification': 'Deployment',
    });
  });
});

describe('a service that is scaled', () => {
  const production = goldenManifests('production');

  it('has either an HPA or a ScaledObject, no replicas of its own, a disruption budget and a spread', () => {
    const targets = (wanted: string): string[] => production.filter(({ kind }) => kind === wanted).map(({ metadata }) => metadata.name);
    expect(targets('HorizontalPodAutoscaler')).toEqual(['chainnet-ingestion']);
    expect(targets('ScaledObject')).toEqual(['chainnet-deidentification', 'chainnet-normalization']);
    for (const name of ['chainnet-ingestion', 'chainnet-normalization']) {
      expect(named(production, 'Deployment', name).spec).not.toHaveProperty('replicas');
      expect(named(production, 'PodDisruptionBudget', name).spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
      const spread = podOf(production, name).spec.topologySpreadConstraints as readonly { readonly topologyKey: string }[];
      expect(spread.map(({ topologyKey }) => topologyKey)).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
    }
  });

  it('asks for its lag as itself, with the classic scaler, and leaves out what never moves', () => {
    const [trigger] = named(production, 'ScaledObject', 'chainnet-normalization').spec?.['triggers'] as readonly { type: string; metadata: object }[];
    expect(trigger).toMatchObject({ type: 'kafka', metadata: { consumerGroup: 'svc-normalization', excludePersistentLag: 'true' } });
    expect(named(production, 'TriggerAuthentication', 'chainnet-normalization').spec?.['secretTargetRef']).toEqual([{ parameter: 'password', name: 'chainnet-clients', key: 'svc-normalization' }]);
  });
});

describe('a restore', () => {
  it('lets every service rest, scaled ones too, and reads the archive with its passphrase', async () => {
    const manifests = await renderProfile('production', ['--set', 'restore.enabled=true,restore.from=backup-20261124T011700Z,restore.force=true']);
    const services = manifests.filter(({ kind, metadata: { labels = {} } }) => ['Deployment', 'StatefulSet'].includes(kind) && labels['app.kubernetes.io/component'] !== 'collector');
    expect(services.map(({ spec }) => spec?.['replicas'])).toEqual(Array(services.length).fill(0));
    expect(manifests.filter(({ kind }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind))).toEqual([]);
    expect(manifests.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'])).toEqual(['restore']);
    const job = podsOf(manifests).find(({ labels }) => labels['app.kubernetes.io/component'] === 'restore');
    expect(job?.spec.containers[0]).toMatchObject({ args: ['restore', '--from', 'backup-20261124T011700Z', '--passphrase-file', '/var/run/chainnet/backup/passphrase', '--force'] });
  });
});

describe('what an operator adds to a service', () => {
  const values = [
    'podLabels.team=a', 'podAnnotations.note=b', 'existingSecret=own', 'image.digest=sha256:' + 'a'.repeat(64), 'nodeSelector.disk=ssd', 'priorityClassName=high',
    'extraEnv[0].name=X', 'extraEnv[0].value=y', 'extraVolumes[0].name=more', 'extraVolumeMounts[0].name=more', 'extraVolumeMounts[0].mountPath=/more', 'tolerations[0].key=k',
  ].flatMap((setting) => ['--set', `services.ingestion.${setting}`]);

  it('arrives in its pods, and no label of it in a selector', async () => {
    const manifests = await renderProfile('kind', values);
    const { spec, labels } = podOf(manifests, 'chainnet-ingestion');
    expect(labels).toMatchObject({ team: 'a' });
    expect(spec).toMatchObject({ nodeSelector: { disk: 'ssd' }, priorityClassName: 'high', tolerations: [{ key: 'k' }] });
    expect(first(podOf(manifests, 'chainnet-ingestion'))).toMatchObject({ image: `rwd/ingestion@sha256:${'a'.repeat(64)}`, env: expect.arrayContaining([{ name: 'X', value: 'y' }]) });
    expect(JSON.stringify(spec.volumes)).toContain('"secretName":"own"');
    expect(JSON.stringify(manifests.map(({ spec: { selector } = {} }) => selector))).not.toContain('team');
  });

  it('may be a service of its own: one entry is a workload with its own policy', async () => {
    const manifests = await renderProfile('kind', ['--set', 'services.drug-safety.enabled=true,services.drug-safety.plane=trust,services.drug-safety.port=7150,services.drug-safety.replicas=1']);
    expect(settings(podOf(manifests, 'chainnet-drug-safety'))).toMatchObject({ PORT: '7150', CHAINNET_CLIENT_ID: 'svc-drug-safety' });
    expect(named(manifests, 'NetworkPolicy', 'chainnet-drug-safety').spec?.['egress']).toHaveLength(3);
  });
});

describe('servers elsewhere', () => {
  const external = [
    'kafka.mode=external', 'kafka.external.brokers=k1:9096\\,k2:9096', 'kafka.external.cidrs={10.1.0.0/16}', 'keycloak.mode=external', 'keycloak.external.issuer=https://id.example.org/realms/r',
    'keycloak.external.cidrs={10.2.0.0/16}', 'documentStore.mode=external', 'documentStore.external.existingSecret=store', 'documentStore.external.cidrs={10.3.0.0/16}',
    'collector.enabled=true', 'collector.mode=external', 'collector.external.endpoint=http://otel:4318', 'collector.external.cidrs={10.4.0.0/16}',
  ].flatMap((setting) => ['--set', setting]);

  it('are named to the services, and none is made here', async () => {
    const manifests = await renderProfile('kind', external);
    expect(podsOf(manifests).map(({ labels }) => labels['app.kubernetes.io/component']).filter((component) => ['kafka', 'keycloak', 'document-store', 'collector'].includes(component ?? ''))).toEqual([]);
    expect(settings(podOf(manifests, 'chainnet-ingestion'))).toMatchObject({
      KAFKA_BROKERS: 'k1:9096,k2:9096', OIDC_ISSUER: 'https://id.example.org/realms/r', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318',
      MONGODB_URI: { secretKeyRef: { name: 'store', key: 'uri' } },
    });
  });

  it.each([['Kafka', 'chainnet-kafka'], ['KafkaNodePool', 'chainnet-kafka-nodes'], ['MongoDBCommunity', 'chainnet-document-store'], ['Keycloak', 'chainnet-keycloak'], ['KeycloakRealmImport', 'chainnet-keycloak-realm']])(
    'come from their operators as %s %s', (kind, name) => {
      expect(named(goldenManifests('production'), kind, name).spec).toBeDefined();
    });

  it('a collector of its operator has the configuration of the bundled one', async () => {
    const { spec } = named(await renderProfile('production', ['--set', 'collector.mode=operator']), 'OpenTelemetryCollector', 'chainnet-collector');
    const config = spec?.['config'] as { readonly service: { readonly pipelines: Readonly<Record<string, { readonly processors: readonly string[]; readonly exporters: readonly string[] }>> } };
    expect(config.service.pipelines['traces']).toMatchObject({ processors: ['memory_limiter', 'redaction', 'batch'], exporters: ['otlphttp'] });
  });
});

describe('the templates', () => {
  const templates = readdirSync(join(chartFolder, 'templates'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const);

  it.each(templates)('%s looks nothing up and makes nothing up: a rollback renders what was', (_, text) => {
    expect(text).not.toMatch(/\b(lookup|rand\w+|uuidv4|now|gen(CA|SelfSignedCert|SignedCert|PrivateKey)|htpasswd)\b/);
  });

  it('give routes by Ingress or by Gateway', async () => {
    const manifests = await renderProfile('kind', ['--set', 'gateway.enabled=true,gateway.parentRefs[0].name=public,gateway.hosts.console=c.example.org']);
    expect(named(manifests, 'HTTPRoute', 'chainnet-console').spec).toMatchObject({ hostnames: ['c.example.org'], rules: [{ backendRefs: [{ name: 'chainnet-console', port: 7108 }] }] });
    expect(JSON.stringify(named(goldenManifests('production'), 'Ingress', 'chainnet-ingestion').spec)).toContain('"port":{"number":7101}');
  });

  it('scrape every service, and nothing else, for metrics', () => {
    const { spec } = named(goldenManifests('production'), 'ServiceMonitor', 'chainnet');
    expect((spec?.['selector'] as { matchExpressions: [{ values: string[] }] }).matchExpressions[0].values).toEqual(Object.keys(meshTopology()).sort());
  });

  it('take values without a profile', async () => {
    expect(manifestsOf(await renderText(['--set', 'sites.hospital-a.enabled=true'])).length).toBeGreaterThan(40);
  });
});
