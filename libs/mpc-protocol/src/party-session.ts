import { isRwdError } from '@chainnet/contracts';

import { CorrelatedRandomness } from './correlated-randomness.js';
import { errors } from './errors.js';
import { pairwiseKey, PUBLIC_KEY_BYTES, sessionKeyPair, sharedSecret } from './key-agreement.js';
import { ABORT_TAG, type PartyChannel, type PartyId } from './party-channel.js';
import { PrgStream } from './prg-stream.js';
import type { RandomSource } from './random-source.js';
import { nextOf, previousOf, type PartyIndex } from './replicated-sharing.js';
import { Transcript } from './transcript.js';

/** What a session is about and what it may use. `deadline` is an instant on the channel's clock, in milliseconds. */
export type SessionContext = {
  readonly job: string;
  readonly attempt: number;
  readonly digest: string;
  readonly parties: readonly [PartyId, PartyId, PartyId];
  readonly self: PartyId;
  readonly channel: PartyChannel;
  readonly random: RandomSource;
  readonly deadline: number;
};

/** Messages for, or from, the two neighbours in the ring. */
export type Neighbours = { readonly previous: Uint8Array; readonly next: Uint8Array };

/** One party's side of one attempt of a job: its place, its rounds, its correlated randomness, its transcript. */
export class PartySession {
  readonly index: PartyIndex;
  readonly self: PartyId;
  readonly previous: PartyId;
  readonly next: PartyId;
  readonly transcript: Transcript;
  #round = 0;
  #bytesSent = 0;
  #correlated: CorrelatedRandomness | undefined;
  readonly #context: SessionContext;

  private constructor(context: SessionContext, index: PartyIndex) {
    this.#context = context;
    this.index = index;
    this.self = context.self;
    this.previous = context.parties[previousOf(index)];
    this.next = context.parties[nextOf(index)];
    this.transcript = new Transcript(context.digest);
  }

  /**
   * Runs `program` in a fresh session: agrees the pairwise keys, then calls it. When it fails for a reason the two
   * others do not reach by themselves, they are told to abort; they learn only that this party did. The error is
   * rethrown.
   */
  static async run<T>(context: SessionContext, program: (session: PartySession) => Promise<T>): Promise<T> {
    const index = context.parties.indexOf(context.self);
    if (index < 0) throw errors.RWD_MPC_MANIFEST_INVALID({ path: '/parties', what: 'this party is not among them' });
    const session = new PartySession(context, index as PartyIndex);
    try {
      await session.#agreeKeys();
      return await program(session);
    } catch (error) {
      if (!isSharedConclusion(error)) await session.#tellAbort();
      throw error;
    }
  }

  get random(): RandomSource {
    return this.#context.random;
  }

  get correlated(): CorrelatedRandomness {
    if (this.#correlated === undefined) throw errors.RWD_MPC_KEY_AGREEMENT_FAILED({ party: this.self });
    return this.#correlated;
  }

  get traffic(): { readonly rounds: number; readonly bytesSent: number } {
    return { rounds: this.#round, bytesSent: this.#bytesSent };
  }

  /** One round in which each party sends to both others and hears from both. */
  async exchange(tag: string, outgoing: Neighbours): Promise<Neighbours> {
    const round = ++this.#round;
    const sent = Promise.all([this.#send(this.previous, tag, outgoing.previous), this.#send(this.next, tag, outgoing.next)]);
    const [, previous, next] = await Promise.all([
      sent,
      this.#receive(this.previous, tag, round),
      this.#receive(this.next, tag, round),
    ]);
    return { previous, next };
  }

  /** One round in which each party sends to the previous one and hears from the next one. */
  async passBack(tag: string, outgoing: Uint8Array): Promise<Uint8Array> {
    const round = ++this.#round;
    const [, received] = await Promise.all([
      this.#send(this.previous, tag, outgoing),
      this.#receive(this.next, tag, round),
    ]);
    return received;
  }

  /** The ids of the three parties in ring order. */
  inOrder(): readonly [PartyId, PartyId, PartyId] {
    return this.#context.parties;
  }

  /** The same three byte strings in party order, whoever asks: what this party said and what it heard. */
  inPartyOrder(own: Uint8Array, heard: Neighbours): Uint8Array[] {
    const ordered: Uint8Array[] = [];
    ordered[this.index] = own;
    ordered[previousOf(this.index)] = heard.previous;
    ordered[nextOf(this.index)] = heard.next;
    return ordered;
  }

  async #send(to: PartyId, tag: string, chunk: Uint8Array): Promise<void> {
    const { job, attempt, channel } = this.#context;
    this.#bytesSent += chunk.length;
    await channel.send(to, { job, attempt, round: this.#round, tag, chunk });
  }

  async #receive(from: PartyId, tag: string, round: number): Promise<Uint8Array> {
    const { job, attempt, channel, deadline } = this.#context;
    const frame = await channel.receive(from, tag, deadline);
    if (frame.job !== job || frame.attempt !== attempt || frame.round !== round) {
      throw errors.RWD_MPC_FRAME_UNEXPECTED({ party: from, tag, round: frame.round });
    }
    return frame.chunk;
  }

  async #agreeKeys(): Promise<void> {
    const own = sessionKeyPair(this.random);
    const heard = await this.exchange('keys', { previous: own.publicKey, next: own.publicKey });
    for (const key of this.inPartyOrder(own.publicKey, heard)) this.transcript.absorb('public-key', key);
    const stream = (party: PartyId, publicKey: Uint8Array): PrgStream => {
      if (publicKey.length !== PUBLIC_KEY_BYTES) throw errors.RWD_MPC_KEY_AGREEMENT_FAILED({ party });
      return new PrgStream(pairwiseKey(sharedSecret(own, publicKey, party), this.#context, [this.self, party]));
    };
    this.#correlated = new CorrelatedRandomness(stream(this.previous, heard.previous), stream(this.next, heard.next));
  }

  /** Best effort: the failure that led here is what the caller needs to see, so a second one is attached to nothing. */
  async #tellAbort(): Promise<void> {
    const { job, attempt, channel } = this.#context;
    const frame = { job, attempt, round: this.#round, tag: ABORT_TAG, chunk: new Uint8Array() };
    await Promise.allSettled([channel.send(this.previous, frame), channel.send(this.next, frame)]);
  }
}

/** A refusal that follows from what all parties opened: telling the others would only race with their own. */
const isSharedConclusion = (error: unknown): boolean =>
  isRwdError(error) && (error.code === 'RWD_MPC_COHORT_TOO_SMALL' || error.code === 'RWD_MPC_ABORTED');
