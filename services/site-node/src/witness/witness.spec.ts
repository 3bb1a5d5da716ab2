import { createPrivateKey } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { storeErrors } from '@chainnet/persistence';
import type { RwdError } from '@chainnet/contracts';
import {
  formatAddCheckpoint, formatCheckpoint, formatVerifierKey, leafHash, memoryTree, parseSignatureLines, signNote, SignatureType, verifierKeyOf,
  verifySignature, type Hash, type LocalSigner, type MemoryTree, type SignatureTypeByte,
} from '@chainnet/merkle-log';
import { AddCheckpointController } from './add-checkpoint.controller.js';
import { BODY_BYTES } from './read-bounded.js';
import { witnessIdentity } from './witness-key.js';
import { Witness, type CosignedHead, type KeptEvidence, type WitnessStores } from './witness.js';

const ORIGIN = 'log.example';
const keyOf = (seed: number) => createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' });
const pemOf = (seed: number): string => String(keyOf(seed).export({ type: 'pkcs8', format: 'pem' }));
const signer = (name: string, type: SignatureTypeByte, seed: number): LocalSigner => ({ privateKey: keyOf(seed), verifier: verifierKeyOf(name, type, keyOf(seed)) });
const log = signer(ORIGIN, SignatureType.Ed25519, 1);
const own = signer('w.example', SignatureType.CosignatureV1, 2);
const policy = `log ${formatVerifierKey(log.verifier)}\nwitness w ${formatVerifierKey(own.verifier)} http://127.0.0.1:1\nquorum w\n`;

const leaves = (changed?: number): MemoryTree => memoryTree(Array.from({ length: 120 }, (_, i) => leafHash(Buffer.from(i === changed ? 'forged' : String(i)))));
const tree = leaves();
const fork = leaves(20);

type Call = { oldSize: number; size: number; of?: MemoryTree; by?: LocalSigner; origin?: string; proof?: readonly Hash[] };
const textOf = ({ size, of = tree, origin = ORIGIN }: Call): string => formatCheckpoint({ origin, size, root: of.root(size) });
const bodyOf = (call: Call): string => {
  const { oldSize, size, of = tree, by = log } = call;
  const proof = call.proof ?? (oldSize > 0 && oldSize < size ? of.consistencyProof(oldSize, size) : []);
  return formatAddCheckpoint({ oldSize, proof, checkpointNote: signNote(textOf(call), [by]) });
};

/** A store as the real one: insert-only, and every call takes a turn of the event loop. */
class MemoryHeads {
  readonly facts = new Map<string, CosignedHead>();
  unavailable = false;

  async append(aggregate: string, version: number, fact: CosignedHead): Promise<void> {
    await new Promise(setImmediate);
    if (this.unavailable) throw storeErrors.RWD_STORE_UNAVAILABLE({ operation: 'insert' });
    if (this.facts.has(`${aggregate}:${version}`)) throw storeErrors.RWD_STORE_VERSION_CONFLICT({ aggregate, version });
    this.facts.set(`${aggregate}:${version}`, fact);
  }
  async read(aggregate: string, version: number): Promise<CosignedHead | undefined> {
    return this.facts.get(`${aggregate}:${version}`);
  }
  async head(aggregate: string): Promise<number> {
    let version = 0;
    while (this.facts.has(`${aggregate}:${version + 1}`)) version += 1;
    return version;
  }
}

class MemoryEvidence {
  readonly kept = new Map<string, KeptEvidence>();
  async put(documents: readonly (readonly [string, KeptEvidence])[]): Promise<readonly string[]> {
    const existing = documents.filter(([id]) => this.kept.has(id)).map(([id]) => id);
    for (const [id, body] of documents) if (!this.kept.has(id)) this.kept.set(id, body);
    return existing;
  }
}

let heads: MemoryHeads;
let evidence: MemoryEvidence;
let alarms: string[];

async function started(stores: WitnessStores = { heads, evidence }): Promise<Witness> {
  const witness = new Witness({ identity: witnessIdentity(policy, pemOf(2)), stores, now: () => 1_700_000_000, onEvidence: ({ code }: RwdError) => void alarms.push(code) });
  await witness.load();
  return witness;
}

/** Posts a body to the controller as Node's HTTP server hands it over. */
async function post(witness: Witness, body: string | Buffer): Promise<{ status: number; type: string; body: string }> {
  const answer = { status: 0, type: '', body: '' };
  const response = {
    status(code: number) {
      answer.status = code;
      return response;
    },
    setHeader: (name: string, value: string) => void (name === 'content-type' && (answer.type = value)),
    end: (text: string) => void (answer.body = text),
  };
  await new AddCheckpointController(witness).add(Readable.from([Buffer.from(body)]), response);
  return answer;
}

beforeEach(() => {
  heads = new MemoryHeads();
  evidence = new MemoryEvidence();
  alarms = [];
});

