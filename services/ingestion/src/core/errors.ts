import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_INGESTION_TOMBSTONE: {
    failure: 'poison',
    message: 'the record has no value',
    action: 'send the record\'s bytes as the message value; to withdraw a record, ask its steward',
  },
  RWD_INGESTION_TOO_LARGE: {
    failure: 'permanent',
    message: 'the record has {bytes} bytes; at most {limit} are taken',
    action: 'split the record, or leave large attachments out',
  },
  RWD_INGESTION_ENVELOPE: {
    failure: 'poison',
    message: 'the CloudEvents attributes are missing or malformed',
    action: 'send ce_specversion 1.0, ce_id, ce_source and ce_type as headers',
  },
  RWD_INGESTION_UNKNOWN_TYPE: {
    failure: 'permanent',
    message: 'the CloudEvents type is not {expected}',
    action: 'send records with the type {expected}',
  },
  RWD_INGESTION_CONTENT_TYPE: {
    failure: 'permanent',
    message: 'the content type is none of those taken',
    action: 'send one of application/fhir+json, x-application/hl7-v2+er7, application/xml, text/csv (see the service\'s README)',
  },
  RWD_INGESTION_NUL: {
    failure: 'poison',
    message: 'the record holds a NUL byte at {offset}',
    action: 'send text without NUL bytes',
  },
  RWD_INGESTION_ENCODING: {
    failure: 'poison',
    message: 'the record is not valid {encoding}',
    action: 'send valid {encoding}, or name the true encoding in the XML declaration',
  },
  RWD_INGESTION_ID_REUSED: {
    failure: 'permanent',
    message: 'this source used this ce_id before, with other content',
    action: 'give every version of a record a ce_id of its own',
  },
});
