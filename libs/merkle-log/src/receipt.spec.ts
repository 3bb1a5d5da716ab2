import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ascii } from '../test/hex.js';
import { logSigner, witnessSigner } from '../test/parties.js';
import { formatCheckpoint } from './checkpoint.js';
import { leafHash } from './hash.js';
import { memoryTree } from './memory-tree.js';
import { addSignatures } from './note.js';
import { parsePolicy } from './policy.js';
import { formatReceipt, parseReceipt, verifyReceipt } from './receipt.js';
import { cosign, signNote, type LocalSigner } from './signature.js';
import { formatVerifierKey } from './verifier-key.js';

const SIZE = 100;
const log = logSigner('log.example');
const witnesses = [2, 3, 4].map((seed) => witnessSigner(`w${seed}.example`, seed));
const leaves = Array.from({ length: SIZE }, (_, i) => ascii(`leaf ${i}`));
const tree = memoryTree(leaves.map(leafHash));
const head = formatCheckpoint({ origin: 'log.example', size: SIZE, root: tree.root() });
const policyFor = (k: string): ReturnType<typeof parsePolicy> =>
  parsePolicy(
    [
      `log ${formatVerifierKey(log.verifier)}`,
      ...witnesses.map(({ verifier }, i) => `witness w${i} ${formatVerifierKey(verifier)}`),
      `group all-witnesses ${k} w0 w1 w2`,
      'quorum all-witnesses',
      '',
    ].join('\n'),
  );
const noteBy = (cosigners: readonly LocalSigner[], signer = log): string =>
  addSignatures(signNote(head, [signer]), cosigners.map((witness) => cosign(head, 1_700_000_000, witness)));
const receiptOf = (index: number, checkpointNote = noteBy(witnesses)): string =>
  formatReceipt({ index, path: tree.inclusionProof(index), checkpointNote });
const code = (what: string) => expect.objectContaining({ code: `RWD_LEDGER_${what}` });

describe('a receipt', () => {
  it('verifies offline for every leaf', () => {
    const policy = policyFor('all');
    leaves.forEach((leaf, index) => {
      const verified = verifyReceipt(receiptOf(index), leaf, policy);
      expect(verified.checkpoint.size).toBe(SIZE);
      expect(verified.witnesses.map(({ name }) => name)).toEqual(['w0', 'w1', 'w2']);
      expect(verified.witnesses[0]?.time).toBe(1_700_000_000);
    });
  });

  it('has the text of tlog-proof, with and without extra (transparency-dev/formats proof tests)', () => {
    const path = [leafHash(ascii('a'))];
    const line = Buffer.from(path[0]!).toString('base64');
    expect(formatReceipt({ index: 5, path, checkpointNote: 'test checkpoint\n' })).toBe(
      `c2sp.org/tlog-proof@v1\nindex 5\n${line}\n\ntest checkpoint\n`,
    );
    expect(formatReceipt({ index: 10, path: [], extra: ascii('extra information'), checkpointNote: 'c\n' })).toBe(
      'c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n\nc\n',
    );
  });

  it('parses back to its parts', () => {
    const receipt = { index: 7, path: tree.inclusionProof(7), checkpointNote: noteBy(witnesses), extra: ascii('salt') };
    const parsed = parseReceipt(formatReceipt(receipt));
    expect(parsed.index).toBe(7);
    expect(parsed.path.map(Buffer.from)).toEqual(receipt.path.map(Buffer.from));
    expect(parsed.checkpointNote).toBe(receipt.checkpointNote);
    expect(Buffer.from(parsed.extra!).toString()).toBe('salt');
  });

  it('fails for any flipped byte of its text or of the leaf', () => {
    const policy = policyFor('all');
    const text = Buffer.from(receiptOf(33));
    const decoder = new TextDecoder();
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const mutated = Uint8Array.from(text, (byte, i) => (i === at ? byte ^ mask : byte));
        expect(() => verifyReceipt(decoder.decode(mutated), leaves[33]!, policy)).toThrow(expect.objectContaining({ name: 'RwdError' }));
      }),
      { numRuns: 400 },
    );
    const leaf = leaves[33]!;
    leaf.forEach((_, at) => {
      const other = leaf.map((byte, i) => (i === at ? byte ^ 1 : byte));
      expect(() => verifyReceipt(receiptOf(33), other, policy)).toThrow(code('PROOF_INVALID'));
    });
  });

  it('needs the quorum, and no more than that', () => {
    const two = receiptOf(1, noteBy(witnesses.slice(1)));
    expect(verifyReceipt(two, leaves[1]!, policyFor('2')).witnesses).toHaveLength(2);
    expect(() => verifyReceipt(two, leaves[1]!, policyFor('3'))).toThrow(code('QUORUM_MISSING'));
  });

  it('counts a witness that signed twice once', () => {
    const twice = addSignatures(noteBy([witnesses[0]!]), [cosign(head, 1_700_000_001, witnesses[0]!)]);
    expect(() => verifyReceipt(receiptOf(1, twice), leaves[1]!, policyFor('2'))).toThrow(code('QUORUM_MISSING'));
  });

  it('needs the signature of the log with the origin of the checkpoint', () => {
    const stranger = receiptOf(1, noteBy(witnesses, logSigner('log.example', 9)));
    expect(() => verifyReceipt(stranger, leaves[1]!, policyFor('all'))).toThrow(code('SIGNATURE_MISSING'));
    const other = formatCheckpoint({ origin: 'other.example', size: SIZE, root: tree.root() });
    const text = formatReceipt({ index: 1, path: tree.inclusionProof(1), checkpointNote: signNote(other, [log]) });
    expect(() => verifyReceipt(text, leaves[1]!, policyFor('any'))).toThrow(code('ORIGIN_UNKNOWN'));
  });

  it.each([
    ['another header', (text: string) => text.replace('@v1', '@v2')],
    ['no index', (text: string) => text.replace(/index .*\n/, '')],
    ['a leading zero', (text: string) => text.replace('index 33', 'index 033')],
    ['an index of 2^64 - 1', (text: string) => text.replace('index 33', 'index 18446744073709551615')],
    ['no checkpoint', (text: string) => text.slice(0, text.indexOf('\n\n'))],
    ['64 hashes', (text: string) => text.replace('\n\n', `${`\n${'A'.repeat(43)}=`.repeat(64)}\n\n`)],
  ])('is malformed with %s', (_, change) => {
    expect(() => verifyReceipt(change(receiptOf(33)), leaves[33]!, policyFor('all'))).toThrow(code('RECEIPT_MALFORMED'));
  });

  it('ignores what is in extra, since nothing authenticates it', () => {
    const text = receiptOf(2).replace('index', 'extra c2FsdA==\nindex');
    expect(verifyReceipt(text, leaves[2]!, policyFor('all')).index).toBe(2);
  });
});
