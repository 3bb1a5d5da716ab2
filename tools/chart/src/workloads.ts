import type { Manifest } from './render.js';

export type Probe = Readonly<Record<string, unknown>>;
export type Container = {
  readonly name: string;
  readonly image: string;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly resources?: { readonly requests?: Readonly<Record<string, string>>; readonly limits?: Readonly<Record<string, string>> };
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
  readonly ports?: readonly { readonly containerPort: number; readonly hostPort?: number }[];
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
};
export type PodSpec = {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly [field: string]: unknown;
};
/** A pod as some workload makes it. */
export type Pod = { readonly workload: string; readonly kind: string; readonly labels: Readonly<Record<string, string>>; readonly spec: PodSpec };

type Template = { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> }; readonly spec: PodSpec };
type WorkloadSpec = { readonly template?: Template; readonly jobTemplate?: { readonly spec: { readonly template: Template } } };

/** Every pod that these objects make: of Deployments, StatefulSets, Jobs, CronJobs, and pods themselves. */
export const podsOf = (manifests: readonly Manifest[]): readonly Pod[] =>
  manifests.flatMap((manifest): Pod[] => {
    const { kind, metadata } = manifest;
    const spec = manifest.spec as WorkloadSpec | undefined;
    const template = kind === 'Pod' ? (manifest as unknown as Template) : (spec?.template ?? spec?.jobTemplate?.spec.template);
    return template?.spec.containers === undefined ? [] : [{ workload: metadata.name, kind, labels: template.metadata?.labels ?? {}, spec: template.spec }];
  });

/** Those that are to run for ever, and so want probes. */
export const isLasting = ({ kind }: Pod): boolean => kind === 'Deployment' || kind === 'StatefulSet';
