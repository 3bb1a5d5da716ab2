import { errors } from './errors.js';

/** One message of one party to another. `round` counts the exchanges of a session from 1; `tag` names the step. */
export type PartyFrame = {
  readonly job: string;
  readonly attempt: number;
  readonly round: number;
  readonly tag: string;
  readonly chunk: Uint8Array;
};

/** No frame of this protocol comes near it; anything longer is refused before it is buffered. */
export const MAX_FRAME_BYTES = 1 << 20;
const PREFIX_BYTES = 4;
/** The header with empty job and tag. */
const HEADER_BYTES = 12;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Wire form, integers big-endian: u32 length of what follows; u16 length and UTF-8 bytes of job; u32 attempt; u32
 * round; u16 length and UTF-8 bytes of tag; the chunk. Raises RWD_MPC_FRAME_TOO_LARGE.
 */
export function encodeFrame(frame: PartyFrame): Uint8Array {
  const job = Buffer.from(frame.job, 'utf8');
  const tag = Buffer.from(frame.tag, 'utf8');
  const length = HEADER_BYTES + job.length + tag.length + frame.chunk.length;
  if (length > MAX_FRAME_BYTES) throw errors.RWD_MPC_FRAME_TOO_LARGE({ bytes: length, limit: MAX_FRAME_BYTES });
  const head = Buffer.alloc(PREFIX_BYTES + HEADER_BYTES + job.length + tag.length);
  let at = head.writeUInt32BE(length, 0);
  at = head.writeUInt16BE(job.length, at);
  at += job.copy(head, at);
  at = head.writeUInt32BE(frame.attempt, at);
  at = head.writeUInt32BE(frame.round, at);
  at = head.writeUInt16BE(tag.length, at);
  tag.copy(head, at);
  return Buffer.concat([head, frame.chunk]);
}

/** The one frame in `bytes`. Raises RWD_MPC_FRAME_MALFORMED when there is none or more than one. */
export function decodeOne(bytes: Uint8Array): PartyFrame {
  const [frame, ...others] = new FrameDecoder().push(bytes);
  if (frame === undefined || others.length > 0) throw errors.RWD_MPC_FRAME_MALFORMED({ what: 'not exactly one frame' });
  return frame;
}

/**
 * Cuts a byte stream into frames, however it is split. Holds one incomplete frame: the announced length is checked
 * against `limit` as soon as its four bytes are there. After it has thrown it must not be used again.
 */
export class FrameDecoder {
  #target = Buffer.alloc(PREFIX_BYTES);
  #filled = 0;
  #inBody = false;
  readonly #limit: number;

  constructor(limit = MAX_FRAME_BYTES) {
    this.#limit = limit;
  }

  /** Raises RWD_MPC_FRAME_TOO_LARGE and RWD_MPC_FRAME_MALFORMED. */
  push(piece: Uint8Array): PartyFrame[] {
    const frames: PartyFrame[] = [];
    for (let rest = piece; rest.length > 0; ) {
      const wanted = rest.subarray(0, this.#target.length - this.#filled);
      this.#target.set(wanted, this.#filled);
      this.#filled += wanted.length;
      rest = rest.subarray(wanted.length);
      if (this.#filled === this.#target.length) this.#complete(frames);
    }
    return frames;
  }

  #complete(frames: PartyFrame[]): void {
    if (this.#inBody) frames.push(decodeBody(this.#target));
    this.#target = Buffer.alloc(this.#inBody ? PREFIX_BYTES : this.#announcedLength());
    this.#inBody = !this.#inBody;
    this.#filled = 0;
  }

  #announcedLength(): number {
    const length = this.#target.readUInt32BE(0);
    if (length > this.#limit) throw errors.RWD_MPC_FRAME_TOO_LARGE({ bytes: length, limit: this.#limit });
    if (length < HEADER_BYTES) throw errors.RWD_MPC_FRAME_MALFORMED({ what: 'shorter than a header' });
    return length;
  }
}

function decodeBody(body: Buffer): PartyFrame {
  try {
    const jobEnd = 2 + body.readUInt16BE(0);
    const tagStart = jobEnd + 10;
    const tagEnd = tagStart + body.readUInt16BE(jobEnd + 8);
    if (tagEnd > body.length) throw new RangeError('tag runs past the frame');
    return {
      job: utf8.decode(body.subarray(2, jobEnd)),
      attempt: body.readUInt32BE(jobEnd),
      round: body.readUInt32BE(jobEnd + 4),
      tag: utf8.decode(body.subarray(tagStart, tagEnd)),
      chunk: new Uint8Array(body.subarray(tagEnd)),
    };
  } catch (cause) {
    throw errors.RWD_MPC_FRAME_MALFORMED({ what: 'the header does not fit the length' }, { cause });
  }
}
