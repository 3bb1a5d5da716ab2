import { defineErrors } from './errors.js';

/** CloudEvents 1.0 attributes of the mesh, as they ride in Kafka headers (Kafka protocol binding, binary mode). */
export type CloudEventAttributes = {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly time: string;
  readonly subject?: string;
  readonly dataschema?: string;
};

export type Headers = Readonly<Record<string, string>>;

export const errors = defineErrors({
  RWD_CONTRACT_ATTRIBUTE_MISSING: {
    failure: 'poison',
    message: 'the CloudEvents attribute ce_{attribute} is missing or empty',
    action: 'send every record in CloudEvents 1.0 binary mode: ce_id, ce_source, ce_type, ce_specversion',
  },
  RWD_CONTRACT_SPEC_VERSION: {
    failure: 'poison',
    message: 'ce_specversion is not 1.0',
    action: 'send ce_specversion: 1.0',
  },
});

const MAX_ATTRIBUTE_LENGTH = 512;

/** Writes the attributes as `ce_` headers beside the content type (CloudEvents Kafka binding 1.0.2, clause 3.2). */
export function toHeaders(attributes: CloudEventAttributes, contentType: string): Headers {
  const headers: Record<string, string> = { ce_specversion: '1.0', 'content-type': contentType };
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) headers[`ce_${name}`] = value;
  return headers;
}

/**
 * Reads the attributes back.
 *
 * @throws RWD_CONTRACT_ATTRIBUTE_MISSING, RWD_CONTRACT_SPEC_VERSION
 */
export function fromHeaders(headers: Headers): CloudEventAttributes {
  if (headers['ce_specversion'] !== '1.0') throw errors.RWD_CONTRACT_SPEC_VERSION();
  const subject = headers['ce_subject'];
  const dataschema = headers['ce_dataschema'];
  return {
    id: required(headers, 'id'),
    type: required(headers, 'type'),
    source: required(headers, 'source'),
    time: headers['ce_time'] ?? '',
    ...(subject === undefined ? {} : { subject }),
    ...(dataschema === undefined ? {} : { dataschema }),
  };
}

function required(headers: Headers, attribute: string): string {
  const value = headers[`ce_${attribute}`];
  if (value === undefined || value === '' || value.length > MAX_ATTRIBUTE_LENGTH) {
    throw errors.RWD_CONTRACT_ATTRIBUTE_MISSING({ attribute });
  }
  return value;
}
