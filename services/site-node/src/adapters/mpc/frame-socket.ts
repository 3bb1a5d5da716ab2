import type { TLSSocket } from 'node:tls';

import { encodeFrame, FrameDecoder, type PartyFrame } from '@chainnet/mpc-protocol';

/** Who takes the frames of a connection. A throw from `frame` ends the connection with that error. */
export type FrameSink = { frame(frame: PartyFrame): void; closed(error: Error | undefined): void };

const CLOSE_GRACE_MS = 1000;
const KEEP_ALIVE_MS = 10_000;

/**
 * Frames over one authenticated TLS connection. The first frame is read with `first`; then the socket rests until
 * `attach` names the sink, so that nothing piles up in between. Bytes that are no frames end the connection.
 */
export class FrameSocket {
  readonly #socket: TLSSocket;
  readonly #decoder = new FrameDecoder();
  readonly #early: PartyFrame[] = [];
  #sink: FrameSink | undefined;
  #onEarly: (() => void) | undefined;
  #closed = false;
  #error: Error | undefined;

  constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (piece: Buffer) => this.#accept(piece));
    socket.on('error', (error: Error) => (this.#error ??= error));
    socket.on('close', () => this.#onClose());
  }

  /** What ended the connection, when it was not a plain close. */
  get error(): Error | undefined {
    return this.#error;
  }

  /** The first frame, or undefined when the connection ends or `timeoutMs` passes before it is there. */
  async first(timeoutMs: number): Promise<PartyFrame | undefined> {
    if (this.#early.length === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#onEarly = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#early.shift();
  }

  /** From now on frames go to `sink`, those that came with the first one before all others. */
  attach(sink: FrameSink): void {
    this.#sink = sink;
    for (const frame of this.#early.splice(0)) this.#pass(frame);
    if (this.#closed) sink.closed(this.#error);
    else this.#socket.resume();
  }

  /** Resolves when the operating system has taken the bytes; rejects when the connection is gone. */
  send(frame: PartyFrame): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.write(encodeFrame(frame), (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Flushes what was sent and closes; a peer that does not close its side within a second is cut off. */
  async close(): Promise<void> {
    if (this.#closed || this.#socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.#socket.destroy(), CLOSE_GRACE_MS);
      this.#socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#socket.end();
      this.#socket.resume();
    });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #accept(piece: Buffer): void {
    try {
      for (const frame of this.#decoder.push(piece)) this.#pass(frame);
    } catch (error) {
      this.#fail(error);
    }
  }

  #pass(frame: PartyFrame): void {
    if (this.#sink === undefined) {
      this.#early.push(frame);
      this.#socket.pause();
      this.#onEarly?.();
      return;
    }
    try {
      this.#sink.frame(frame);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#error ??= error instanceof Error ? error : new Error(String(error));
    this.#socket.destroy();
  }

  #onClose(): void {
    this.#closed = true;
    this.#onEarly?.();
    this.#sink?.closed(this.#error);
  }
}
