import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { renderText, valuesFiles, type Profile } from './render.js';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'wrong-values-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What helm says of a values file over a profile; empty when it takes it. */
async function refusal(name: string, values: string, profile: Profile): Promise<string> {
  const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.yaml`);
  writeFileSync(file, values);
  return renderText([...valuesFiles(profile), '-f', file]).then(() => '', (error: unknown) => (error as Error).message);
}

const ingestion = (settings: string): string => `services: {ingestion: {${settings}}}`;

/** Each a values file over the kind profile, and the key that the refusal must name. */
const wrong: readonly (readonly [what: string, values: string, key: string])[] = [
  ['a top-level typo', 'serviecs: {}', 'serviecs'],
  ['a typo in a service', ingestion('replica: 2'), 'replica'],
  ['a typo two levels down', ingestion('keda: {enable: true}'), 'enable'],
  ['a typo in a server', 'kafka: {brokers: x:1}', 'brokers'],
  ['a typo in resources', ingestion('resources: {limit: {cpu: 1}}'), 'limit'],
  ['a typo in a toleration', ingestion('tolerations: [{keys: x}]'), 'keys'],
  ['more replicas than partitions', ingestion('replicas: 7'), '/services/ingestion/replicas'],
  ['an HPA beyond the partitions', ingestion('autoscaling: {maxReplicas: 7}'), '/services/ingestion/autoscaling/maxReplicas'],
  ['a ScaledObject beyond the partitions', ingestion('keda: {maxReplicas: 12}'), '/services/ingestion/keda/maxReplicas'],
  ['HPA and KEDA at once', ingestion('autoscaling: {enabled: true}, keda: {enabled: true}'), '/services/ingestion/keda/enabled'],
  ['KEDA for all and an HPA for one', 'serviceDefaults: {keda: {enabled: true}}\nservices: {ingestion: {autoscaling: {enabled: true}}}', '/services/ingestion/autoscaling/enabled'],
  ['two logs', 'services: {provenance: {replicas: 2}}', '/services/provenance/replicas'],
  ['a log that may run twice', 'services: {provenance: {singleton: false}}', '/services/provenance/singleton'],
  ['a scaled singleton', 'services: {mpc: {keda: {enabled: true}}}', '/services/mpc/keda/enabled'],
  ['a plane there is not', ingestion('plane: data'), '/services/ingestion/plane'],
  ['a port as text', ingestion('port: "7101"'), '/services/ingestion/port'],
  ['a service\'s name in capitals', 'services: {Ingestion: {enabled: true}}', 'Ingestion'],
  ['an organization\'s name in capitals', 'sites: {HospitalD: {}}', 'HospitalD'],
  ['a site node\'s own port', 'sites: {hospital-a: {port: 1}}', 'port'],
  ['a short digest', ingestion('image: {digest: "sha256:abc"}'), '/services/ingestion/image/digest'],
  ['a demand for digests without any', 'image: {requireDigest: true}', '/operations/image/digest'],
  ['a log level there is not', ingestion('logLevel: verbose'), '/services/ingestion/logLevel'],
  ['a trace ratio above one', ingestion('traceRatio: 5'), '/services/ingestion/traceRatio'],
  ['a variable without a name', ingestion('extraEnv: [{value: x}]'), '/services/ingestion/extraEnv/0'],
  ['a volume without a name', ingestion('extraVolumes: [{emptyDir: {}}]'), '/services/ingestion/extraVolumes/0'],
  ['a mode there is not', 'kafka: {mode: embedded}', '/kafka/mode'],
  ['two brokers', 'kafka: {replicas: 2}', '/kafka/replicas'],
  ['an external Kafka without brokers', 'kafka: {mode: external, external: {cidrs: [10.0.0.0/8]}}', '/kafka/external/brokers'],
  ['an external Kafka without addresses', 'kafka: {mode: external, external: {brokers: "k:9092"}}', '/kafka/external/cidrs'],
  ['an external Keycloak without an issuer', 'keycloak: {mode: external, external: {cidrs: [10.0.0.0/8]}}', '/keycloak/external/issuer'],
  ['an issuer that is no realm', 'keycloak: {mode: external, external: {issuer: "https://id.example.org", cidrs: [10.0.0.0/8]}}', '/keycloak/external/issuer'],
  ['two Keycloaks on one file', 'keycloak: {replicas: 2}', '/keycloak/database/vendor'],
  ['a database without an address', 'keycloak: {database: {vendor: postgres, existingSecret: x}}', '/keycloak/database/url'],
  ['a Keycloak operator without a host', 'keycloak: {mode: operator}', '/keycloak/hostname'],
  ['an external store without its Secret', 'documentStore: {mode: external, external: {cidrs: [10.0.0.0/8]}}', '/documentStore/external/existingSecret'],
  ['an operator for the embedded store', 'documentStore: {mode: operator}', '/documentStore/engine'],
  ['a collector that sends past the policies', 'collector: {exporter: {endpoint: "http://tempo:4318"}}', '/collector/exporter/cidrs'],
  ['a size that is none', 'kafka: {persistence: {size: big}}', '/kafka/persistence/size'],
  ['a heap in words', 'kafka: {heap: half}', '/kafka/heap'],
  ['a restore without backups', 'restore: {enabled: true}', '/backup/enabled'],
  ['backups that nobody could read again', 'backup: {enabled: true}', '/backup/existingSecret'],
  ['a schedule that is none', 'backup: {enabled: true, schedule: daily}', '/backup/schedule'],
  ['an ingress without a host', 'ingress: {enabled: true}', '/ingress/hosts'],
  ['a gateway without parents', 'gateway: {enabled: true, hosts: {console: c.example.org}}', '/gateway/parentRefs'],
  ['a test without ingestion', 'services: {ingestion: {enabled: false}}', '/services/ingestion/enabled'],
  ['a peer that is none', 'networkPolicy: {ingressFrom: [{cidr: 10.0.0.0/8}]}', 'cidr'],
  ['a remote without addresses', 'networkPolicy: {remotes: {site-node: {port: 443}}}', 'cidrs'],
  ['a registry with a scheme', 'global: {imageRegistry: "https://mirror.example.org"}', '/global/imageRegistry'],
  ['a pull secret by name alone', 'global: {imagePullSecrets: [mirror]}', '/global/imagePullSecrets/0'],
];

describe('a values file', () => {
  it.each(wrong)('with %s is refused by the key\'s name', async (what, values, key) => {
    expect(await refusal(what, values, 'kind')).toContain(key);
  });

  it('that calls for fewer replicas than it may have, or names a host of no service, is refused by the template', async () => {
    expect(await refusal('min over max', ingestion('keda: {enabled: true, minReplicas: 5, maxReplicas: 3}'), 'kind')).toContain('services.ingestion.keda.minReplicas');
    expect(await refusal('no such host', 'ingress: {enabled: true, hosts: {ingestoin: a.example.org}}', 'kind')).toContain('ingress.hosts.ingestoin');
  });

  it('of production without digests is refused by the name of every image', async () => {
    const said = await renderText(valuesFiles('production').slice(0, 2)).then(() => '', (error: unknown) => (error as Error).message);
    expect(['/services/ingestion', '/services/site-node', '/operations/image/digest', '/collector/image/digest'].filter((key) => !said.includes(key))).toEqual([]);
  });
});
