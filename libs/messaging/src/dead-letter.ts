import { hash } from 'node:crypto';
import { deadLetterTopic, events, parkedTopic, type RwdError } from '@chainnet/contracts';
import type { ConsumedMessage, OutgoingMessage, Sealer } from './ports.js';

export const DEAD_LETTER_HEADERS = {
  code: 'rwd_code',
  fingerprint: 'rwd_fingerprint',
  where: 'rwd_where',
  attempts: 'rwd_attempts',
  at: 'rwd_at',
  group: 'rwd_group',
  origin: 'rwd_origin',
  sealed: 'rwd_sealed',
  tombstone: 'rwd_tombstone',
  key: 'rwd_key',
  replay: 'rwd_replay',
} as const;

export type DeadLetterContext = {
  readonly group: string;
  readonly attempts: number;
  readonly now: Date;
  readonly seal: Sealer | undefined;
  /** Where the record goes: the dead-letter topic, or the parked topic of an ordered handler. */
  readonly to: 'dlq' | 'parked';
};

/** Where a message stood, for people and for the journal. */
export const positionOf = ({ topic, partition, offset }: ConsumedMessage): string => `${topic}[${partition}]@${offset}`;

/** Whether a message was sent again out of a dead-letter or parked topic. */
export const isReplay = ({ headers }: ConsumedMessage): boolean => headers[DEAD_LETTER_HEADERS.replay] !== undefined;

/**
 * Where a message stood when it first came: a replay that fails again is still the same letter, and the same place in its
 * key's order. A header that names another topic was not written by us and does not count.
 */
export function firstPositionOf(message: ConsumedMessage): string {
  const origin = message.headers[DEAD_LETTER_HEADERS.origin];
  return isReplay(message) && origin?.startsWith(`${message.topic}[`) === true ? origin : positionOf(message);
}

/** One failure's fingerprint: the same cause at the same step groups together, whatever the record. */
export const fingerprintOf = (group: string, topic: string, code: string): string =>
  hash('sha256', `${group}\n${topic}\n${code}`, 'hex').slice(0, 16);

/**
 * The dead letter of a message: its original bytes (sealed where the topic is identified), its own headers, and why, where,
 * when and how often it failed.
 */
export async function deadLetter(message: ConsumedMessage, error: RwdError, context: DeadLetterContext): Promise<OutgoingMessage> {
  const { group, attempts, now, seal, to } = context;
  const origin = firstPositionOf(message);
  const identified = isIdentified(message.topic);
  return {
    topic: to === 'parked' ? parkedTopic(message.topic) : deadLetterTopic(message.topic),
    key: message.key ?? origin,
    value: await keepBytes(message.value, identified ? seal : undefined, identified ? bindingOf(origin) : undefined),
    headers: {
      ...message.headers,
      [DEAD_LETTER_HEADERS.code]: error.code,
      [DEAD_LETTER_HEADERS.fingerprint]: fingerprintOf(group, message.topic, error.code),
      [DEAD_LETTER_HEADERS.where]: error.where ?? '',
      [DEAD_LETTER_HEADERS.attempts]: String(attempts),
      [DEAD_LETTER_HEADERS.at]: now.toISOString(),
      [DEAD_LETTER_HEADERS.group]: group,
      [DEAD_LETTER_HEADERS.origin]: origin,
      [DEAD_LETTER_HEADERS.sealed]: String(identified),
      [DEAD_LETTER_HEADERS.tombstone]: String(message.value === null),
      [DEAD_LETTER_HEADERS.key]: message.key ?? '',
    },
  };
}

/** What the sealed bytes of a letter are tied to, and the name of their key. */
export const bindingOf = (origin: string): string => `dlq:${origin}`;

async function keepBytes(value: Buffer | null, seal: Sealer | undefined, binding: string | undefined): Promise<string> {
  const bytes = value ?? Buffer.alloc(0);
  if (binding === undefined) return bytes.toString('base64');
  if (seal === undefined) throw new Error('a service that reads identified topics must bring a sealer');
  return seal(bytes, binding);
}

/** Whether a topic carries identified data, by the catalogue; an unknown topic is taken for identified. */
export function isIdentified(topic: string): boolean {
  const event = events.find((candidate) => matchesTopic(candidate.topic, topic));
  return event === undefined || event.dataClass === 'identified';
}

export const matchesTopic = (pattern: string, topic: string): boolean =>
  pattern === topic || (pattern.includes('{partner}') && new RegExp(`^${pattern.replaceAll('.', '\\.').replace('{partner}', '[a-z0-9-]+')}$`).test(topic));
