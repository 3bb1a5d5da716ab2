import { deadLetterTopic, parkedTopic } from '@chainnet/contracts';
import { bindingOf, DEAD_LETTER_HEADERS, positionOf } from './dead-letter.js';
import { errors } from './errors.js';
import type { ConsumedMessage, OutgoingMessage, Unsealer } from './ports.js';

/** A record that left the normal path, as it stands in a dead-letter or parked topic. */
export type DeadLetter = {
  readonly kind: 'dlq' | 'parked';
  /** The topic it came from, and where it stood there first. */
  readonly topic: string;
  readonly origin: string;
  /** The consumer group that could not handle it. */
  readonly group: string;
  readonly code: string;
  readonly fingerprint: string;
  readonly where: string;
  readonly attempts: number;
  /** How often it was sent again before this failure. */
  readonly replays: number;
  /** ISO time of this failure. */
  readonly at: string;
  readonly sealed: boolean;
  readonly tombstone: boolean;
  readonly key: string | null;
  /** CloudEvents id, when it has one. */
  readonly eventId: string | undefined;
  /** The headers it came with. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const DLQ = deadLetterTopic('');
const PARKED = parkedTopic('');
/** How the names of the topics end in which letters stand. */
export const letterSuffixes = [DLQ, PARKED] as const;

/** @throws RWD_MESSAGING_NOT_A_LETTER */
export function readLetter(message: ConsumedMessage): DeadLetter {
  const { headers } = message;
  const kind = message.topic.endsWith(PARKED) ? 'parked' : 'dlq';
  // By the topic it stands in, never by a header: a forged header must not send bytes to a topic of its choice.
  const topic = message.topic.slice(0, -(kind === 'parked' ? PARKED : DLQ).length);
  const header = (name: keyof typeof DEAD_LETTER_HEADERS): string => {
    const value = headers[DEAD_LETTER_HEADERS[name]];
    if (value === undefined) throw errors.RWD_MESSAGING_NOT_A_LETTER({ problem: `no ${DEAD_LETTER_HEADERS[name]}` }, { where: positionOf(message) });
    return value;
  };
  const origin = header('origin');
  if (!origin.startsWith(`${topic}[`)) throw errors.RWD_MESSAGING_NOT_A_LETTER({ problem: 'its origin is another topic' }, { where: positionOf(message) });
  return {
    kind, topic, origin,
    group: header('group'),
    code: header('code'),
    fingerprint: header('fingerprint'),
    where: header('where'),
    attempts: Number(header('attempts')),
    replays: Number(headers[DEAD_LETTER_HEADERS.replay] ?? 0),
    at: header('at'),
    sealed: header('sealed') === 'true',
    tombstone: header('tombstone') === 'true',
    key: header('key') === '' && message.key === origin ? null : header('key'),
    eventId: headers['ce_id'],
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ours.has(name))),
    body: message.value?.toString() ?? '',
  };
}

const ours = new Set<string>(Object.values(DEAD_LETTER_HEADERS));

/** The bytes as the record first had them. @throws RWD_MESSAGING_NO_UNSEALER, RWD_SEALING_* (erased, tampered) */
export async function originalBytes({ sealed, tombstone, body, origin }: DeadLetter, unseal: Unsealer | undefined): Promise<Buffer | null> {
  if (tombstone) return null;
  if (!sealed) return Buffer.from(body, 'base64');
  if (unseal === undefined) throw errors.RWD_MESSAGING_NO_UNSEALER({}, { where: origin });
  return Buffer.from(await unseal(body, bindingOf(origin)));
}

/** The record as it is sent again: same key, same bytes, same headers, so that the same id finds the same journal entry. */
export const resent = ({ topic, key, headers, replays, origin }: DeadLetter, value: Buffer | null): OutgoingMessage => ({
  topic, key, value,
  headers: { ...headers, [DEAD_LETTER_HEADERS.replay]: String(replays + 1), [DEAD_LETTER_HEADERS.origin]: origin },
});