describe('a witness', () => {
  const statuses: readonly [number, string, string, string][] = [
    [200, 'a first head', '', bodyOf({ oldSize: 0, size: 50 })],
    [200, 'a grown head', 'knows 30', bodyOf({ oldSize: 30, size: 50 })],
    [200, 'the same head again', 'knows 30', bodyOf({ oldSize: 30, size: 30 })],
    [400, 'no request', '', 'hello'],
    [400, 'an old size above the new one', 'knows 30', bodyOf({ oldSize: 31, size: 30 })],
    [403, 'another signer', '', bodyOf({ oldSize: 0, size: 30, by: signer(ORIGIN, SignatureType.Ed25519, 9) })],
    [404, 'another log', '', bodyOf({ oldSize: 0, size: 30, origin: 'other.example' })],
    [409, 'an old size it has passed', 'knows 30', bodyOf({ oldSize: 0, size: 50 })],
    [422, 'a fork', 'knows 30', bodyOf({ oldSize: 30, size: 30, of: fork })],
    [422, 'a proof of another tree', 'knows 30', bodyOf({ oldSize: 30, size: 50, of: fork })],
    [422, 'a proof from the empty tree', '', bodyOf({ oldSize: 0, size: 50, proof: [tree.root()] })],
  ];

  it.each(statuses)('answers %i to %s (%s)', async (status, _what, given, body) => {
    const witness = await started();
    if (given !== '') await post(witness, bodyOf({ oldSize: 0, size: 30 }));
    const answer = await post(witness, body);
    expect(answer.status).toBe(status);
    if (status === 409) expect(answer).toMatchObject({ type: 'text/x.tlog.size', body: '30\n' });
  });

  it('signs with the name and key the policy gives it, at its time', async () => {
    const { body } = await post(await started(), bodyOf({ oldSize: 0, size: 50 }));
    const [line] = parseSignatureLines(body);
    expect(line?.name).toBe('w.example');
    expect(verifySignature(textOf({ oldSize: 0, size: 50 }), line!, own.verifier)).toBe(true);
  });

  it('has the head on disk before it answers, and none when the disk fails', async () => {
    const witness = await started();
    heads.unavailable = true;
    await expect(post(witness, bodyOf({ oldSize: 0, size: 50 }))).rejects.toMatchObject({ code: 'RWD_STORE_UNAVAILABLE' });
    heads.unavailable = false;
    expect(await post(witness, bodyOf({ oldSize: 0, size: 40 }))).toMatchObject({ status: 200 });
    expect([...heads.facts.values()].map(({ size }) => size)).toEqual([40]);
  });

  it('knows after a restart what it cosigned before', async () => {
    await post(await started(), bodyOf({ oldSize: 0, size: 30 }));
    const restarted = await started();
    expect(await post(restarted, bodyOf({ oldSize: 0, size: 50 }))).toMatchObject({ status: 409, body: '30\n' });
    expect(await post(restarted, bodyOf({ oldSize: 30, size: 50 }))).toMatchObject({ status: 200 });
    expect(restarted.heads()).toEqual([{ origin: ORIGIN, size: 50, root: Buffer.from(tree.root(50)).toString('hex') }]);
  });

  it('keeps a fork as evidence and raises the alarm once', async () => {
    const witness = await started();
    await post(witness, bodyOf({ oldSize: 0, size: 30 }));
    for (let i = 0; i < 3; i += 1) await post(witness, bodyOf({ oldSize: 30, size: 30, of: fork }));
    expect(alarms).toEqual(['RWD_WITNESS_LOG_FORKED']);
    const [kept] = evidence.kept.values();
    expect(kept).toMatchObject({ kind: 'fork', cosigned: { size: 30 }, refused: { size: 30, root: Buffer.from(fork.root(30)).toString('base64') } });
    expect(kept?.checkpointNote).toContain(`— ${ORIGIN} `);
  });

  it('never goes back under 50 calls at once', async () => {
    const witness = await started();
    const sizes = Array.from({ length: 50 }, (_, i) => 100 - ((i * 37) % 50));
    const answers = await Promise.all(sizes.map((size) => post(witness, bodyOf({ oldSize: 0, size }))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(sizes.filter((size) => size === sizes[0]).length);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(heads.facts.size).toBe(1);
  });

  it('decides anew when another process of it has cosigned meanwhile', async () => {
    const [one, other] = [await started(), await started()];
    expect(await post(one, bodyOf({ oldSize: 0, size: 50 }))).toMatchObject({ status: 200 });
    expect(await post(other, bodyOf({ oldSize: 0, size: 40 }))).toMatchObject({ status: 409, body: '50\n' });
    expect(await post(other, bodyOf({ oldSize: 50, size: 60 }))).toMatchObject({ status: 200 });
  });

  it('takes no more than 64 KiB, and only UTF-8', async () => {
    const witness = await started();
    await expect(post(witness, 'x'.repeat(BODY_BYTES + 1))).rejects.toMatchObject({ code: 'RWD_HTTP_TOO_LARGE' });
    await expect(post(witness, Buffer.from([0x6f, 0xff]))).rejects.toMatchObject({ code: 'RWD_HTTP_BAD_REQUEST' });
  });

  it('does not start with a key that the policy does not list', () => {
    expect(() => witnessIdentity(policy, pemOf(3))).toThrow(expect.objectContaining({ code: 'RWD_WITNESS_KEY_UNLISTED' }));
  });
});
