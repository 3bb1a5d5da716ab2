import { parkingFactId } from './parking.js';
import type { DeadLetter } from './letter.js';
import { replayLetters, type ReplayPorts } from './replay.js';

export type ReleasePorts = Pick<ReplayPorts, 'log' | 'unseal'> & {
  /** The letters to release as they stand now, in order within a key; read anew for each round. */
  letters(): Promise<readonly DeadLetter[]>;
  /** The journal of parked records of a consumer group. */
  readonly parkedJournalOf: (group: string) => Promise<{ find(id: string): Promise<unknown> }>;
  readonly sleep: (ms: number) => Promise<void>;
};

export type ReleaseReport = {
  readonly released: number;
  /** Places of records that still wait: they, or one before them, failed again. */
  readonly waiting: readonly string[];
  readonly unopened: readonly string[];
  readonly rounds: number;
};

const ROUNDS = 20;
const POLL_MS = 250;
/** A round ends when nothing was released for this long. */
const PATIENCE_POLLS = 40;

/**
 * Sends parked records again, in order, round after round, until their keys are empty: records of the same keys that come
 * meanwhile queue behind and go with the next round. It ends early when a round releases nothing.
 *
 * @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_STORE_UNAVAILABLE
 */
export async function releaseParked(ports: ReleasePorts): Promise<ReleaseReport> {
  let released = 0;
  let unopened: readonly string[] = [];
  for (let round = 1; ; round += 1) {
    const waiting = await stillWaiting(await ports.letters(), ports);
    if (waiting.length === 0 || round > ROUNDS) return { released, waiting: waiting.map(({ origin }) => origin), unopened, rounds: round - 1 };
    ({ unopened } = await replayLetters(waiting, { ...ports, journalOf: neverProcessed }));
    const left = await settle(waiting, ports);
    released += waiting.length - left.length;
    if (left.length === waiting.length) return { released, waiting: left.map(({ origin }) => origin), unopened, rounds: round };
  }
}

/** A record whose effect stands must be sent as well: only its passage opens its key. */
const neverProcessed: ReplayPorts['journalOf'] = async () => ({ find: async () => undefined });

async function settle(letters: readonly DeadLetter[], ports: ReleasePorts): Promise<readonly DeadLetter[]> {
  let left = letters;
  for (let idle = 0; left.length > 0 && idle < PATIENCE_POLLS; idle += 1) {
    await ports.sleep(POLL_MS);
    const now = await stillWaiting(left, ports);
    if (now.length < left.length) idle = 0;
    left = now;
  }
  return left;
}

async function stillWaiting(letters: readonly DeadLetter[], { parkedJournalOf }: ReleasePorts): Promise<readonly DeadLetter[]> {
  const waiting: DeadLetter[] = [];
  for (const letter of letters) {
    const journal = await parkedJournalOf(letter.group);
    if ((await journal.find(parkingFactId(letter.group, 'released', letter.origin))) === undefined) waiting.push(letter);
  }
  return waiting;
}
