import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'federation',
  title: 'federation',
  summary: 'Coordinates federated learning: proposes jobs to the sites, opens rounds, adds masked contributions, publishes models. It never sees a record.',
};
