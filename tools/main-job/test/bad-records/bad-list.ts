import { payloadReceived, toHeaders } from '@chainnet/contracts';
import type { OutgoingMessage } from '@chainnet/messaging';
import type { Submission } from '../../src/submission.js';

const FHIR_JSON = 'application/fhir+json';
const OVERSIZE_BYTES = 1_200_000;
export const MARK = 'synthetic-mark';

export type BadRecord = { readonly kind: string; readonly service: 'svc-ingestion' | 'svc-normalization'; readonly code: string; readonly value: Buffer | null; readonly wrongAttributes?: Readonly<Record<string, string>> };

/** One of each kind that a partner can send, with where it ends and why. */
export const badRecords: readonly BadRecord[] = [
  { kind: 'bad JSON', service: 'svc-normalization', code: 'RWD_NORMALIZATION_BAD_JSON', value: Buffer.from(`{"resourceType":"Patient","id":"${MARK}",`) },
  { kind: 'a wrong schema', service: 'svc-normalization', code: 'RWD_NORMALIZATION_INVALID_RESOURCE', value: Buffer.from(`{"resourceType":"Patient","id":"${MARK}","gender":"unclear"}`) },
  { kind: 'an unknown type', service: 'svc-ingestion', code: 'RWD_INGESTION_UNKNOWN_TYPE', value: Buffer.from('{"resourceType":"Patient"}'), wrongAttributes: { ce_type: 'com.example.unknown' } },
  { kind: 'a tombstone', service: 'svc-ingestion', code: 'RWD_INGESTION_TOMBSTONE', value: null },
  { kind: 'more bytes than are taken', service: 'svc-ingestion', code: 'RWD_INGESTION_TOO_LARGE', value: Buffer.alloc(OVERSIZE_BYTES, 0x20) },
  { kind: 'a NUL byte', service: 'svc-ingestion', code: 'RWD_INGESTION_NUL', value: Buffer.from('{"resourceType":"Patient","id":"a\0b"}') },
  { kind: 'a wrong encoding', service: 'svc-ingestion', code: 'RWD_INGESTION_ENCODING', value: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
];

export const submissionOfBad = (tenant: string, { kind, value, wrongAttributes = {} }: BadRecord): Submission => {
  const name = `bad-${kind.replaceAll(' ', '-')}`;
  return { tenant, id: name, subject: name, contentType: FHIR_JSON, value, wrongAttributes };
};

export type BadEvent = { readonly kind: string; readonly code: string; readonly message: OutgoingMessage };

const internal = (kind: string, { code, type = payloadReceived.type, value }: { code: string; type?: string; value: Buffer }): BadEvent => ({
  kind, code,
  message: { topic: payloadReceived.topic, key: `bad-${kind.replaceAll(' ', '-')}`, value, headers: toHeaders({ id: `internal-${kind}`, type, source: '/test', time: '' }, 'application/json') },
});

/** What only a defect in one of our own services could write: on an internal topic, with that service's token. */
export const badEvents: readonly BadEvent[] = [
  internal('bad JSON', { code: 'RWD_MESSAGING_NOT_JSON', value: Buffer.from(`{"${MARK}":`) }),
  internal('an unknown type', { code: 'RWD_MESSAGING_UNKNOWN_TYPE', type: 'rwd.payload.received.v9', value: Buffer.from(`{"mark":"${MARK}"}`) }),
  internal('a wrong schema', { code: 'RWD_MESSAGING_SCHEMA_INVALID', value: Buffer.from(`{"mark":"${MARK}"}`) }),
];

/** A measurement of one of the subjects, sound in every respect. */
export function goodRecord(tenant: string, { run, index, subjects }: { run: string; index: number; subjects: number }): Submission {
  const subject = `${run}-s${index % subjects}`;
  const resource = {
    resourceType: 'Observation', id: `${run}-${index}`, status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '718-7' }] },
    subject: { reference: `Patient/${subject}` },
    effectiveDateTime: '2025-01-02',
    valueQuantity: { value: index, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
  };
  return { tenant, id: `${run}-${index}`, subject, contentType: FHIR_JSON, value: Buffer.from(JSON.stringify(resource)) };
}
