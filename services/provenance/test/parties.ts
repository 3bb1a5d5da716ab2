import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  cosign, decideAddCheckpoint, formatSignatureLine, formatVerifierKey, SignatureType, verifierKeyOf, type LocalSigner, type SignatureTypeByte, type WitnessedLog,
} from '@chainnet/merkle-log';
import type { CallWitness, WitnessAnswer } from '../src/ports.js';

export const ORIGIN = 'chainnet.test/log';
const keyOf = (seed: number): KeyObject =>
  createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' });
export const pemOf = (seed: number): string => String(keyOf(seed).export({ type: 'pkcs8', format: 'pem' }));
const signer = (name: string, type: SignatureTypeByte, seed: number): LocalSigner => ({ privateKey: keyOf(seed), verifier: verifierKeyOf(name, type, keyOf(seed)) });

export const LOG_SEED = 1;
const log = signer(ORIGIN, SignatureType.Ed25519, LOG_SEED);
export const witnessSigners = ['w0', 'w1', 'w2'].map((name, i) => signer(`${name}.test`, SignatureType.CosignatureV1, 10 + i));

/** Two of three witnesses must cosign. */
export const policyOf = (urls: readonly string[]): string => [
  `log ${formatVerifierKey(log.verifier)}`,
  ...witnessSigners.map(({ verifier }, i) => `witness w${i} ${formatVerifierKey(verifier)} ${urls[i]}`),
  'group members 2 w0 w1 w2',
  'quorum members',
  '',
].join('\n');

/** A witness with its memory, without HTTP. */
export class TestWitness {
  private state: WitnessedLog = { keys: [log.verifier] };
  down = false;
  calls = 0;

  constructor(private readonly signer: LocalSigner) {}

  get size(): number {
    return this.state.latest?.size ?? 0;
  }

  answer(body: string): WitnessAnswer {
    this.calls += 1;
    if (this.down) throw new Error('connection refused');
    const decision = decideAddCheckpoint(new Map([[ORIGIN, this.state]]), body);
    if (decision.status === 409) return decision;
    if (decision.status !== 200) return { status: decision.status, body: decision.why };
    this.state = { ...this.state, latest: decision.accept };
    return { status: 200, body: formatSignatureLine(cosign(decision.text, 1_700_000_000, this.signer)) };
  }
}

export const testWitnesses = (): TestWitness[] => witnessSigners.map((one) => new TestWitness(one));
/** Addresses are `0`, `1` and `2`. */
export const callTest = (witnesses: readonly TestWitness[]): CallWitness => async (url, body) => witnesses[Number(url)]!.answer(body);
