import { describe, expect, it, jest } from '@jest/globals';
import { goldenManifests } from './golden.js';
import { podFaults } from './pod-rules.js';
import { profiles, renderProfile } from './render.js';
import { podsOf, type Pod } from './workloads.js';

jest.setTimeout(120_000);

describe('every pod of every profile', () => {
  it.each(profiles)('%s: passes Pod Security "restricted" and the chart\'s own rules', (profile) => {
    const pods = podsOf(goldenManifests(profile));
    expect(pods.length).toBeGreaterThan(5);
    expect(pods.flatMap(podFaults)).toEqual([]);
  });

  it('holds for the Jobs that no profile has', async () => {
    const pods = podsOf(await renderProfile('kind', ['--set', 'backup.enabled=true,backup.existingSecret=b,restore.enabled=true,restore.from=backup-20261124T010203Z']));
    expect(pods.filter(({ labels }) => ['backup', 'restore'].includes(labels['app.kubernetes.io/component'] ?? '')).map(({ kind }) => kind).sort()).toEqual(['CronJob', 'Job']);
    expect(pods.flatMap(podFaults)).toEqual([]);
  });

  it('production: has every image by digest', () => {
    const images = podsOf(goldenManifests('production')).flatMap(({ spec }) => [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => image));
    expect(images.filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
  });
});

describe('the rules', () => {
  const good: Pod = {
    workload: 'w', kind: 'Deployment', labels: {},
    spec: {
      automountServiceAccountToken: false, enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      volumes: [{ name: 'tmp', emptyDir: {} }],
      containers: [{
        name: 'c', image: 'rwd/x:1', startupProbe: {}, livenessProbe: {}, readinessProbe: {},
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
      }],
    },
  };
  const withContainer = (change: object): Pod => ({ ...good, spec: { ...good.spec, containers: good.spec.containers.map((container) => ({ ...container, ...change })) } });
  const withPod = (change: object): Pod => ({ ...good, spec: { ...good.spec, ...change } });

  it('find nothing in a good pod', () => {
    expect(podFaults(good)).toEqual([]);
  });

  it.each([
    ['a host path', withPod({ volumes: [{ name: 'x', hostPath: { path: '/' } }] }), 'w: a volume is a hostPath'],
    ['the node\'s network', withPod({ hostNetwork: true }), 'w: shares a namespace of the node'],
    ['a token', withPod({ automountServiceAccountToken: undefined }), 'w: mounts a service-account token'],
    ['no user', withPod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }), 'w: c: may run as root'],
    ['a floating tag', withContainer({ image: 'rwd/x:latest' }), 'w: c: has no pinned image: rwd/x:latest'],
    ['no limits', withContainer({ resources: { requests: { cpu: '1', memory: '1Gi' } } }), 'w: c: lacks requests or limits'],
    ['no liveness', withContainer({ livenessProbe: undefined }), 'w: c: lacks a probe'],
    ['a capability', withContainer({ securityContext: { ...good.spec.containers[0]?.securityContext, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } } }), 'w: c: keeps capabilities'],
    ['a writable root', withContainer({ securityContext: { ...good.spec.containers[0]?.securityContext, readOnlyRootFilesystem: false } }), 'w: c: may write its root file system'],
  ])('find %s', (_, pod, fault) => {
    expect(podFaults(pod)).toEqual([fault]);
  });
});
