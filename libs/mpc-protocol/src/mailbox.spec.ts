import { describe, expect, it } from '@jest/globals';

import { errors } from './errors.js';
import type { PartyFrame } from './frame.js';
import { Mailbox, MAILBOX_BYTES } from './mailbox.js';

const frame = (tag: string, bytes = 1): PartyFrame => ({ job: 'j', attempt: 1, round: 1, tag, chunk: new Uint8Array(bytes) });
const code = (name: string): object => expect.objectContaining({ code: name });
const lost = errors.RWD_MPC_RECEIVE_TIMEOUT({ party: 'b', tag: 'x' });

describe('the mailbox of a party', () => {
  it('hands a frame over whether it comes before or after it is asked for', async () => {
    const mailbox = new Mailbox(['b', 'c']);
    mailbox.deliver('b', frame('early'));
    const late = mailbox.take('c', 'late');
    mailbox.deliver('c', frame('late'));
    await expect(mailbox.take('b', 'early')).resolves.toEqual(frame('early'));
    await expect(late).resolves.toEqual(frame('late'));
  });

  it('keeps the parties apart', async () => {
    const mailbox = new Mailbox(['b', 'c']);
    const fromB = mailbox.take('b', 'x');
    mailbox.deliver('c', frame('x', 3));
    mailbox.deliver('b', frame('x', 2));
    expect((await fromB).chunk).toHaveLength(2);
    expect((await mailbox.take('c', 'x')).chunk).toHaveLength(3);
  });

  it('accepts each tag once, also after it was taken', async () => {
    const mailbox = new Mailbox(['b']);
    mailbox.deliver('b', frame('x'));
    expect(() => mailbox.deliver('b', frame('x'))).toThrow(code('RWD_MPC_FRAME_UNEXPECTED'));
    await mailbox.take('b', 'x');
    expect(() => mailbox.deliver('b', frame('x'))).toThrow(code('RWD_MPC_FRAME_UNEXPECTED'));
  });

  it('accepts nothing from a stranger', () => {
    expect(() => new Mailbox(['b']).deliver('z', frame('x'))).toThrow(code('RWD_MPC_FRAME_UNEXPECTED'));
  });

  it('holds a bounded number of bytes a peer, and counts them down again', async () => {
    const mailbox = new Mailbox(['b', 'c']);
    mailbox.deliver('b', frame('half', MAILBOX_BYTES));
    expect(() => mailbox.deliver('b', frame('more'))).toThrow(code('RWD_MPC_MAILBOX_FULL'));
    mailbox.deliver('c', frame('other'));
    await mailbox.take('b', 'half');
    mailbox.deliver('b', frame('again', MAILBOX_BYTES));
  });

  it('still gives out what a lost peer had sent, and nothing more', async () => {
    const mailbox = new Mailbox(['b', 'c']);
    mailbox.deliver('b', frame('x'));
    const waiting = mailbox.take('b', 'y');
    mailbox.lose('b', lost);
    await expect(waiting).rejects.toBe(lost);
    await expect(mailbox.take('b', 'x')).resolves.toEqual(frame('x'));
    await expect(mailbox.take('b', 'z')).rejects.toBe(lost);
  });

  it('cancels one wait and no other', async () => {
    const mailbox = new Mailbox(['b']);
    const [x, y] = [mailbox.take('b', 'x'), mailbox.take('b', 'y')];
    mailbox.cancel('b', 'x', lost);
    mailbox.deliver('b', frame('y'));
    await expect(x).rejects.toBe(lost);
    await expect(y).resolves.toEqual(frame('y'));
  });

  it('ends every wait when one party aborts, and names it', async () => {
    const mailbox = new Mailbox(['b', 'c']);
    mailbox.deliver('c', frame('queued'));
    const waiting = mailbox.take('c', 'x');
    mailbox.deliver('b', frame('abort', 0));
    const aborted = expect.objectContaining({ code: 'RWD_MPC_ABORTED', details: { accuser: 'b' } });
    await expect(waiting).rejects.toEqual(aborted);
    await expect(mailbox.take('c', 'queued')).rejects.toEqual(aborted);
  });
});
