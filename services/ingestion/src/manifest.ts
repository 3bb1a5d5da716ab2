import type { ServiceManifest } from '@chainnet/service-kit';
import { RECORD_LIMIT_BYTES } from './core/admit.js';

export const manifest: ServiceManifest = {
  name: 'ingestion',
  title: 'ingestion',
  summary: 'Takes partners\' records in: authenticated, bounded, deduplicated, sealed; accepts or rejects each with a reason.',
  sealing: true,
  rawBodies: { path: '/v1/records', limit: RECORD_LIMIT_BYTES },
};
