import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { accessManifests, clusterUnits, doorOf, kafkaDoor, keycloakDoor } from './access.js';
import { kindFolder } from './places.js';

type Mapping = { containerPort: number; hostPort: number; listenAddress: string };
const { nodes } = parse(readFileSync(join(kindFolder, 'cluster.yaml'), 'utf8')) as { nodes: { extraPortMappings?: Mapping[] }[] };
const mappings = nodes.flatMap(({ extraPortMappings = [] }) => extraPortMappings);

describe('doors of the kind cluster', () => {
  it('has two nodes and opens its ports on this machine alone', () => {
    expect(nodes).toHaveLength(2);
    expect(mappings.every(({ listenAddress }) => listenAddress === '127.0.0.1')).toBe(true);
  });

  it('maps a host port to the NodePort of Kafka, of Keycloak and of every process, and no other', () => {
    const doors = [kafkaDoor, keycloakDoor, ...clusterUnits().map(doorOf)];
    expect(mappings.map(({ containerPort, hostPort }) => ({ nodePort: containerPort, hostPort }))).toEqual(doors);
  });

  it('gives every process a Service of its own, within the range of NodePorts', () => {
    const ports = accessManifests().map(({ spec }) => spec.ports[0]?.nodePort ?? 0);
    expect(new Set(ports).size).toBe(clusterUnits().length + 1);
    expect(ports.every((port) => port >= 30_000 && port <= 32_767)).toBe(true);
    const site = accessManifests().find(({ metadata }) => metadata.name === 'outside-site-hospital-b');
    expect(site?.spec.selector).toMatchObject({ 'app.kubernetes.io/component': 'site-node', 'chainnet.rwd/tenant': 'hospital-b' });
  });
});
