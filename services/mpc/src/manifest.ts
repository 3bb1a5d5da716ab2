import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'mpc',
  title: 'mpc',
  summary: 'Coordinates joint statistics of three sites: proposes a manifest, gathers approvals, compares what the parties opened.',
};
