import { isRwdError } from '@chainnet/contracts';
import {
  errors as protocolErrors,
  Mailbox,
  type MpcJobManifest,
  type PartyChannel,
  type PartyFrame,
  type PartyId,
} from '@chainnet/mpc-protocol';

import { errors } from './errors.js';
import type { FrameSocket } from './frame-socket.js';

/** How long after the deadline of the attempt a send that a peer does not take off the wire may still hang. */
const SEND_GRACE_MS = 500;

/**
 * One attempt's connections to the two other parties. Deadlines are milliseconds since the epoch. Half a second after the
 * attempt's own deadline both connections are cut, so that no send outlives it.
 */
export class TlsPartyChannel implements PartyChannel {
  readonly #mailbox: Mailbox;
  readonly #sockets = new Map<PartyId, FrameSocket>();
  readonly #peers: readonly PartyId[];
  readonly #onClose: () => void;
  #cutOff: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(manifest: MpcJobManifest, self: PartyId, onClose: () => void) {
    this.#peers = manifest.parties.map((party) => party.id).filter((id) => id !== self);
    this.#mailbox = new Mailbox(this.#peers);
    this.#onClose = onClose;
  }

  /** Sets the instant of the attempt's end. Called once, before anything is sent. */
  expireAt(deadline: number): void {
    const cut = (): void => this.#sockets.forEach((socket) => socket.destroy());
    this.#cutOff = setTimeout(cut, Math.max(0, deadline - Date.now()) + SEND_GRACE_MS);
  }

  isConnected(party: PartyId): boolean {
    return this.#sockets.has(party);
  }

  /** Takes over a connection whose hello was good. */
  attach(party: PartyId, socket: FrameSocket): void {
    if (this.#closed) return socket.destroy();
    this.#sockets.set(party, socket);
    socket.attach({
      frame: (frame) => this.#mailbox.deliver(party, frame),
      closed: (error) => this.#mailbox.lose(party, lost(party, error)),
    });
  }

  async send(to: PartyId, frame: PartyFrame): Promise<void> {
    const socket = this.#sockets.get(to);
    if (this.#closed || socket === undefined) throw errors.RWD_MPC_CHANNEL_CLOSED();
    await socket.send(frame).catch((error: unknown) => {
      throw lost(to, error);
    });
  }

  async receive(from: PartyId, tag: string, deadline: number): Promise<PartyFrame> {
    const taken = this.#mailbox.take(from, tag);
    const expire = (): void =>
      this.#mailbox.cancel(from, tag, protocolErrors.RWD_MPC_RECEIVE_TIMEOUT({ party: from, tag }));
    const timer = setTimeout(expire, Math.max(0, deadline - Date.now()));
    return taken.finally(() => clearTimeout(timer));
  }

  /** Flushes and closes both connections; ends every wait with RWD_MPC_CHANNEL_CLOSED. May be called again. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#cutOff);
    for (const peer of this.#peers) this.#mailbox.lose(peer, errors.RWD_MPC_CHANNEL_CLOSED());
    await Promise.all([...this.#sockets.values()].map((socket) => socket.close()));
    this.#onClose();
  }
}

/** A coded error of our own (a frame that broke the rules) is the better reason than "lost". */
const lost = (party: PartyId, error: unknown): Error =>
  isRwdError(error) ? error : errors.RWD_MPC_PEER_LOST({ party }, { cause: error });
