import type { ServiceManifest } from '@chainnet/service-kit';

export const manifest: ServiceManifest = {
  name: 'normalization',
  title: 'normalization',
  summary: 'Puts records into FHIR R4: WS/T 500, HL7 v2 and FHIR in, one validated Bundle out, every source leaf accounted for.',
  sealing: true,
};
