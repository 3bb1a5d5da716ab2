import { Type, type TProperties } from '@sinclair/typebox';
import { Code, Digest, Instant, RecordId, Tenant, defineEvent } from '../../define-event.js';

/** All steps of a record share one topic and the record's id as key, so its steps stay in order. */
export const LIFECYCLE_TOPIC = 'rwd.record.lifecycle.v1';

const recordId = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const digest = 'a'.repeat(64);
const receivedAt = '2026-01-01T00:00:00Z';
const base = { recordId, tenant: 'demo-a', receivedAt };

const step = <P extends TProperties>(properties: P) =>
  Type.Object({ recordId: RecordId, tenant: Tenant, receivedAt: Instant, ...properties }, { additionalProperties: false });

const lifecycle = { topic: LIFECYCLE_TOPIC, dataClass: 'none', key: 'recordId' } as const;

export const LossAccount = Type.Object(
  {
    leaves: Type.Integer({ minimum: 0 }),
    mapped: Type.Integer({ minimum: 0 }),
    preserved: Type.Integer({ minimum: 0 }),
    dropped: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);

export const recordAccepted = defineEvent({
  ...lifecycle,
  type: 'rwd.record.accepted.v1',
  summary: 'Ingestion took a record in: authenticated, bounded, sealed, never seen before',
  schema: step({ contentType: Type.String(), bytes: Type.Integer({ minimum: 0 }), commitment: Digest }),
  examples: [{ ...base, contentType: 'application/fhir+json', bytes: 512, commitment: digest }],
});

export const recordRejected = defineEvent({
  ...lifecycle,
  type: 'rwd.record.rejected.v1',
  summary: 'Ingestion refused a record; its original bytes are sealed in quarantine under this record id',
  schema: step({ code: Code, where: Type.String(), bytes: Type.Integer({ minimum: 0 }), commitment: Digest }),
  examples: [{ ...base, code: 'RWD_INGESTION_TOMBSTONE', where: 'rwd.demo-a.records[0]@12', bytes: 0, commitment: digest }],
});

export const recordNormalized = defineEvent({
  ...lifecycle,
  type: 'rwd.record.normalized.v1',
  summary: 'A record became a validated FHIR R4 Bundle',
  schema: step({
    format: Type.String(),
    resources: Type.Integer({ minimum: 0 }),
    issues: Type.Integer({ minimum: 0 }),
    lossAccount: LossAccount,
    commitment: Digest,
  }),
  examples: [{ ...base, format: 'fhir-json', resources: 2, issues: 0, lossAccount: { leaves: 9, mapped: 9, preserved: 0, dropped: 0 }, commitment: digest }],
});

export const recordQuarantined = defineEvent({
  ...lifecycle,
  type: 'rwd.record.quarantined.v1',
  summary: 'A record could not be normalized; its sealed original waits for a steward under this record id',
  schema: step({ code: Code, stage: Type.String(), where: Type.String(), issues: Type.Integer({ minimum: 0 }), commitment: Digest }),
  examples: [{ ...base, code: 'RWD_NORMALIZATION_UNKNOWN_FORMAT', stage: 'sniff', where: 'byte 0', issues: 1, commitment: digest }],
});

export const recordDeidentified = defineEvent({
  ...lifecycle,
  type: 'rwd.record.deidentified.v1',
  summary: 'A record passed the de-identification policy and went to its organization\'s data set',
  schema: step({
    policyDigest: Digest,
    report: Type.Object(
      { kept: Type.Integer({ minimum: 0 }), transformed: Type.Integer({ minimum: 0 }), dropped: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    commitment: Digest,
  }),
  examples: [{ ...base, policyDigest: digest, report: { kept: 3, transformed: 2, dropped: 4 }, commitment: digest }],
});

export const recordStored = defineEvent({
  ...lifecycle,
  type: 'rwd.dataset.record-stored.v1',
  summary: 'The site node of the organization holds the de-identified record in its data set',
  schema: step({ dataset: Type.String(), commitment: Digest }),
  examples: [{ ...base, dataset: 'demo-a/default', commitment: digest }],
});
