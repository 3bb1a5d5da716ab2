import { isRwdError } from '@chainnet/contracts';
import { contentHash } from './envelope.js';
import { originalBytes, readLetter, resent, type DeadLetter } from './letter.js';
import type { ConsumedMessage, MessageLog, OutgoingMessage, Unsealer } from './ports.js';

/** Letters of one cause. */
export type LetterGroup = Pick<DeadLetter, 'kind' | 'fingerprint' | 'topic' | 'group' | 'code'> & { readonly count: number; readonly first: string; readonly last: string };

/** Which letters; a letter must fit everything that is named. */
export type LetterSelection = { readonly fingerprint?: string; readonly origin?: string; readonly key?: string; readonly topic?: string };

export const fits = (letter: DeadLetter, selection: LetterSelection): boolean =>
  (Object.keys(selection) as (keyof LetterSelection)[]).every((field) => selection[field] === undefined || letter[field] === selection[field]);

/** Gathers letters: of a record that failed again after a replay the newest letter, in the place of its first. */
export class LetterBox {
  private readonly letters = new Map<string, DeadLetter>();
  /** Codes and places of messages that are no letters. */
  readonly unreadable: string[] = [];

  constructor(private readonly wanted: (letter: DeadLetter) => boolean = () => true) {}

  add(message: ConsumedMessage): void {
    try {
      const letter = readLetter(message);
      if (this.wanted(letter)) this.letters.set(`${letter.kind}\n${letter.group}\n${letter.origin}`, letter);
    } catch (error) {
      if (!isRwdError(error)) throw error;
      this.unreadable.push(`${error.code} ${error.where ?? ''}`);
    }
  }

  all(): readonly DeadLetter[] {
    return [...this.letters.values()];
  }
}

/** One line a cause, the most frequent first. */
export function groupLetters(letters: readonly DeadLetter[]): readonly LetterGroup[] {
  const groups = [...Map.groupBy(letters, ({ kind, fingerprint }) => `${kind}\n${fingerprint}`).values()];
  return groups.map(summaryOf).sort((a, b) => b.count - a.count || a.fingerprint.localeCompare(b.fingerprint));
}

function summaryOf(letters: readonly DeadLetter[]): LetterGroup {
  const { kind, fingerprint, topic, group, code } = letters[0] as DeadLetter;
  const times = letters.map(({ at }) => at).sort();
  return { kind, fingerprint, topic, group, code, count: letters.length, first: times[0] ?? '', last: times.at(-1) ?? '' };
}

export type ReplayPorts = {
  readonly log: Pick<MessageLog, 'append'>;
  readonly unseal?: Unsealer;
  /** Finds an entry in the journal of a consumer group by the entry's id. */
  readonly journalOf: (group: string) => Promise<{ find(id: string): Promise<{ readonly hash: string } | undefined> }>;
};

export type ReplayReport = {
  readonly sent: number;
  /** Its effect stands in its group's journal: sending it again would change nothing, so it was not sent. */
  readonly alreadyProcessed: number;
  /** Places and codes of letters whose bytes cannot be had any more, for instance of an erased person. */
  readonly unopened: readonly string[];
};

const CHUNK = 500;

/**
 * Sends records again to where they came from, with the bytes, key and headers they had. Doing it twice has the effect of
 * doing it once: the event's id is the same, and the handler's journal knows it.
 *
 * @param dryRun tells what would be sent, and sends nothing
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_STORE_UNAVAILABLE
 */
export async function replayLetters(letters: readonly DeadLetter[], ports: ReplayPorts, { dryRun = false } = {}): Promise<ReplayReport> {
  let sent = 0;
  let alreadyProcessed = 0;
  const unopened: string[] = [];
  for (let from = 0; from < letters.length; from += CHUNK) {
    const messages: OutgoingMessage[] = [];
    for (const letter of letters.slice(from, from + CHUNK)) {
      const value = await open(letter, ports);
      if ('problem' in value) unopened.push(value.problem);
      else if (await isProcessed(letter, value.bytes, ports)) alreadyProcessed += 1;
      else messages.push(resent(letter, value.bytes));
    }
    if (!dryRun && messages.length > 0) await ports.log.append(messages);
    sent += messages.length;
  }
  return { sent, alreadyProcessed, unopened };
}

async function open(letter: DeadLetter, { unseal }: ReplayPorts): Promise<{ bytes: Buffer | null } | { problem: string }> {
  try {
    return { bytes: await originalBytes(letter, unseal) };
  } catch (error) {
    if (!isRwdError(error) || error.failure === 'transient') throw error;
    return { problem: `${letter.origin} ${error.code}` };
  }
}

/** The same id with other content is not the same record: it will be refused again, by its handler. */
async function isProcessed({ group, eventId }: DeadLetter, bytes: Buffer | null, { journalOf }: ReplayPorts): Promise<boolean> {
  if (eventId === undefined) return false;
  const entry = await (await journalOf(group)).find(`${group}:${eventId}`);
  return entry?.hash === contentHash(bytes);
}
