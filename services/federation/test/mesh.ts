/* eslint-disable @nx/enforce-module-boundaries -- a mesh in one process: the coordinator meets the real site nodes */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { datasetRecord, federationContributionSubmitted, federationJobProposed, federationJobRefused, federationJobSigned, federationRoundStarted, type EventDefinition } from '@chainnet/contracts';
import { createCrashGate, encodeOutputs, type HandlerContext, type HandlerResult, ParkedKeys, Pipeline, silentObserver, type ConsumedMessage, type OutgoingMessage, type RegisteredHandler } from '@chainnet/messaging';
import { storeErrors, type JournalAnswer, type JournalEntry } from '@chainnet/persistence';
import { rawPublicKey, type RosterSite } from '@chainnet/secure-aggregation';
import type { Platform } from '@chainnet/service-kit';
import { MemoryDocuments, MemoryFacts, MemoryJournal, MemoryLog } from '@chainnet/testing';
import type { MemberFact } from '../../site-node/src/core/member-job.js';
import { defaultPolicy } from '../../site-node/src/core/site-policy.js';
import { rebuildDataSet } from '../../site-node/src/dataset/rebuild.js';
import { FederationMember } from '../../site-node/src/federation-member.js';
import { DatasetRecordHandler } from '../../site-node/src/handlers/dataset-record.handler.js';
import { FederationJobHandler } from '../../site-node/src/handlers/federation-job.handler.js';
import { Announcer } from '../src/announcer.js';
import type { JobFact } from '../src/core/job-fact.js';
import { SiteAnswerHandler } from '../src/handlers/site-answer.handler.js';
import { JobsController } from '../src/http/jobs.controller.js';
import { JobDesk, type RegisterEntry } from '../src/job-desk.js';

/** What goes wrong: each message comes twice, or every n-th dies after its facts and before its journal entry. */
export type Faults = { readonly twice?: boolean; readonly crashEvery?: number };

const signingKeyOf = (siteId: string): KeyObject => {
  const seed = createHash('sha256').update(`Ed25519 ${siteId}`).digest();
  return createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
};

/** A journal that is away every n-th time it is asked to take a step of a job. */
class FaultyJournal extends MemoryJournal {
  private asked = 0;

  constructor(private readonly crashEvery: number | undefined) {
    super();
  }

  override async record(entries: readonly JournalEntry[]): Promise<JournalAnswer> {
    if (!entries.some(({ facts }) => facts.includes('"jobId"'))) return super.record(entries);
    this.asked += 1;
    if (this.crashEvery !== undefined && this.asked % this.crashEvery === 0) throw storeErrors.RWD_STORE_UNAVAILABLE({ operation: 'insert' });
    return super.record(entries);
  }
}

type Handle = (data: never, context: HandlerContext) => Promise<HandlerResult> | HandlerResult;

/** One service: real handlers behind the real pipeline; stores outlive its process, memory does not. */
class Service {
  private pipeline: Pipeline | undefined;

  constructor(
    private readonly group: string,
    private readonly bus: MemoryLog,
    readonly journal: FaultyJournal,
    private readonly handlers: () => Promise<readonly (readonly [EventDefinition, Handle])[]>,
  ) {}

  async take(message: ConsumedMessage): Promise<void> {
    this.pipeline ??= await this.start();
    try {
      await this.pipeline.process([message]);
    } catch {
      // The process died: a new one gets the message again.
      this.pipeline = await this.start();
      await this.pipeline.process([message]);
    }
  }

  private async start(): Promise<Pipeline> {
    const registered = (await this.handlers()).map(([{ type }, handle]): RegisteredHandler => ({ type, options: {}, invoke: async (data, context) => handle(data as never, context) }));
    return new Pipeline({
      group: this.group, source: `/rwd/${this.group}`, log: this.bus, journal: this.journal, parked: new ParkedKeys(this.group, new MemoryJournal()), observer: silentObserver,
      crash: createCrashGate(undefined), rawHandler: () => undefined, handlerOf: (type) => registered.find((one) => one.type === type), now: () => new Date(),
      sleep: async () => undefined, random: () => 0.5, backoff: { attempts: 1, baseMs: 1, maxMs: 1 } as never,
      onFailure: (error) => {
        throw error;
      },
    });
  }
}

export class Mesh {
  readonly bus = new MemoryLog();
  readonly facts = new MemoryFacts<JobFact>();
  readonly told = new MemoryDocuments<{ readonly at: string }>();
  readonly register = new MemoryFacts<RegisterEntry>();
  readonly memberFacts = new Map<string, MemoryFacts<MemberFact>>();
  readonly directory: readonly RosterSite[];
  desk = new JobDesk({ facts: this.facts, register: this.register });
  private readonly services: readonly Service[];
  private delivered = 0;
  private readonly copies = new Map<string, number>();

