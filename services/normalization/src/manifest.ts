import type { ServiceManifest } from '@chainnet/service-kit';
import { CONVERT_PATH, RECORD_LIMIT_BYTES } from './http/convert.controller.js';
import { QUARANTINE_PATH } from './http/quarantine.controller.js';

export const manifest: ServiceManifest = {
  name: 'normalization',
  title: 'normalization',
  summary: 'Puts records into FHIR R4: WS/T 500, HL7 v2 and FHIR in, one validated Bundle out, every source leaf accounted for.',
  sealing: true,
  rawBodies: { path: [CONVERT_PATH, `/${QUARANTINE_PATH}`], limit: RECORD_LIMIT_BYTES },
};
