import { isLasting, type Container, type Pod, type PodSpec } from './workloads.js';

type Security = Readonly<Record<string, unknown>>;

/** Pod Security Standards, "restricted", of Kubernetes 1.34, and the chart's own promises: one fault a line, none for a good pod. */
export function podFaults(pod: Pod): readonly string[] {
  const { spec } = pod;
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return [
    ...podRules(spec),
    ...containers.flatMap((container) => containerRules(container, spec.securityContext ?? {}).map((fault) => `${container.name}: ${fault}`)),
    ...(isLasting(pod) ? spec.containers.flatMap(probeRules) : []),
  ].map((fault) => `${pod.workload}: ${fault}`);
}

/** Volume types that "restricted" lets through; the rest reach into the node. */
const volumeTypes = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

const podRules = ({ hostNetwork, hostPID, hostIPC, volumes = [], securityContext = {}, automountServiceAccountToken, enableServiceLinks }: PodSpec): string[] => [
  ...unless(hostNetwork !== true && hostPID !== true && hostIPC !== true, 'shares a namespace of the node'),
  ...volumes.flatMap((volume) => Object.keys(volume).filter((key) => key !== 'name' && !volumeTypes.includes(key)).map((key) => `a volume is a ${key}`)),
  ...unless(securityContext['sysctls'] === undefined, 'sets sysctls'),
  ...unless(automountServiceAccountToken === false, 'mounts a service-account token'),
  ...unless(enableServiceLinks === false, 'has its neighbours\' addresses in its environment'),
];

function containerRules({ securityContext: own = {}, resources, ports = [], image }: Container, pod: Security): string[] {
  const either = (field: string): unknown => own[field] ?? pod[field];
  const capabilities = own['capabilities'] as { readonly drop?: readonly string[]; readonly add?: readonly string[] } | undefined;
  const { limits, requests } = resources ?? {};
  return [
    ...unless(own['privileged'] !== true, 'is privileged'),
    ...unless(own['allowPrivilegeEscalation'] === false, 'may gain privileges'),
    ...unless(either('runAsNonRoot') === true && either('runAsUser') !== 0, 'may run as root'),
    ...unless((either('seccompProfile') as { readonly type?: string } | undefined)?.type === 'RuntimeDefault', 'has no seccomp profile'),
    ...unless(capabilities?.drop?.includes('ALL') === true && (capabilities.add ?? []).every((name) => name === 'NET_BIND_SERVICE'), 'keeps capabilities'),
    ...unless(own['procMount'] === undefined || own['procMount'] === 'Default', 'has /proc unmasked'),
    ...unless(ports.every(({ hostPort }) => hostPort === undefined), 'takes a port of the node'),
    ...unless(own['readOnlyRootFilesystem'] === true, 'may write its root file system'),
    ...unless([limits?.['cpu'], limits?.['memory'], requests?.['cpu'], requests?.['memory']].every((amount) => amount !== undefined), 'lacks requests or limits'),
    ...unless(/^[^\s]+(@sha256:[0-9a-f]{64}|:(?!latest$)[\w][\w.-]*)$/.test(image), `has no pinned image: ${image}`),
  ];
}

const probeRules = ({ name, startupProbe, livenessProbe, readinessProbe }: Container): string[] =>
  unless(startupProbe !== undefined && livenessProbe !== undefined && readinessProbe !== undefined, `${name}: lacks a probe`);

const unless = (good: boolean, fault: string): string[] => (good ? [] : [fault]);
