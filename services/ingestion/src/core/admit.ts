import { contractErrors, fromHeaders, isRwdError, recordSubmitted, type CloudEventAttributes, type Headers, type RwdError } from '@chainnet/contracts';
import { isBatch, splitBatch } from '@chainnet/hl7v2';
import { contentTypeOf, contentTypes, type ContentType } from './content-type.js';
import { errors } from './errors.js';

/** Largest record taken, bytes: sealed and in JSON it still fits the broker's 2 MiB. */
export const RECORD_LIMIT_BYTES = 1_000_000;

export type Submission = { readonly headers: Headers; readonly value: Uint8Array | null };

export type Admission =
  | { readonly ok: true; readonly attributes: CloudEventAttributes; readonly contentType: ContentType; readonly value: Uint8Array; readonly messages: readonly Uint8Array[] }
  | { readonly ok: false; readonly error: RwdError; readonly attributes: CloudEventAttributes | undefined };

/**
 * Whether a submission is taken in: it has a value, is not too large, carries CloudEvents attributes, has a known content
 * type, and its bytes can be text of that type. What is inside is normalization's concern, save that a batch of HL7 v2 is
 * split here, where one body becomes the records that receipts are given for (decision 0013).
 */
export function admit({ headers, value }: Submission): Admission {
  const attributes = attributesOf(headers);
  try {
    if (value === null) throw errors.RWD_INGESTION_TOMBSTONE();
    if (value.length > RECORD_LIMIT_BYTES) throw errors.RWD_INGESTION_TOO_LARGE({ bytes: value.length, limit: RECORD_LIMIT_BYTES });
    if ('cause' in attributes) throw errors.RWD_INGESTION_ENVELOPE({}, { cause: attributes.cause, where: attributes.cause.code });
    if (attributes.type !== recordSubmitted.type) throw errors.RWD_INGESTION_UNKNOWN_TYPE({ expected: recordSubmitted.type });
    const contentType = contentTypeOf(headers['content-type']);
    if (contentType === undefined) throw errors.RWD_INGESTION_CONTENT_TYPE();
    checkText(value, contentType);
    return { ok: true, attributes, contentType, value, messages: messagesOf(value, contentType) };
  } catch (error) {
    if (!isRwdError(error)) throw error;
    return { ok: false, error, attributes: 'cause' in attributes ? undefined : attributes };
  }
}

/** The messages of an HL7 v2 batch, each with the batch's headers and trailers; none for any other body, which is one record. */
const messagesOf = (value: Uint8Array, contentType: ContentType): readonly Uint8Array[] =>
  contentTypes[contentType].format === 'hl7v2' && isBatch(value) ? splitBatch(value).map(({ bytes }) => bytes) : [];

function attributesOf(headers: Headers): CloudEventAttributes | { readonly cause: RwdError } {
  try {
    return fromHeaders(headers);
  } catch (cause) {
    return { cause: isRwdError(cause) ? cause : contractErrors.RWD_CONTRACT_SPEC_VERSION({}, { cause }) };
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** NUL never stands in a text of ours, save in UTF-16, which only XML may declare and only by its byte order mark. */
function checkText(value: Uint8Array, contentType: ContentType): void {
  const { encoding } = contentTypes[contentType];
  const utf16 = encoding === 'declared' && ((value[0] === 0xff && value[1] === 0xfe) || (value[0] === 0xfe && value[1] === 0xff));
  const nul = utf16 ? -1 : value.indexOf(0);
  if (nul >= 0) throw errors.RWD_INGESTION_NUL({ offset: nul });
  if (encoding !== 'utf-8') return;
  try {
    utf8.decode(value);
  } catch (cause) {
    throw errors.RWD_INGESTION_ENCODING({ encoding: 'UTF-8' }, { cause });
  }
}
