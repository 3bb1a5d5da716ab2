import { Type } from '@sinclair/typebox';
import { Digest, Instant, RecordId, SealedPayload, Tenant, defineEvent } from '../../define-event.js';

const sealedExample = { alg: 'A256GCM', kid: 'demo-a:4f', iv: 'AAAAAAAAAAAAAAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA', data: 'AA' } as const;
const recordId = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const commitment = 'a'.repeat(64);

/** The bytes a partner sent, sealed; the only way from ingestion to normalization. */
export const payloadReceived = defineEvent({
  type: 'rwd.payload.received.v1',
  topic: 'rwd.payload.received.v1',
  dataClass: 'identified',
  key: 'subjectRef: keyed hash of the partner and its partition key, else of the record',
  summary: 'An accepted record with its sealed source bytes',
  schema: Type.Object(
    {
      recordId: RecordId,
      tenant: Tenant,
      subjectRef: Type.String(),
      contentType: Type.String(),
      receivedAt: Instant,
      commitment: Digest,
      payload: SealedPayload,
    },
    { additionalProperties: false },
  ),
  examples: [
    { recordId, tenant: 'demo-a', subjectRef: 'demo-a:4f', contentType: 'application/fhir+json', receivedAt: '2026-01-01T00:00:00Z', commitment, payload: sealedExample },
  ],
});

/**
 * A quarantined record that a steward sends through normalization again, as it came or corrected. It goes into the topic
 * of the records themselves, so that it keeps its place among those of its person.
 */
export const payloadReplayed = defineEvent({
  type: 'rwd.payload.replayed.v1',
  topic: 'rwd.payload.received.v1',
  dataClass: 'identified',
  key: 'subjectRef, as on the event it came from',
  summary: 'A quarantined record to be normalized again, with its sealed source bytes',
  schema: Type.Object(
    {
      recordId: RecordId,
      tenant: Tenant,
      subjectRef: Type.String(),
      contentType: Type.String(),
      receivedAt: Instant,
      commitment: Digest,
      payload: SealedPayload,
      corrected: Type.Boolean({ description: 'Whether a steward changed the bytes' }),
      mapVersion: Type.String({ description: 'Digest of the maps it is to be tried with' }),
    },
    { additionalProperties: false },
  ),
  examples: [
    { recordId, tenant: 'demo-a', subjectRef: 'demo-a:4f', contentType: 'application/fhir+json', receivedAt: '2026-01-01T00:00:00Z', commitment, payload: sealedExample, corrected: false, mapVersion: 'a'.repeat(16) },
  ],
});

/** The FHIR R4 Bundle made of a record, sealed; the only way from normalization to de-identification. */
export const payloadNormalized = defineEvent({
  type: 'rwd.payload.normalized.v1',
  topic: 'rwd.payload.normalized.v1',
  dataClass: 'identified',
  key: 'subjectRef, as on the event it came from',
  summary: 'A normalized FHIR R4 Bundle, sealed',
  schema: Type.Object(
    {
      recordId: RecordId,
      tenant: Tenant,
      subjectRef: Type.String(),
      receivedAt: Instant,
      commitment: Digest,
      bundle: SealedPayload,
    },
    { additionalProperties: false },
  ),
  examples: [{ recordId, tenant: 'demo-a', subjectRef: 'demo-a:4f', receivedAt: '2026-01-01T00:00:00Z', commitment, bundle: sealedExample }],
});
