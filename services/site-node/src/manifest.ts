import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'site-node',
  title: 'site node',
  summary: 'One organization\'s own node: its de-identified data set, and its part in federated learning, joint computation and the ledger\'s witness.',
};
