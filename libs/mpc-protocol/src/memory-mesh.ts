import { decodeOne, encodeFrame, type PartyFrame } from './frame.js';
import { Mailbox } from './mailbox.js';
import type { PartyChannel, PartyId } from './party-channel.js';

/** Sees, and may replace or drop (undefined), each frame on its way: how a test plays a corrupted party or network. */
export type Interceptor = (from: PartyId, to: PartyId, frame: PartyFrame) => PartyFrame | undefined;

/**
 * Channels between parties of one process. Frames pass through their wire form. Deadlines are not timed here: `expire`
 * ends one wait, as a timer would.
 */
export class MemoryMesh {
  readonly #mailboxes = new Map<PartyId, Mailbox>();
  readonly #intercept: Interceptor;

  constructor(parties: readonly PartyId[], intercept: Interceptor = (_from, _to, frame) => frame) {
    for (const party of parties) this.#mailboxes.set(party, new Mailbox(parties.filter((other) => other !== party)));
    this.#intercept = intercept;
  }

  channel(self: PartyId): PartyChannel {
    return {
      send: async (to, frame) => {
        const passed = this.#intercept(self, to, frame);
        if (passed !== undefined) this.#mailbox(to).deliver(self, decodeOne(encodeFrame(passed)));
      },
      receive: (from, tag) => this.#mailbox(self).take(from, tag),
    };
  }

  /** Makes `self` see that `from` is gone. */
  expire(self: PartyId, from: PartyId, error: Error): void {
    this.#mailbox(self).lose(from, error);
  }

  #mailbox(party: PartyId): Mailbox {
    const mailbox = this.#mailboxes.get(party);
    if (mailbox === undefined) throw new RangeError(`no party ${party} in this mesh`);
    return mailbox;
  }
}