  constructor(sites: readonly string[], private readonly faults: Faults = {}) {
    this.directory = sites.map((siteId) => ({ siteId, signingKey: rawPublicKey(signingKeyOf(siteId)) }));
    this.services = [this.coordinator(), ...sites.map((site) => this.siteNode(site))];
  }

  get announcer(): Announcer {
    return new Announcer({ log: this.bus, told: this.told, clientId: 'svc-federation' });
  }

  get controller(): JobsController {
    return new JobsController(this.desk, this.announcer, this.directory);
  }

  /** Puts de-identified Bundles into a site's data set, over its topic. */
  async give(tenant: string, bundles: readonly object[]): Promise<void> {
    const outputs = bundles.map((bundle, at) => {
      const recordId = `${tenant.replaceAll(/[^a-z]/g, '')}${'abcdefghij'.charAt(at % 10)}${String(at).replaceAll(/\d/g, (digit) => 'klmnopqrst'.charAt(Number(digit)))}`.padEnd(32, 'a');
      const data = { recordId, tenant, receivedAt: '2026-01-01T00:00:00Z', policyDigest: 'a'.repeat(64), commitment: 'a'.repeat(64), bundle: bundle as { resourceType: 'Bundle' } };
      return { event: datasetRecord, partner: tenant, key: recordId, data };
    });
    await this.bus.append(encodeOutputs(outputs, { entryId: `given ${tenant}`, source: '/test', now: new Date(0) }));
  }

  /** Delivers until nobody has anything more to say, for at most `limit` messages. */
  async settle(limit = 5_000): Promise<void> {
    for (; this.delivered < this.bus.appended.length; this.delivered += 1) {
      if (this.delivered > limit) throw new Error('the mesh does not come to rest');
      const message = consumed(this.bus.appended[this.delivered] as OutgoingMessage, this.delivered);
      for (let times = this.timesFor(message); times > 0; times -= 1) for (const service of this.services) await service.take(message);
    }
  }

  /** Twice for the first copy of a message, once for its second; further copies would only double the traffic again and again. */
  private timesFor({ headers }: ConsumedMessage): number {
    const id = headers['ce_id'] ?? '';
    const copy = (this.copies.get(id) ?? 0) + 1;
    this.copies.set(id, copy);
    if (this.faults.twice !== true || headers['ce_type'] === datasetRecord.type) return copy === 1 ? 1 : 0;
    return Math.max(0, 3 - copy);
  }

  sent(event: EventDefinition): readonly Record<string, unknown>[] {
    return this.bus.appended.filter(({ headers }) => headers['ce_type'] === event.type).map(({ value }) => JSON.parse(value as string) as Record<string, unknown>);
  }

  private coordinator(): Service {
    return new Service('svc-federation', this.bus, new FaultyJournal(this.faults.crashEvery), async () => {
      this.desk = new JobDesk({ facts: this.facts, register: this.register });
      const handler = new SiteAnswerHandler(this.desk);
      return [
        [federationJobSigned, handler.signed.bind(handler)],
        [federationJobRefused, handler.refused.bind(handler)],
        [federationContributionSubmitted, handler.contributed.bind(handler)],
      ] as [EventDefinition, Handle][];
    });
  }

  private siteNode(tenant: string): Service {
    const journal = new FaultyJournal(this.faults.crashEvery);
    const facts = new MemoryFacts<MemberFact>();
    this.memberFacts.set(tenant, facts);
    return new Service(`site-${tenant}`, this.bus, journal, async () => {
      const dataSet = await rebuildDataSet(journal);
      const member = new FederationMember({ member: { siteId: tenant, signing: signingKeyOf(tenant), directory: this.directory, policy: defaultPolicy }, dataSet, facts });
      const records = new DatasetRecordHandler(dataSet);
      const jobs = new FederationJobHandler({ config: { tenant } } as Platform, member);
      const own: Handle = (data: { readonly tenant: string }) => (data.tenant === tenant ? records.handle(data as never) : { outcome: 'foreign', outputs: [] });
      return [[datasetRecord, own], [federationJobProposed, jobs.proposed.bind(jobs)], [federationRoundStarted, jobs.started.bind(jobs)]] as [EventDefinition, Handle][];
    });
  }
}

const consumed = ({ topic, key, value, headers }: OutgoingMessage, offset: number): ConsumedMessage => ({
  topic, partition: 0, offset: String(offset), timestamp: 0, key, value: Buffer.from(value as string), headers,
});
