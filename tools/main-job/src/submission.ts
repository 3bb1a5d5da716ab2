import { recordSubmitted, toHeaders, topicOf } from '@chainnet/contracts';
import type { OutgoingMessage } from '@chainnet/messaging';

/** A record as a partner's system would send it. */
export type Submission = {
  readonly tenant: string;
  /** CloudEvents id, the partner's own name of this version of the record. */
  readonly id: string;
  readonly contentType: string;
  readonly value: Buffer | null;
  /** The partner's own pseudonym of the patient: keeps one person's records in order. */
  readonly subject: string;
  /** Attributes to send in place of the right ones; for records that are meant to be refused. */
  readonly wrongAttributes?: Readonly<Record<string, string>>;
};

/** The Kafka message of a submission: CloudEvents 1.0, binary mode. */
export function toMessage({ tenant, id, contentType, value, subject, wrongAttributes }: Submission, time: string): OutgoingMessage {
  const attributes = { id, type: recordSubmitted.type, source: `/${tenant}/his`, time };
  return { topic: topicOf(recordSubmitted, tenant), key: subject, value, headers: { ...toHeaders(attributes, contentType), ...wrongAttributes } };
}
