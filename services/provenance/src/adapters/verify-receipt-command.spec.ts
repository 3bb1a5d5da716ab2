import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addSignatures, cosign, formatCheckpoint, leafHash, memoryTree, signNote } from '@chainnet/merkle-log';
import { buildReceipt } from '../core/receipt.js';
import { logIdentity } from '../ledger/log-identity.js';
import { LOG_SEED, ORIGIN, pemOf, policyOf, witnessSigners } from '../../test/parties.js';
import { topicLeaf } from '../../test/leaves.js';
import { verifyReceiptCommand } from './verify-receipt-command.js';

const policy = policyOf(['http://127.0.0.1:1', 'http://127.0.0.1:2', 'http://127.0.0.1:3']);
const leaves = [0, 1, 2].map((record) => topicLeaf({ record }, record).bytes);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-receipt-'));
  const tree = memoryTree(leaves.map(leafHash));
  const text = formatCheckpoint({ origin: ORIGIN, size: 3, root: tree.root() });
  const signed = signNote(text, [logIdentity({ origin: ORIGIN, policy }, pemOf(LOG_SEED)).signer]);
  const checkpointNote = addSignatures(signed, witnessSigners.slice(0, 2).map((witness) => cosign(text, 1_700_000_000, witness)));
  const files = {
    policy,
    receipt: buildReceipt({ checkpointNote, index: 1, path: tree.inclusionProof(1), leaf: leaves[1]! }),
    statement: leaves[1]!,
    edited: `${Buffer.from(leaves[1]!).toString()}\n`,
    other: leaves[2]!,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (statement: string) =>
  verifyReceiptCommand(['--receipt', join(folder, 'receipt'), '--statement', join(folder, statement), '--policy', join(folder, 'policy')]);

describe('verify-receipt', () => {
  it('says ok, where the leaf is and who stood by it', () => {
    const line = 'ok leaf 1 of 3 in chainnet.test/log; cosigned by w0 2023-11-14T22:13:20.000Z, w1 2023-11-14T22:13:20.000Z';
    expect(run('statement')).toEqual({ exitCode: 0, line });
    expect(run('edited').exitCode).toBe(0);
  });

  it('says fail and why', () => {
    expect(run('other')).toMatchObject({ exitCode: 1, line: expect.stringMatching(/^fail RWD_LEDGER_PROOF_INVALID: /) });
  });

  it('tells a check that could not be made from one that failed', () => {
    expect(run('nowhere').exitCode).toBe(2);
    expect(verifyReceiptCommand(['--receipt', 'x']).exitCode).toBe(2);
    expect(verifyReceiptCommand(['--unknown']).exitCode).toBe(2);
  });
});
