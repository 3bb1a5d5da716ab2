import type { Manifest } from './render.js';

/** Fields of `spec` that the API server refuses to change, by kind. */
const heldFast: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['selector'],
  StatefulSet: ['selector', 'serviceName', 'volumeClaimTemplates', 'podManagementPolicy'],
  Job: ['selector', 'template', 'completionMode'],
  Service: ['clusterIP'],
  PersistentVolumeClaim: ['accessModes', 'storageClassName', 'selector', 'volumeName'],
  KafkaNodePool: ['roles', 'storage'],
};

/** What an upgrade must find unchanged in these objects, by `<kind>/<name>`. */
export const immutableFields = (manifests: readonly Manifest[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    manifests
      .filter(({ kind }) => Object.hasOwn(heldFast, kind))
      .map(({ kind, metadata, spec = {} }) => [`${kind}/${metadata.name}`, Object.fromEntries((heldFast[kind] ?? []).map((field) => [field, spec[field]]))]),
  );
