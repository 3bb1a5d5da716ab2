import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'provenance',
  title: 'provenance',
  summary: 'Logs every step of every record and job in one Merkle log whose checkpoints all members\' witnesses cosign, and issues receipts.',
};
