import type { RwdError } from '@chainnet/contracts';

import { errors } from './errors.js';
import type { PartyFrame } from './frame.js';
import { ABORT_TAG, type PartyId } from './party-channel.js';

type Waiter = { readonly resolve: (frame: PartyFrame) => void; readonly reject: (error: Error) => void };
type Peer = {
  readonly queued: Map<string, PartyFrame>;
  readonly seen: Set<string>;
  readonly waiting: Map<string, Waiter>;
  bytes: number;
  failure: Error | undefined;
};

/** Bytes one peer may have waiting here before anybody asked for them. */
export const MAILBOX_BYTES = 4 << 20;
const MAX_TAGS = 4096;

/**
 * Frames that came in and receivers that wait for them, one queue a peer. Each tag is accepted once from each peer.
 * Frames that arrived before a peer was lost can still be taken; an abort beats everything. No timers: the channel that
 * owns the mailbox calls `cancel` when a deadline passes.
 */
export class Mailbox {
  readonly #peers = new Map<PartyId, Peer>();
  #aborted: RwdError | undefined;

  constructor(parties: readonly PartyId[]) {
    for (const party of parties) {
      this.#peers.set(party, { queued: new Map(), seen: new Set(), waiting: new Map(), bytes: 0, failure: undefined });
    }
  }

  /**
   * Takes in a frame. Raises RWD_MPC_FRAME_UNEXPECTED on a repeated tag or an unknown party and RWD_MPC_MAILBOX_FULL;
   * the channel then drops the peer.
   */
  deliver(from: PartyId, frame: PartyFrame): void {
    const peer = this.#peer(from, frame.tag);
    if (frame.tag === ABORT_TAG) return this.abort(from);
    if (peer.seen.has(frame.tag) || peer.seen.size >= MAX_TAGS) {
      throw errors.RWD_MPC_FRAME_UNEXPECTED({ party: from, tag: frame.tag, round: frame.round });
    }
    peer.seen.add(frame.tag);
    const waiter = peer.waiting.get(frame.tag);
    if (waiter !== undefined) {
      peer.waiting.delete(frame.tag);
      return waiter.resolve(frame);
    }
    if (peer.bytes + frame.chunk.length > MAILBOX_BYTES) {
      throw errors.RWD_MPC_MAILBOX_FULL({ party: from, limit: MAILBOX_BYTES });
    }
    peer.bytes += frame.chunk.length;
    peer.queued.set(frame.tag, frame);
  }

  /** The frame with this tag, now or when it comes. One receiver a tag. */
  take(from: PartyId, tag: string): Promise<PartyFrame> {
    const peer = this.#peer(from, tag);
    if (this.#aborted !== undefined) return Promise.reject(this.#aborted);
    const queued = peer.queued.get(tag);
    if (queued !== undefined) {
      peer.queued.delete(tag);
      peer.bytes -= queued.chunk.length;
      return Promise.resolve(queued);
    }
    if (peer.failure !== undefined) return Promise.reject(peer.failure);
    return new Promise((resolve, reject) => peer.waiting.set(tag, { resolve, reject }));
  }

  /** Ends one wait with an error; nothing happens when the frame has come meanwhile. */
  cancel(from: PartyId, tag: string, error: Error): void {
    const peer = this.#peer(from, tag);
    const waiter = peer.waiting.get(tag);
    peer.waiting.delete(tag);
    waiter?.reject(error);
  }

  /** The peer will send nothing more: every wait on it, now and later, ends with `error`. The first error stays. */
  lose(from: PartyId, error: Error): void {
    const peer = this.#peer(from, 'close');
    peer.failure ??= error;
    rejectAll(peer, peer.failure);
  }

  /** A party aborted: every wait on anybody ends with RWD_MPC_ABORTED naming it. */
  abort(accuser: PartyId): void {
    this.#aborted ??= errors.RWD_MPC_ABORTED({ accuser });
    for (const peer of this.#peers.values()) rejectAll(peer, this.#aborted);
  }

  #peer(party: PartyId, tag: string): Peer {
    const peer = this.#peers.get(party);
    if (peer === undefined) throw errors.RWD_MPC_FRAME_UNEXPECTED({ party, tag, round: 0 });
    return peer;
  }
}

function rejectAll(peer: Peer, error: Error): void {
  const waiters = [...peer.waiting.values()];
  peer.waiting.clear();
  for (const waiter of waiters) waiter.reject(error);
}
