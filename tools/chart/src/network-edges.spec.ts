import { meshTopology } from '@chainnet/contracts';
import { describe, expect, it } from '@jest/globals';
import { goldenManifests } from './golden.js';
import { allowedEdges, policiesOf, type AllowedEdge } from './network-edges.js';
import { profiles, type Profile } from './render.js';
import { declaredEdges, ports, type Edge } from './topology-file.js';
import { podsOf } from './workloads.js';

const services = meshTopology();
const MPC_PORT = 7220;

const portOf = ({ to, port }: Edge): number => (port === 'http' ? (services[to]?.port ?? 0) : port === 'mpc' ? MPC_PORT : ports[port]);
const written = ({ from, to, port }: AllowedEdge): string => `${from} -> ${to}:${port}`;
const declared = (components: ReadonlySet<string>): string[] =>
  declaredEdges().filter(({ from, to }) => components.has(from) && components.has(to)).map((edge) => written({ ...edge, port: portOf(edge) })).sort();
const isMade = (components: ReadonlySet<string>) => ({ from, to }: AllowedEdge): boolean => components.has(from) && components.has(to);

const rendered = (profile: Profile) => {
  const manifests = goldenManifests(profile);
  const pods = podsOf(manifests);
  return { manifests, pods, components: new Set(pods.map(({ labels }) => labels['app.kubernetes.io/component'] ?? '')) };
};

describe.each(profiles)('the network of profile %s', (profile) => {
  it('lets through, between its own pods, exactly the declared edges, and both ends agree', () => {
    const { manifests, components } = rendered(profile);
    const { ingress, egress } = allowedEdges(manifests);
    expect(egress.filter(isMade(components)).map(written).sort()).toEqual(declared(components));
    expect(ingress.filter(isMade(components)).map(written).sort()).toEqual(declared(components));
  });

  it('denies every pod what no policy names, and has one policy for each component', () => {
    const { manifests, pods, components } = rendered(profile);
    const policies = policiesOf(manifests);
    const closed = policies.find(({ name }) => name === 'chainnet-default-deny')?.spec;
    expect(closed?.policyTypes).toEqual(['Ingress', 'Egress']);
    expect([closed?.ingress, closed?.egress]).toEqual([undefined, undefined]);
    const covered = pods.filter(({ labels }) => Object.entries(closed?.podSelector.matchLabels ?? { none: 'x' }).every(([key, value]) => labels[key] === value));
    expect(covered.length).toBe(pods.length);
    expect([...components].filter((component) => policies.filter(({ name }) => name === `chainnet-${component}`).length !== 1)).toEqual([]);
  });

  it('names a peer and a port in every rule', () => {
    const { ingress, egress } = allowedEdges(rendered(profile).manifests);
    expect([...ingress, ...egress].filter(({ from, to, port }) => from === 'anyone' || to === 'anyone' || port === 0)).toEqual([]);
  });
});

describe('servers outside the release', () => {
  it('given operators, then each service may reach the operators\' pods and nothing else there', () => {
    const { egress } = allowedEdges(rendered('production').manifests);
    expect(egress.filter(({ from }) => from === 'ingestion').map(({ to, port }) => `${to}:${port}`)).toEqual([
      '{"strimzi.io/cluster":"chainnet-kafka"}:9092', '{"app":"chainnet-document-store-svc"}:27017',
      '{"app":"keycloak","app.kubernetes.io/instance":"chainnet-keycloak"}:8080', 'collector:4318',
    ]);
  });

  it('given a site of its own, then its node may reach the other sites\' parties, and the hub its witness', () => {
    const { egress, ingress } = allowedEdges(rendered('site').manifests);
    expect(egress.filter(({ from }) => from === 'site-node').map(({ to, port }) => `${to}:${port}`)).toContain('198.51.100.0/24:443');
    expect(ingress.filter(({ to, from }) => to === 'site-node' && from === '198.51.100.0/24').map(({ port }) => port)).toEqual([7120, MPC_PORT]);
  });

  it('given a hub, then its log may reach witnesses at the sites\' addresses', () => {
    const { egress } = allowedEdges(rendered('hub').manifests);
    expect(egress.filter(({ from, to }) => from === 'provenance' && to.includes('/')).map(({ to, port }) => `${to}:${port}`)).toEqual(['203.0.113.0/24:443']);
  });
});
