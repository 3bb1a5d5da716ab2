import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'console',
  title: 'console',
  summary: 'The mesh on one page: what became of every organization\'s records, the ledger, joint computations and assessments. Numbers only.',
};
