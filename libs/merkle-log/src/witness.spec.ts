import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ascii } from '../test/hex.js';
import { logSigner, witnessSigner } from '../test/parties.js';
import { formatAddCheckpoint } from './add-checkpoint.js';
import { formatCheckpoint } from './checkpoint.js';
import { leafHash, type Hash } from './hash.js';
import { memoryTree } from './memory-tree.js';
import { cosign, signNote, verifySignature } from './signature.js';
import type { TreeHead } from './verify-proof.js';
import { decideAddCheckpoint, type WitnessState } from './witness.js';

const ORIGIN = 'log.example';
const log = logSigner(ORIGIN);
const tree = memoryTree(Array.from({ length: 50 }, (_, i) => leafHash(ascii(String(i)))));
const fork = memoryTree(Array.from({ length: 50 }, (_, i) => leafHash(ascii(i === 20 ? 'forged' : String(i)))));
const knows = (size?: number): WitnessState =>
  new Map([[ORIGIN, { keys: [log.verifier], ...(size === undefined ? {} : { latest: { size, root: tree.root(size) } }) }]]);

type Call = { oldSize: number; size: number; proof?: readonly Hash[]; of?: typeof tree; signer?: typeof log; origin?: string };
const call = ({ oldSize, size, of = tree, signer = log, origin = ORIGIN, proof }: Call): string =>
  formatAddCheckpoint({
    oldSize,
    proof: proof ?? (oldSize <= size ? of.consistencyProof(oldSize, size) : []),
    checkpointNote: signNote(formatCheckpoint({ origin, size, root: of.root(size) }), [signer]),
  });

describe('add-checkpoint', () => {
  it('200: cosigns a first head, a grown head, and the same head again', () => {
    for (const [state, oldSize, size] of [[knows(), 0, 30], [knows(30), 30, 50], [knows(30), 30, 30], [knows(), 0, 0]] as const) {
      const decision = decideAddCheckpoint(state, call({ oldSize, size }));
      expect(decision).toMatchObject({ status: 200, origin: ORIGIN, accept: { size, root: tree.root(size) } });
      if (decision.status !== 200) continue;
      const witness = witnessSigner('w.example', 7);
      expect(verifySignature(decision.text, cosign(decision.text, 1, witness), witness.verifier)).toBe(true);
    }
  });

  it('400: old size above the size of the checkpoint', () => {
    expect(decideAddCheckpoint(knows(30), call({ oldSize: 31, size: 30 }))).toMatchObject({ status: 400 });
  });

  it.each([
    ['nothing', ''],
    ['no blank line', 'old 0\n'],
    ['a leading zero', call({ oldSize: 0, size: 3 }).replace('old 0', 'old 00')],
    ['a bad hash', call({ oldSize: 0, size: 3 }).replace('\n\n', '\nAAAA\n\n')],
    ['64 proof lines', call({ oldSize: 0, size: 3, proof: Array<Hash>(64).fill(tree.root()) })],
    ['a note that is none', 'old 0\n\nlog.example\n'],
    ['a checkpoint that is none', `old 0\n\n${signNote('log.example\nmany\n', [log])}`],
  ])('400: %s', (_, body) => {
    expect(decideAddCheckpoint(knows(), body)).toMatchObject({ status: 400 });
  });

  it('403: no signature of a trusted key, or only a bad one', () => {
    expect(decideAddCheckpoint(knows(), call({ oldSize: 0, size: 3, signer: logSigner(ORIGIN, 9) }))).toMatchObject({ status: 403 });
    const damaged = call({ oldSize: 0, size: 3 }).replace('\n3\n', '\n4\n');
    expect(decideAddCheckpoint(knows(), damaged)).toMatchObject({ status: 403 });
  });

  it('404: an origin it does not know, whoever signed', () => {
    expect(decideAddCheckpoint(knows(), call({ oldSize: 0, size: 3, origin: 'other.example' }))).toMatchObject({ status: 404 });
  });

  it('409: another old size than it cosigned, answered with that size', () => {
    expect(decideAddCheckpoint(knows(30), call({ oldSize: 0, size: 50 }))).toEqual({
      status: 409,
      contentType: 'text/x.tlog.size',
      body: '30\n',
    });
    expect(decideAddCheckpoint(knows(), call({ oldSize: 3, size: 50 }))).toMatchObject({ status: 409, body: '0\n' });
  });

  it('409 with evidence: the stale request itself shows a fork', () => {
    expect(decideAddCheckpoint(knows(30), call({ oldSize: 0, size: 30, of: fork }))).toMatchObject({
      status: 409,
      evidence: { kind: 'fork', cosigned: { size: 30 }, refused: { root: fork.root(30) } },
    });
  });

  it('422: same size with another root, a bad proof, a proof from the empty tree', () => {
    expect(decideAddCheckpoint(knows(30), call({ oldSize: 30, size: 30, of: fork }))).toMatchObject({
      status: 422,
      evidence: { kind: 'fork' },
    });
    expect(decideAddCheckpoint(knows(30), call({ oldSize: 30, size: 50, of: fork }))).toMatchObject({
      status: 422,
      evidence: { kind: 'unproven', cosigned: { size: 30 }, refused: { size: 50 } },
    });
    expect(decideAddCheckpoint(knows(), call({ oldSize: 0, size: 50, proof: [tree.root()] }))).toMatchObject({ status: 422 });
    expect(decideAddCheckpoint(knows(30), call({ oldSize: 30, size: 30, proof: [tree.root()] }))).toMatchObject({ status: 422 });
  });

  it('never goes back, whatever order the calls come in', () => {
    const calls = fc.array(fc.record({ oldSize: fc.nat(50), size: fc.nat(50), forged: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(calls, (all) => {
        let latest: TreeHead | undefined;
        for (const { oldSize, size, forged } of all) {
          const before: number = latest?.size ?? 0;
          const state: WitnessState = new Map([[ORIGIN, { keys: [log.verifier], ...(latest ? { latest } : {}) }]]);
          const decision = decideAddCheckpoint(state, call({ oldSize, size, of: forged && before > 20 ? fork : tree }));
          if (decision.status === 200) latest = decision.accept;
          expect(latest?.size ?? 0).toBeGreaterThanOrEqual(before);
          if (latest) expect(latest.root).toEqual(tree.root(latest.size));
        }
      }),
      { numRuns: 40 },
    );
  });
});
