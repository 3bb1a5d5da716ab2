import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'deidentification',
  title: 'de-identification',
  summary: 'Rewrites FHIR Bundles under a compiled default-drop policy: keyed pseudonyms, per-patient date shifts, nothing unnamed kept.',
  sealing: true,
};
