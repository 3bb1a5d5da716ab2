import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyReceipt, parsePolicy } from '../src/index.js';
import { evidenceOf } from './evidence.js';

const run = promisify(execFile);
const SIZE = 1000;
const source = fileURLToPath(new URL('./interop/', import.meta.url));
let folder: string;
let verifier: string;
let evidence: Awaited<ReturnType<typeof evidenceOf>>;

/** Builds the Go program from its committed go.mod and go.sum. */
async function buildVerifier(): Promise<string> {
  await run('go', ['version']).catch((cause: unknown) => {
    throw new Error('This spec verifies our log with Go libraries: install Go 1.25 or later and put `go` on the PATH.', { cause });
  });
  const program = join(folder, 'merkle-log-interop');
  await run('go', ['build', '-buildvcs=false', '-mod=readonly', '-o', program, '.'], { cwd: source });
  return program;
}

async function verdictOn(claims: unknown): Promise<unknown> {
  const file = join(folder, 'evidence.json');
  await writeFile(file, JSON.stringify(claims));
  const { stdout } = await run(verifier, [file]);
  return JSON.parse(stdout);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'merkle-log-'));
  [verifier, evidence] = await Promise.all([buildVerifier(), evidenceOf(SIZE)]);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the Go libraries x/mod and transparency-dev', () => {
  it('accept checkpoint, cosignatures, tiles, all proofs and receipts, and reject each with a flipped bit', async () => {
    const verdict = await verdictOn(evidence);
    expect(verdict).toMatchObject({ size: SIZE, inclusion: SIZE, fromTiles: SIZE, consistency: 100, receipts: SIZE });
    expect((verdict as { rejected: number }).rejected).toBeGreaterThan(3 * SIZE);
  }, 120_000);

  it.each([
    ['another leaf', () => ({ ...evidence, leaves: evidence.leaves.toSpliced(333, 1, 'AAAA') }), /inclusion of leaf 333/],
    ['another consistency proof', () => ({ ...evidence, consistency: [{ ...evidence.consistency[7], proof: evidence.consistency[8]!.proof }] }), /consistency/],
    ['another policy', () => ({ ...evidence, policy: evidence.policy.replace('group members 3', 'group members 4') }), /threshold/],
    ['another key', () => ({ ...evidence, logKey: 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8' }), /checkpoint/],
  ])('reject %s', async (_, claims, reason) => {
    await expect(verdictOn(claims())).rejects.toMatchObject({ stderr: expect.stringMatching(reason) });
  });
});

describe('this library', () => {
  it('accepts the same receipts', () => {
    const policy = parsePolicy(evidence.policy);
    for (const { index, text } of evidence.receipts.filter((receipt) => receipt.index % 50 === 0)) {
      expect(verifyReceipt(text, Buffer.from(evidence.leaves[index]!, 'base64'), policy).index).toBe(index);
    }
  });
});
