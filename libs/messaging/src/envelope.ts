import { createHash, hash } from 'node:crypto';
import { toHeaders, topicOf, validateEventData, eventOfType, fromHeaders, type CloudEventAttributes, type EventDefinition } from '@chainnet/contracts';
import { errors } from './errors.js';
import type { OutputEvent } from './handler.js';
import type { ConsumedMessage, OutgoingMessage } from './ports.js';

export type DecodedEvent = { readonly event: EventDefinition; readonly attributes: CloudEventAttributes; readonly data: unknown };

/** SHA-256 of a message's value, hex; of the empty string for a tombstone. */
export const contentHash = (value: Uint8Array | null): string => hash('sha256', value ?? new Uint8Array(), 'hex');

/**
 * Reads a typed event: CloudEvents headers, a type of the catalogue, JSON, schema.
 *
 * @throws RWD_CONTRACT_ATTRIBUTE_MISSING, RWD_CONTRACT_SPEC_VERSION, RWD_MESSAGING_UNKNOWN_TYPE, RWD_MESSAGING_NOT_JSON,
 *   RWD_MESSAGING_SCHEMA_INVALID
 */
export function decodeEvent(message: ConsumedMessage): DecodedEvent {
  const attributes = fromHeaders(message.headers);
  const event = eventOfType(attributes.type);
  if (event === undefined) throw errors.RWD_MESSAGING_UNKNOWN_TYPE({ type: attributes.type });
  const data = parseJson(message.value);
  const issues = validateEventData(event.type, data);
  if (issues.length > 0) {
    const first = issues[0];
    throw errors.RWD_MESSAGING_SCHEMA_INVALID({ type: event.type, issues: issues.length }, { where: first?.path ?? '' });
  }
  return { event, attributes, data };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(value: Buffer | null): unknown {
  if (value === null) throw errors.RWD_MESSAGING_NOT_JSON({}, { where: 'tombstone' });
  try {
    return JSON.parse(utf8.decode(value)) as unknown;
  } catch (cause) {
    throw errors.RWD_MESSAGING_NOT_JSON({}, { cause });
  }
}

/** Deterministic id of an output: SHA-256 of (journal entry, index), 32 hex digits, so a redelivery publishes the same. */
export const outputId = (entryId: string, index: number): string =>
  createHash('sha256').update(`${entryId}\n${index}`).digest('hex').slice(0, 32);

export type EncodeContext = { readonly entryId: string; readonly source: string; readonly now: Date; readonly traceparent?: string };

/** Turns a handler's outputs into messages with ids, as they are kept in the journal and published. */
export function encodeOutputs(outputs: readonly OutputEvent[], { entryId, source, now, traceparent }: EncodeContext): readonly OutgoingMessage[] {
  return outputs.map(({ event, data, key, partner }, index) => ({
    topic: topicOf(event, partner),
    key,
    value: JSON.stringify(data),
    headers: {
      ...toHeaders({ id: outputId(entryId, index), type: event.type, source, time: now.toISOString() }, 'application/json'),
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  }));
}
