import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decodeOne, encodeFrame, FrameDecoder, MAX_FRAME_BYTES, type PartyFrame } from './frame.js';

const code = (name: string): object => expect.objectContaining({ code: name });
const frames = fc.array(
  fc.record({
    job: fc.string({ unit: 'grapheme', maxLength: 40 }),
    attempt: fc.nat(),
    round: fc.nat(),
    tag: fc.string({ unit: 'grapheme', maxLength: 40 }),
    chunk: fc.uint8Array({ maxLength: 300 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const announcing = (length: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
};

describe('frames on a byte stream', () => {
  it('come out as they went in, however the stream is cut', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 50 }), (sent: PartyFrame[], cut) => {
        const stream = Buffer.concat(sent.map(encodeFrame));
        const decoder = new FrameDecoder();
        const received: PartyFrame[] = [];
        for (let at = 0; at < stream.length; at += cut) received.push(...decoder.push(stream.subarray(at, at + cut)));
        expect(received).toEqual(sent);
      }),
    );
  });

  it('are refused by their announced length, before a byte of the body is held', () => {
    const heldBefore = process.memoryUsage().arrayBuffers;
    expect(() => new FrameDecoder().push(announcing(0xffffffff))).toThrow(code('RWD_MPC_FRAME_TOO_LARGE'));
    expect(process.memoryUsage().arrayBuffers - heldBefore).toBeLessThan(MAX_FRAME_BYTES);
    expect(() => encodeFrame({ job: 'j', attempt: 1, round: 1, tag: 't', chunk: new Uint8Array(MAX_FRAME_BYTES) })).toThrow(code('RWD_MPC_FRAME_TOO_LARGE'));
  });

  it.each([
    ['no header', Buffer.concat([announcing(3), new Uint8Array(3)])],
    ['a job that runs past the end', Buffer.concat([announcing(12), Buffer.from('ffff', 'hex'), new Uint8Array(10)])],
    ['a tag that runs past the end', Buffer.concat([announcing(12), new Uint8Array(10), Buffer.from('0001', 'hex')])],
    ['a job that is not UTF-8', Buffer.concat([announcing(13), Buffer.from('0001ff', 'hex'), new Uint8Array(10)])],
  ])('are malformed with %s', (_what, bytes) => {
    expect(() => new FrameDecoder().push(bytes)).toThrow(code('RWD_MPC_FRAME_MALFORMED'));
  });

  it('never crash the decoder with anything but a coded error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
        try {
          new FrameDecoder().push(garbage);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^RWD_MPC_FRAME_/) });
        }
      }),
    );
  });

  it('are one at a time where one is asked for', () => {
    const one = encodeFrame({ job: 'j', attempt: 1, round: 1, tag: 't', chunk: new Uint8Array() });
    expect(decodeOne(one).tag).toBe('t');
    expect(() => decodeOne(Buffer.concat([one, one]))).toThrow(code('RWD_MPC_FRAME_MALFORMED'));
    expect(() => decodeOne(one.subarray(0, 5))).toThrow(code('RWD_MPC_FRAME_MALFORMED'));
  });
});
