import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'assessment',
  title: 'assessment',
  summary: 'Assesses every organization\'s data-management maturity from live evidence, says what is missing for the next level, and how it knows.',
};
