import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  addSignatures,
  cosign,
  formatCheckpoint,
  formatVerifierKey,
  leafHash,
  memoryTree,
  signNote,
  SignatureType,
  verifierKeyOf,
  type LocalSigner,
  type SignatureTypeByte,
} from '@chainnet/merkle-log';
import { buildReceipt } from './receipt.js';
import { verifyReceiptOffline } from './verify-receipt.js';

const signer = (name: string, type: SignatureTypeByte, seed: number): LocalSigner => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { privateKey, verifier: verifierKeyOf(name, type, privateKey) };
};
const log = signer('log.example', SignatureType.Ed25519, 1);
const witnesses = [2, 3, 4].map((seed) => signer(`w${seed}.example`, SignatureType.CosignatureV1, seed));
const policyText = [
  `log ${formatVerifierKey(log.verifier)}`,
  ...witnesses.map(({ verifier }, i) => `witness w${i} ${formatVerifierKey(verifier)}`),
  'group members 2 w0 w1 w2',
  'quorum members',
  '',
].join('\n');

const leaves = Array.from({ length: 300 }, (_, i) => new Uint8Array(Buffer.from(`leaf ${i}`)));
const tree = memoryTree(leaves.map(leafHash));
const text = formatCheckpoint({ origin: 'log.example', size: 300, root: tree.root() });
const cosignedBy = (count: number): string =>
  addSignatures(signNote(text, [log]), witnesses.slice(0, count).map((witness) => cosign(text, 1_700_000_000, witness)));
const receiptOf = (index: number, cosignatures = 3): string =>
  buildReceipt({ checkpointNote: cosignedBy(cosignatures), index, path: tree.inclusionProof(index), leaf: leaves[index]! });

describe('a receipt of a cosigned leaf', () => {
  it('is accepted offline, with size, index and the witnesses that stood by it', () => {
    expect(verifyReceiptOffline(receiptOf(123), leaves[123]!, policyText)).toMatchObject({
      ok: true,
      index: 123,
      checkpoint: { origin: 'log.example', size: 300 },
      witnesses: [{ name: 'w0', time: 1_700_000_000 }, { name: 'w1' }, { name: 'w2' }],
    });
  });

  const five = { receipt: receiptOf(5), leaf: leaves[5]!, policy: policyText };

  it.each([
    ['RWD_LEDGER_PROOF_INVALID', 'another leaf', { ...five, leaf: leaves[6]! }],
    ['RWD_LEDGER_PROOF_INVALID', 'another index', { ...five, receipt: five.receipt.replace('index 5', 'index 6') }],
    ['RWD_LEDGER_QUORUM_MISSING', 'too few witnesses', { ...five, receipt: receiptOf(5, 1) }],
    ['RWD_LEDGER_SIGNATURE_INVALID', 'a changed size', { ...five, receipt: five.receipt.replace('\n300\n', '\n301\n') }],
    ['RWD_LEDGER_ORIGIN_UNKNOWN', 'a policy without the log', { ...five, policy: policyText.replace(/^log .*\n/, '') }],
    ['RWD_LEDGER_POLICY_MALFORMED', 'a policy that is none', { ...five, policy: 'quorum all' }],
    ['RWD_LEDGER_RECEIPT_MALFORMED', 'no receipt', { ...five, receipt: '' }],
  ])('is refused with %s for %s', (code, _, { receipt, leaf, policy }) => {
    expect(verifyReceiptOffline(receipt, leaf, policy)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('building a receipt', () => {
  it('refuses a path that does not lead to the checkpoint, so that no bad receipt goes out', () => {
    const parts = { checkpointNote: cosignedBy(3), index: 5, path: tree.inclusionProof(6), leaf: leaves[5]! };
    expect(() => buildReceipt(parts)).toThrow(expect.objectContaining({ code: 'RWD_LEDGER_PROOF_INVALID' }));
  });

  it('carries openings in extra', () => {
    const parts = { checkpointNote: cosignedBy(3), index: 5, path: tree.inclusionProof(5), leaf: leaves[5]! };
    expect(buildReceipt({ ...parts, extra: Uint8Array.of(1, 2, 3) })).toContain('\nextra AQID\nindex 5\n');
  });
});
