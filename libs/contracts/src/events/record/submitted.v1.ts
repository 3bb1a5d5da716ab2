import { Type } from '@sinclair/typebox';
import { defineEvent } from '../../define-event.js';

/**
 * What a partner sends: CloudEvents 1.0 in Kafka's binary mode, the record itself as the value, in any accepted format.
 * The schema is of the value as the broker sees it, so ingestion takes the message raw and never decodes it here.
 */
export const recordSubmitted = defineEvent({
  type: 'rwd.record.submitted.v1',
  topic: 'rwd.{partner}.records',
  dataClass: 'identified',
  key: 'the partner\'s partition key, which must be a pseudonym of its own, or none',
  summary: 'A record from a partner organization (FHIR R4 JSON, HL7 v2, WS/T 500)',
  schema: Type.Unknown(),
  examples: ['{"resourceType":"Patient"}'],
});
