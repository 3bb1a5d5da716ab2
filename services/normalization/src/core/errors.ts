import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_NORMALIZATION_BAD_ENCODING: {
    failure: 'poison',
    message: 'The bytes are not text in {encoding}.',
    action: 'Send UTF-8, UTF-16 with a byte order mark, or GB18030 with a declaration that says so.',
  },
  RWD_NORMALIZATION_UNKNOWN_FORMAT: {
    failure: 'permanent',
    message: 'The record is none of FHIR JSON, HL7 v2, WS/T 500, C-CDA and data-set records.',
    action: 'Send one of the formats of the partner contract.',
  },
  RWD_NORMALIZATION_TOO_LARGE: {
    failure: 'permanent',
    message: 'The record has {size} of {unit}; the limit is {limit}.',
    action: 'Split the record, or send large attachments by reference.',
  },
  RWD_NORMALIZATION_TOO_DEEP: {
    failure: 'permanent',
    message: 'The record nests deeper than {limit} levels.',
    action: 'Flatten the record.',
  },
  RWD_NORMALIZATION_BAD_JSON: {
    failure: 'poison',
    message: 'The record is not well-formed JSON.',
    action: 'Send a FHIR R4 resource as JSON (RFC 8259).',
  },
  RWD_NORMALIZATION_JSON_KEY: {
    failure: 'permanent',
    message: 'An object of the JSON has one key twice, or a key that no resource has.',
    action: 'Send each key once: readers differ in which of two values they take, so none is taken here.',
  },
  RWD_NORMALIZATION_BAD_TEXT: {
    failure: 'permanent',
    message: 'A text of the record holds {what}, which FHIR allows in no string.',
    action: 'Send text without control characters and lone surrogates, and numbers a double can hold.',
  },
  RWD_NORMALIZATION_NDJSON: {
    failure: 'permanent',
    message: 'The record is a stream of FHIR resources (ndjson), not one.',
    action: 'Send each line as a record of its own, or all of them in one Bundle of type collection.',
  },
  RWD_NORMALIZATION_FHIR_XML: {
    failure: 'permanent',
    message: 'The record is FHIR in XML.',
    action: 'Send the same resource as FHIR JSON (application/fhir+json).',
  },
  RWD_NORMALIZATION_NOT_A_RESOURCE: {
    failure: 'permanent',
    message: 'The JSON at {where} is not a FHIR resource.',
    action: 'Send an object with a resourceType, or a Bundle whose entries hold resources.',
  },
  RWD_NORMALIZATION_UNSUPPORTED_BUNDLE: {
    failure: 'permanent',
    message: 'A Bundle that asks for an action is a request, not a record.',
    action: 'Send a document or collection Bundle, or one resource.',
  },
  RWD_NORMALIZATION_DOCTYPE: {
    failure: 'permanent',
    message: 'The document has a DOCTYPE.',
    action: 'Send the document without a document type declaration: WS/T 500 needs none and entities are refused.',
  },
  RWD_NORMALIZATION_BAD_XML: {
    failure: 'poison',
    message: 'The document is not well-formed XML at line {line}.',
    action: 'Correct the document; it must be well-formed with bound prefixes.',
  },
  RWD_NORMALIZATION_NOT_WST500: {
    failure: 'permanent',
    message: 'The document lacks {what} of WS/T 482.',
    action: 'Send a document with the header WS/T 482 asks for.',
  },
  RWD_NORMALIZATION_NOT_CCDA: {
    failure: 'permanent',
    message: 'The document lacks {what}.',
    action: 'Send a CDA R2 document with the header C-CDA asks for: an id and one recordTarget.',
  },
  RWD_NORMALIZATION_UNSUPPORTED_DOCUMENT: {
    failure: 'permanent',
    message: 'No mapping table for the document type {document}.',
    action: 'Send a document type whose table is loaded, or ask for its table.',
  },
  RWD_NORMALIZATION_NO_SHAPE: {
    failure: 'permanent',
    message: 'The Bundle does not say which WS/T 500 document it was made from.',
    action: 'Give a Bundle that this service made from a WS/T 500 document, with the extensions of its Composition.',
  },
  RWD_NORMALIZATION_V2_PARSE: {
    failure: 'poison',
    message: 'The HL7 v2 message is no record of one patient: {reason}.',
    action: 'Send one message for each patient, with MSH-10 and PID.',
  },
  RWD_NORMALIZATION_UNSUPPORTED_MESSAGE: {
    failure: 'permanent',
    message: 'A message of type {type} carries no record of a patient.',
    action: 'Send a message that carries a record of a patient: answers, queries and master files are none.',
  },
  RWD_NORMALIZATION_DUPLICATE_ID: {
    failure: 'permanent',
    message: 'Two resources of type {type} have the same identity.',
    action: 'Give each resource of the record its own id or identifier.',
  },
  RWD_NORMALIZATION_DUPLICATE_DOCUMENT: {
    failure: 'permanent',
    message: 'A document of this id and version came before with other content.',
    action: 'Give a changed document a new id or a higher versionNumber.',
  },
  RWD_NORMALIZATION_INVALID_RESOURCE: {
    failure: 'permanent',
    message: 'The Bundle breaks FHIR R4 in {issues} places.',
    action: 'Read the OperationOutcome: each issue names its element.',
  },
  RWD_NORMALIZATION_CODE_TABLES: {
    failure: 'permanent',
    message: 'The code table {file} was not loaded: {reason}',
    action: 'Correct the file in CHAINNET_CODE_TABLES_DIR, or take it out, and start again.',
  },
  RWD_NORMALIZATION_DATASET_TEXT: {
    failure: 'permanent',
    message: 'The data-set record breaks its form at line {line}, column {column}: {reason}.',
    action: 'Send CSV as RFC 4180 has it, with a header row of distinct column names and as many cells in every row.',
  },
  RWD_NORMALIZATION_DATASET_PERSON: {
    failure: 'permanent',
    message: 'A data-set record is about one person: {reason}.',
    action: 'Send one record for each person, with an identifier of the person in its rows.',
  },
});
