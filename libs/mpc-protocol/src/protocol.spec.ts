import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { multiplyField, toField } from './field.js';
import { fieldVector, type FieldVector } from './field-vector.js';
import { shareInputs } from './input-sharing.js';
import { multiplyShares } from './multiplication.js';
import { openShares } from './opening.js';
import type { PartySession } from './party-session.js';
import { addShares, type ReplicatedShare } from './replicated-sharing.js';
import { corrupt, errorsOf, PARTY_IDS, runThree, valuesOf } from './three-parties.fixture.js';

const signed = fc.bigInt({ min: -(2n ** 58n), max: 2n ** 58n });
const column = fc.array(fc.tuple(signed, signed, signed), { minLength: 1, maxLength: 6 });
const inputOf = (rows: readonly (readonly bigint[])[], session: PartySession): FieldVector =>
  fieldVector(rows.map((row) => row[session.index] as bigint));
const failure = (code: string, details: object): object =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

/** Input sharing, then a sum, then its opening: the least program that uses every check. */
const openSum = async (session: PartySession): Promise<FieldVector> => {
  const shares = await shareInputs(session, fieldVector([BigInt(session.index + 1), 10n]));
  return openShares(session, 'sum', shares.reduce((sum, share) => addShares(sum, share)));
};

describe('three parties', () => {
  it('open the sum of their inputs, all the same', async () => {
    await fc.assert(
      fc.asyncProperty(column, async (rows) => {
        const opened = valuesOf(
          await runThree(async (session) => {
            const shares = await shareInputs(session, inputOf(rows, session));
            return openShares(session, 'sum', shares.reduce((sum, share) => addShares(sum, share)));
          }),
        );
        for (const each of opened) expect(each).toEqual(fieldVector(rows.map(([a, b, c]) => a + b + c)));
      }),
      { numRuns: 25 },
    );
  });

  it('open the product of their inputs', async () => {
    await fc.assert(
      fc.asyncProperty(column, async (rows) => {
        const opened = valuesOf(
          await runThree(async (session) => {
            const [a, b, c] = (await shareInputs(session, inputOf(rows, session))) as [ReplicatedShare, ReplicatedShare, ReplicatedShare];
            const ab = await multiplyShares(session, 'ab', [a, b]);
            return openShares(session, 'abc', await multiplyShares(session, 'abc', [ab, c]));
          }),
        );
        const product = rows.map((row) => row.map(toField).reduce(multiplyField));
        for (const each of opened) expect(Array.from(each)).toEqual(product);
      }),
      { numRuns: 25 },
    );
  });

  it('re-randomise each product: the same operands never give the same message', async () => {
    const sent: string[] = [];
    await runThree(
      async (session) => {
        const [a, b] = (await shareInputs(session, fieldVector([5n]))) as [ReplicatedShare, ReplicatedShare];
        await multiplyShares(session, 'first', [a, b]);
        await multiplyShares(session, 'second', [a, b]);
      },
      (_from, _to, frame) => {
        if (frame.tag === 'first' || frame.tag === 'second') sent.push(Buffer.from(frame.chunk).toString('hex'));
        return frame;
      },
    );
    expect(sent).toHaveLength(6);
    expect(new Set(sent).size).toBe(6);
  });

  it('agree on the transcript, which depends on what was opened', async () => {
    const digests = async (value: bigint): Promise<string[]> =>
      valuesOf(
        await runThree(async (session) => {
          const shares = await shareInputs(session, fieldVector([value]));
          await openShares(session, 'first', shares[0] as ReplicatedShare);
          return session.transcript.digest();
        }),
      );
    const [first, second] = [await digests(1n), await digests(2n)];
    expect(new Set(first).size).toBe(1);
    expect(new Set(second).size).toBe(1);
    expect(first[0]).not.toBe(second[0]);
  });
});

