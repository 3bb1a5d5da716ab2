import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { decodeEvent, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import { approvalBytes, refusalBytes, reportBytes, resultDigest, type StatisticsResult } from '@chainnet/mpc-protocol';
import { keysOf, manifestOf, type Member } from '../src/core/job-request.js';
import { JobApprovedHandler } from '../src/handlers/job-approved.handler.js';
import { JobRefusedHandler } from '../src/handlers/job-refused.handler.js';
import { ResultReportedHandler } from '../src/handlers/result-reported.handler.js';
import type { JobIndex } from '../src/ports.js';
import type { JobFact } from '../src/jobs/job-fact.js';
import { Jobs } from '../src/jobs/jobs.js';
import { MemoryFacts, MemoryLog, MemorySnapshots } from '@chainnet/testing';

export const PARTIES = ['demo-a', 'demo-b', 'demo-c'] as const;
export type Party = (typeof PARTIES)[number];

const pairs = Object.fromEntries(PARTIES.map((party) => [party, generateKeyPairSync('ed25519')])) as Record<Party, { privateKey: KeyObject; publicKey: KeyObject }>;
const signed = (party: Party, bytes: Uint8Array): string => sign(null, bytes, pairs[party].privateKey).toString('base64url');

export const members: readonly Member[] = PARTIES.map((tenant, index) => ({
  tenant,
  publicKey: pairs[tenant].publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  mpc: { host: 'localhost', port: 7000 + index, fingerprint: String(index).repeat(64) },
}));

export const request = {
  viewDefinition: { resource: 'Observation', select: [{ column: [{ name: 'glucose', path: 'value.ofType(Quantity).value' }] }] },
  columns: ['glucose'],
  deadlineMs: 30_000,
};
export const JOB = 'job-0001';
export const manifest = manifestOf(JOB, request, members);
export const keys = keysOf(members);
export const result: StatisticsResult = {
  statistic: 'count-mean-variance', fractionBits: 16,
  columns: [{ column: 'glucose', count: 30, mean: 5.5, variance: 1.25, standardError: 0.204 }],
};
export const START = Date.parse('2026-01-01T00:00:00Z');

/** A coordinator over stores that outlive it. */
export class Coordinator {
  facts = new MemoryFacts<JobFact>();
  index = new MemorySnapshots<JobIndex>();
  log = new MemoryLog();
  failures: string[] = [];
  ended: (readonly [string, number])[] = [];
  clock = START;
  jobs = this.restart();
  private events = 0;

  /** A new process on the same stores. */
  restart(): Jobs {
    this.jobs = new Jobs({
      facts: this.facts, index: this.index, log: this.log, group: 'svc-mpc',
      now: () => new Date(this.clock),
      onEnded: (outcome, seconds) => void this.ended.push([outcome, seconds]),
      onFailure: (error) => void this.failures.push((error as { code?: string }).code ?? String(error)),
    });
    return this.jobs;
  }

  async propose(): Promise<string> {
    await this.jobs.propose(JOB, { type: 'propose', manifest, keys });
    return this.published()[0]?.data['manifestDigest'] as string;
  }

  published(): { id: string; type: string; data: Record<string, unknown> }[] {
    return this.log.appended.map((message) => {
      const { attributes, data } = decodeEvent({ ...message, partition: 0, offset: '0', timestamp: 0, value: Buffer.from(message.value as string) });
      return { id: attributes.id, type: attributes.type, data: data as Record<string, unknown> };
    });
  }

  context(id = `e${(this.events += 1)}`): HandlerContext {
    const message = { topic: 't', partition: 0, offset: '0', timestamp: 0, key: JOB, value: null, headers: {} };
    return { message, attributes: { id, source: '/site', type: '', time: '' }, now: new Date(this.clock) };
  }

  async approve(party: Party, digest: string, { signer = party, id }: { signer?: Party; id?: string } = {}): Promise<HandlerResult> {
    return new JobApprovedHandler(this.jobs).handle({ jobId: JOB, party, signature: signed(signer, approvalBytes(digest)) }, this.context(id));
  }

  async refuse(party: Party, digest: string, signer: Party = party): Promise<HandlerResult> {
    const code = 'RWD_SITE_MPC_BUSY';
    return new JobRefusedHandler(this.jobs).handle({ jobId: JOB, party, code, message: '', signature: signed(signer, refusalBytes(digest, code)) }, this.context());
  }

  async report(party: Party, digest: string, { opened = result, id }: { opened?: StatisticsResult; id?: string } = {}): Promise<HandlerResult> {
    const transcript = 'f'.repeat(64);
    const signature = signed(party, reportBytes({ manifestDigest: digest, resultDigest: resultDigest(opened), transcript }));
    return new ResultReportedHandler(this.jobs).handle({ jobId: JOB, party, result: opened, transcriptHash: transcript, signature }, this.context(id));
  }

  async start(): Promise<string> {
    const digest = await this.propose();
    for (const party of PARTIES) await this.approve(party, digest);
    return digest;
  }
}

export const typesOf = ({ outputs }: HandlerResult): string[] => outputs.map(({ event }) => event.type);
