import { at, flag, is, labels, list, object, oneOf, passedOn, quantity, text, when, whole, type Schema } from './schema-words.js';

export const image = (what: string): Schema =>
  object(`Image of ${what}`, {
    repository: text('Name without registry; a default of its own when empty', '^$|^[a-z0-9]+([._/-][a-z0-9]+)*$'),
    tag: text('Tag; ignored when there is a digest', '^$|^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$'),
    digest: text('Digest of the image, sha256:...', '^$|^sha256:[0-9a-f]{64}$'),
  });

const amounts = (description: string): Schema => object(description, { cpu: quantity('Processors'), memory: quantity('Bytes of memory'), 'ephemeral-storage': quantity('Bytes of disk') });

export const resources: Schema = object('Requests and limits', { requests: amounts('What is kept for it'), limits: amounts('What it may not exceed') });

export const placement = {
  nodeSelector: labels('Labels of the nodes it may run on'),
  tolerations: list('Taints it tolerates', object('A toleration', {
    key: text('Key of the taint'), operator: oneOf('How the value is compared', 'Exists', 'Equal'), value: text('Value of the taint'),
    effect: oneOf('Effect of the taint', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'), tolerationSeconds: whole('For how long', 0),
  })),
  affinity: passedOn('Affinity, as Kubernetes writes it'),
} as const;

export const persistence: Schema = object('Volume of its data', {
  enabled: flag('false: the data end with the pod'),
  size: quantity('Size of the claim'),
  storageClass: text('Storage class; the cluster\'s default when empty'),
});

const volumeName = { name: text('Its name', '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$') };

const scaling = (most: number) => ({
  autoscaling: object('HorizontalPodAutoscaler on processor time; not together with keda', {
    enabled: flag('Whether there is one'), minReplicas: whole('Fewest replicas', 1, most), maxReplicas: whole('Most replicas, never more than partitions', 1, most),
    targetCPUUtilizationPercentage: whole('Share of the request it aims at', 10, 100),
  }),
  keda: object('KEDA ScaledObject on the consumer group\'s lag; not together with autoscaling', {
    enabled: flag('Whether there is one'), minReplicas: whole('Fewest replicas', 1, most), maxReplicas: whole('Most replicas, never more than partitions', 1, most),
    lagThreshold: whole('Records of lag a replica is to have', 1), pollingInterval: whole('Seconds between two looks', 5), cooldownPeriod: whole('Seconds before it goes down', 0),
  }),
});

const pod = {
  podLabels: labels('Further labels of its pods'),
  podAnnotations: labels('Annotations of its pods'),
  ...placement,
  priorityClassName: text('Priority class of its pods'),
  terminationGracePeriodSeconds: whole('Seconds a pod has to drain; the service itself takes up to 25', 30),
  startupSeconds: whole('Seconds a first start may take', 30),
} as const;

const configuration = {
  logLevel: oneOf('Lowest level that is logged', 'trace', 'debug', 'info', 'warn', 'error'),
  traceRatio: { type: 'number', description: 'Share of records that are traced', minimum: 0, maximum: 1 },
  extraEnv: list('Further environment variables', object('A variable', { name: text('Its name', '^[A-Za-z_][A-Za-z0-9_]*$'), value: text('Its value'), valueFrom: passedOn('Where its value stands') }, { required: ['name'] })),
  extraVolumes: list('Further volumes', passedOn('A volume, as Kubernetes writes it', { properties: volumeName, required: ['name'] })),
  extraVolumeMounts: list('Where they are mounted', object('A mount', {
    ...volumeName, mountPath: text('Path in the container', '^/'), subPath: text('Path in the volume'), readOnly: flag('Whether it may not be written'),
  }, { required: ['name', 'mountPath'] })),
} as const;

const exclusive: readonly Schema[] = [
  when(is('autoscaling.enabled', true), at('keda.enabled', { const: false }, false)),
  when(is('singleton', true), { properties: { replicas: { maximum: 1 }, ...off('autoscaling'), ...off('keda') } }),
];

function off(scaler: string): Readonly<Record<string, Schema>> {
  return { [scaler]: { properties: { enabled: { const: false } } } };
}

/** @param most partitions of the topics it reads */
export const serviceValues = (description: string, most: number): Schema =>
  object(description, {
    enabled: flag('Whether it runs in this release'),
    plane: oneOf('Plane of the architecture', 'record', 'compute', 'trust', 'people'),
    port: whole('HTTP port', 1, 65_535),
    replicas: whole('Replicas when nothing scales it, never more than partitions', 0, most),
    singleton: flag('At most one process at any time: a StatefulSet of one'),
    perSite: flag('One for each organization under `sites`'),
    keys: flag('Its Secret of key files must be there'),
    existingSecret: text('Name of that Secret; <existingSecrets.keysPrefix><service> when empty'),
    mpcPort: whole('Port of a site node\'s computing party', 1, 65_535),
    image: image('the service'),
    resources,
    podDisruptionBudget: object('PodDisruptionBudget, once there is more than one replica', { enabled: flag('Whether there is one'), maxUnavailable: whole('Pods that may be away', 1) }),
    ...scaling(most), ...configuration, ...pod,
  }, { allOf: exclusive });

/** What one organization's site node may have of its own. */
export function siteValues(most: number): Schema {
  const { properties } = serviceValues('', most) as { properties: Readonly<Record<string, Schema>> };
  const own = ['enabled', 'existingSecret', 'image', 'resources', ...Object.keys(pod), ...Object.keys(configuration)];
  return object('An organization\'s site node', Object.fromEntries(own.map((name) => [name, properties[name] ?? {}])));
}
