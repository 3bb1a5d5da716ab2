import { meshUnits, demoPartners, type Unit } from '@chainnet/main-job';
import { NAMESPACE, RELEASE } from './release.js';

/** Node and host port of what people and partners reach from outside; infra/kind/cluster.yaml maps the one to the other. */
export const kafkaDoor = { nodePort: 30_092, hostPort: 19_192 } as const;
export const keycloakDoor = { nodePort: 30_095, hostPort: 19_195 } as const;
export const doorOf = ({ port }: Unit): { readonly nodePort: number; readonly hostPort: number } => ({ nodePort: 23_000 + port, hostPort: 10_000 + port });

export const clusterUnits = (): readonly Unit[] => meshUnits(demoPartners);

type Selector = Readonly<Record<string, string>>;

const selectorOf = ({ service, tenant }: Unit): Selector => ({
  'app.kubernetes.io/instance': RELEASE,
  'app.kubernetes.io/component': service,
  ...(tenant === undefined ? {} : { 'chainnet.rwd/tenant': tenant }),
});

type NodePortService = { readonly name: string; readonly selector: Selector; readonly targetPort: number | string; readonly nodePort: number };

const nodePortService = ({ name, selector, targetPort, nodePort }: NodePortService) => ({
  apiVersion: 'v1', kind: 'Service',
  metadata: { name: `outside-${name}`, namespace: NAMESPACE },
  spec: { type: 'NodePort', selector, ports: [{ name: 'door', port: nodePort, targetPort, nodePort }] },
});

/** Services that open Keycloak and every HTTP port to this machine; the chart knows nothing of them. Kafka's is the chart's own. */
export const accessManifests = () => [
  nodePortService({ name: 'keycloak', selector: { 'app.kubernetes.io/instance': RELEASE, 'app.kubernetes.io/component': 'keycloak' }, targetPort: 'http', nodePort: keycloakDoor.nodePort }),
  ...clusterUnits().map((unit) => nodePortService({ name: unit.name, selector: selectorOf(unit), targetPort: 'http', nodePort: doorOf(unit).nodePort })),
];