describe('one corrupted party', () => {
  it('that deals different copies of a summand is named as the suspect, before anything is opened', async () => {
    // hospital-b sends hospital-c another copy of the summand hospital-a also holds.
    const tags: string[] = [];
    const twist = corrupt((from, to, tag) => from === 'hospital-b' && to === 'hospital-c' && tag === 'input', 16);
    const ended = await runThree(openSum, (from, to, frame) => {
      tags.push(frame.tag);
      return twist(from, to, frame);
    });
    const found = errorsOf(ended);
    expect(found).toContainEqual(failure('RWD_MPC_SHARES_INCONSISTENT', { suspect: 'hospital-b' }));
    expect(ended.every((each) => 'error' in each)).toBe(true);
    expect(tags.filter((tag) => tag.startsWith('open/sum/reveal'))).toEqual([]);
  });

  it('that lies about the duplicate of a share is found before the reveal, and the others are told who accuses', async () => {
    const tags: string[] = [];
    const twist = corrupt((from, to, tag) => from === 'hospital-a' && to === 'hospital-b' && tag === 'open/sum/commit', 40);
    const ended = await runThree(openSum, (from, to, frame) => {
      if (from === 'hospital-b') tags.push(frame.tag);
      return twist(from, to, frame);
    });
    const [a, b, c] = errorsOf(ended);
    expect(b).toEqual(failure('RWD_MPC_SHARES_INCONSISTENT', { accuser: 'hospital-b', suspect: 'hospital-a', label: 'sum' }));
    expect(a).toEqual(failure('RWD_MPC_ABORTED', { accuser: 'hospital-b' }));
    expect(c).toEqual(failure('RWD_MPC_ABORTED', { accuser: 'hospital-b' }));
    expect(tags).not.toContain('open/sum/reveal');
  });

  it.each(PARTY_IDS.flatMap((from) => PARTY_IDS.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'that changes the share it reveals (%s to %s) is caught by its commitment',
    async (from, to) => {
      const ended = await runThree(openSum, corrupt((f, t, tag) => f === from && t === to && tag === 'open/sum/reveal', 33));
      const victim = errorsOf(ended)[PARTY_IDS.indexOf(to)];
      expect(victim).toEqual(failure('RWD_MPC_COMMITMENT_BROKEN', { accuser: to, suspect: from }));
    },
  );

  it('that commits to a wrong share from the start is caught by the copy of the third party', async () => {
    const cheat = async (session: PartySession): Promise<FieldVector> => {
      const shares = await shareInputs(session, fieldVector([1n]));
      const honest = shares.reduce((sum, share) => addShares(sum, share));
      // hospital-a bends the summand it shares with hospital-c and reveals to hospital-b.
      const own = session.index === 0 ? honest.own.map((x) => (x + 1n) % (2n ** 61n - 1n)) : honest.own;
      return openShares(session, 'sum', { ...honest, own });
    };
    const found = errorsOf(await runThree(cheat));
    expect(found[2]).toEqual(failure('RWD_MPC_SHARES_INCONSISTENT', { accuser: 'hospital-c', suspect: 'hospital-a' }));
    expect(found.every((error) => error !== undefined)).toBe(true);
  });

  it('that commits differently to the two others leaves them with different transcripts', async () => {
    const digests = valuesOf(
      await runThree(
        async (session) => {
          session.transcript.absorb('equivocation', await session.exchange('say', { previous: new Uint8Array(1), next: new Uint8Array(1) }).then((heard) => heard.previous));
          return session.transcript.digest();
        },
        corrupt((from, to, tag) => from === 'hospital-a' && to === 'hospital-b' && tag === 'say', 0),
      ),
    );
    expect(digests[1]).not.toBe(digests[2]);
    expect(digests[0]).toBe(digests[2]);
  });

  it('that sends something that is no field element is refused', async () => {
    const oversize = await runThree(openSum, (from, _to, frame) =>
      from === 'hospital-c' && frame.tag === 'input' ? { ...frame, chunk: new Uint8Array(frame.chunk.length).fill(255) } : frame,
    );
    expect(errorsOf(oversize)).toContainEqual(failure('RWD_MPC_SHARE_MALFORMED', { party: 'hospital-c' }));
  });

  it.each(['round', 'attempt', 'job'] as const)('that sends a frame of another %s is refused', async (field) => {
    const other = { round: 99, attempt: 2, job: 'job-2' };
    const ended = await runThree(openSum, (from, _to, frame) =>
      from === 'hospital-c' && frame.tag === 'input' ? { ...frame, [field]: other[field] } : frame,
    );
    expect(errorsOf(ended)).toContainEqual(failure('RWD_MPC_FRAME_UNEXPECTED', { party: 'hospital-c', tag: 'input' }));
  });

  it('that sends a low-order public key is refused', async () => {
    const ended = await runThree(openSum, (from, _to, frame) =>
      from === 'hospital-b' && frame.tag === 'keys' ? { ...frame, chunk: new Uint8Array(32) } : frame,
    );
    expect(errorsOf(ended)).toContainEqual(failure('RWD_MPC_KEY_AGREEMENT_FAILED', { party: 'hospital-b' }));
  });
});
