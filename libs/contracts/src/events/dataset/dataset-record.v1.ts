import { Type } from '@sinclair/typebox';
import { Digest, Instant, RecordId, Tenant, defineEvent } from '../../define-event.js';

/** A de-identified record on its way to the data set of the organization it came from, and to nobody else. */
export const datasetRecord = defineEvent({
  type: 'rwd.dataset.record.v1',
  topic: 'rwd.{partner}.dataset',
  dataClass: 'deidentified',
  key: 'pseudonym of the subject within the project',
  summary: 'A de-identified FHIR R4 Bundle for one organization\'s site node',
  schema: Type.Object(
    {
      recordId: RecordId,
      tenant: Tenant,
      receivedAt: Instant,
      policyDigest: Digest,
      commitment: Digest,
      bundle: Type.Object({ resourceType: Type.Literal('Bundle') }, { additionalProperties: true }),
    },
    { additionalProperties: false },
  ),
  examples: [
    {
      recordId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      tenant: 'demo-a',
      receivedAt: '2026-01-01T00:00:00Z',
      policyDigest: 'a'.repeat(64),
      commitment: 'a'.repeat(64),
      bundle: { resourceType: 'Bundle' },
    },
  ],
});
