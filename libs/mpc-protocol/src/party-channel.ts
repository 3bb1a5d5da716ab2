import type { PartyFrame } from './frame.js';

/** The id of a party as the job manifest writes it. */
export type PartyId = string;

/**
 * How a party talks to the two others: authenticated, confidential, in order, no frame lost or doubled. In memory in
 * tests, over mutual TLS in production.
 */
export interface PartyChannel {
  /** Resolves when the frame is handed to the transport. */
  send(to: PartyId, frame: PartyFrame): Promise<void>;
  /**
   * The frame `from` sent with `tag`. `deadline` is an instant in milliseconds on the channel's own clock. Raises
   * RWD_MPC_RECEIVE_TIMEOUT at the deadline, RWD_MPC_ABORTED when any party has aborted, and the channel's own coded
   * error when the peer is gone.
   */
  receive(from: PartyId, tag: string, deadline: number): Promise<PartyFrame>;
}

/** The tag that ends a job at every party that receives it; its chunk is empty. */
export const ABORT_TAG = 'abort';
