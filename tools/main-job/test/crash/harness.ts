import { readFile, rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import kafkajs, { type Admin } from 'kafkajs';
import { datasetRecord, partnerClientId, payloadNormalized, payloadReceived, recordSubmitted, topicOf } from '@chainnet/contracts';
import type { CrashPoint, KafkaLog } from '@chainnet/messaging';
import { startMesh, type Mesh } from '../../src/mesh.js';
import { openPartnerLog } from '../../src/publisher.js';
import type { ServiceProcess } from '../../src/service-process.js';
import { toMessage } from '../../src/submission.js';
import { until } from '../../src/until.js';
import { DatasetReader, Journals } from './final-stores.js';
import { judge, type SentRecord, type Violation } from './oracle.js';
import { sentList, submissionOf } from './sent-list.js';

export const chain = ['ingestion', 'normalization', 'deidentification'] as const;
export type ChainService = (typeof chain)[number];

const TENANT = 'hospital-a';
const SERVER_PORTS = { kafka: 21_092, kafkaAdmin: 21_093, kafkaController: 21_094, keycloak: 21_095, mongodb: 21_096 };
const PORT_OFFSET = 14_000;
const REPLICA_PORT_STEP = 500;
const PORTION = 500;
const DRAIN_LIMIT_SECONDS = 60;
/** A drill ends when nothing was left to do, and nothing changed, for this long. */
const STILL_MS = 1_500;
const EXIT_LIMIT_SECONDS = 90;
const PROGRESS = 0.2;

const effects: Readonly<Record<ChainService, string>> = { ingestion: 'accepted', normalization: 'normalized', deidentification: 'deidentified' };
const inputs: Readonly<Record<ChainService, string>> = {
  ingestion: topicOf(recordSubmitted, TENANT),
  normalization: payloadReceived.topic,
  deidentification: payloadNormalized.topic,
};
const plantedBugs = fileURLToPath(new URL('planted-bug.mjs', import.meta.url));

export type Drill = {
  readonly point: CrashPoint;
  readonly records: number;
  /** Which passage of the point kills; a service without an entry is not killed. */
  readonly kills: Partial<Readonly<Record<ChainService, number>>>;
  /** Bugs planted into a service, in all its processes of this drill. */
  readonly bugs?: Partial<Readonly<Record<ChainService, string>>>;
  /** Milliseconds between two portions of the partner's records. */
  readonly paceMs?: number;
};

export type DrillReport = {
  readonly point: CrashPoint;
  readonly acked: number;
  /** Share of its inputs that each killed service had committed when it died. */
  readonly progress: Partial<Readonly<Record<ChainService, number>>>;
  readonly drainedSeconds: number | undefined;
  /** Messages that each service still had before it when the drill ended. */
  readonly left: Readonly<Record<ChainService, number>>;
  readonly totalSeconds: number;
  readonly violations: readonly Violation[];
};

/** The record chain on servers of its own, for drills one after the other. */
export class ChainDrills {
  private runs = 0;
  /** Services whose process is not a healthy one of the last drill. */
  private stale: ReadonlySet<ChainService> = new Set(chain);

  private constructor(private readonly stand: Stand) {}

  static async open(): Promise<ChainDrills> {
    const folder = mkdtempSync(join(tmpdir(), 'chain-crash-'));
    const mesh = await startMesh({ dataDir: folder, tenants: [TENANT], ports: SERVER_PORTS, portOffset: PORT_OFFSET, services: chain, quiet: true });
    try {
      return await ChainDrills.on(mesh, folder);
    } catch (error) {
      await mesh.stop();
      throw error;
    }
  }

  private static async on(mesh: Mesh, folder: string): Promise<ChainDrills> {
    const { kafka: address, mongoUri, oidc } = mesh.servers;
    const { adminBrokers, adminUsername: username, adminPassword: password } = address;
    const kafka = new kafkajs.Kafka({ brokers: [...adminBrokers], clientId: 'crash-oracle', logLevel: kafkajs.logLevel.NOTHING, sasl: { mechanism: 'plain', username, password } });
    const admin = kafka.admin();
    await admin.connect();
    const partner = openPartnerLog({ brokers: address.brokers, issuer: oidc.issuer, tenant: TENANT, clientSecret: mesh.secrets[partnerClientId(TENANT)] ?? '' });
    const recordKey = Buffer.from(await readFile(join(mesh.paths.keys, 'svc-ingestion', 'record-id.key'), 'utf8'), 'base64');
    const dataset = await DatasetReader.follow(kafka, topicOf(datasetRecord, TENANT));
    return new ChainDrills({ folder, mesh, admin, partner, journals: await Journals.open(mongoUri), dataset, recordKey });
  }

  /** @param keepLogs leaves the folder of the run for whoever looks into a failure */
  async close({ keepLogs }: { keepLogs: boolean }): Promise<void> {
    const { folder, mesh, admin, partner, journals, dataset } = this.stand;
    await Promise.allSettled([admin.disconnect(), partner.close(), journals.close(), dataset.close()]);
    await mesh.stop();
    if (keepLogs) process.stderr.write(`logs of this run: ${join(folder, 'logs')}\n`);
    else await rm(folder, { recursive: true, force: true });
  }

  /** Kills the services of the chain at one point while records flow, starts them again, waits, and lets the oracle judge. */
  async run(drill: Drill): Promise<DrillReport> {
    const began = Date.now();
    const sent = sentList({ tenant: TENANT, run: `r${process.pid}-${(this.runs += 1)}`, records: drill.records });
    const renewed = chain.filter((service) => drill.kills[service] !== undefined || drill.bugs?.[service] !== undefined || this.stale.has(service));
    this.stale = new Set(chain);
    await Promise.all(renewed.map((service) => this.processOf(service).stop()));
    await Promise.all(chain.map((service) => this.stand.journals.empty(service)));
    const start = await this.committed();
    for (const service of renewed) this.start(service, drill, crashAt(drill, service));
    const progressOf = async (service: ChainService): Promise<number> => ((await this.committed())[service] - start[service]) / drill.records;
    const replicas: ServiceProcess[] = [];
    const progress: Partial<Record<ChainService, number>> = {};
    let lastRestart = Date.now();
    const killed = (Object.keys(drill.kills) as ChainService[]).map(async (service) => {
      await this.provoke(service, { drill, progressOf, replicas });
      await this.killedAt(service);
      progress[service] = await progressOf(service);
      this.start(service, drill, {});
      lastRestart = Date.now();
    });
    try {
      await Promise.all([this.publish(sent, drill.paceMs ?? 0), ...killed]);
      const drainedSeconds = await this.drained(lastRestart);
      const { lag: left } = await this.backlog();
      const violations = await this.verdict(sent, drainedSeconds);
      this.stale = new Set(chain.filter((service) => drill.bugs?.[service] !== undefined));
      const acked = sent.filter((record) => record.acked).length;
      return { point: drill.point, acked, progress, drainedSeconds, left, violations, totalSeconds: (Date.now() - began) / 1_000 };
    } finally {
      await Promise.all(replicas.map((replica) => replica.stop()));
    }
  }

  private processOf(service: ChainService): ServiceProcess {
    const process = this.stand.mesh.processes.get(`svc-${service}`);
    if (process === undefined) throw new Error(`${service} is not part of this mesh`);
    return process;
  }

  private start(service: ChainService, { bugs }: Drill, env: Readonly<Record<string, string>>): void {
    const bug = bugs?.[service];
    if (bug === undefined) this.processOf(service).start(env);
    else this.processOf(service).start({ ...env, PLANTED_BUG: bug }, ['--import', plantedBugs]);
  }

  /** Two points need a cause from outside: a second member that joins the group, and the order to stop. */
  private async provoke(service: ChainService, { drill, progressOf, replicas }: Provocation): Promise<void> {
    if (drill.point !== 'during-rebalance' && drill.point !== 'during-drain') return;
    const far = async (): Promise<true | undefined> => ((await progressOf(service)) >= PROGRESS ? true : undefined);
    await until(far, { step: `a fifth of the records through ${service}`, seconds: EXIT_LIMIT_SECONDS, everyMs: 100 });
    const process = this.processOf(service);
    if (drill.point === 'during-drain') return process.kill('SIGTERM');
    const replica = process.replica(process.unit.port + REPLICA_PORT_STEP);
    replicas.push(replica);
    replica.start();
  }

  private async killedAt(service: ChainService): Promise<void> {
    const process = this.processOf(service);
    const how = await Promise.race([process.ended, sleep(EXIT_LIMIT_SECONDS * 1_000, 'no end', { ref: false })]);
    if (how !== 'SIGKILL') throw new Error(`${service} should have been killed at the point, but there was ${how}; see ${process.logFile()}`);
  }

  /** Written down before it is sent, marked once the broker has it. */
  private async publish(sent: readonly SentRecord[], paceMs: number): Promise<void> {
    for (let from = 0; from < sent.length; from += PORTION) {
      const portion = sent.slice(from, from + PORTION);
      const time = new Date().toISOString();
      await this.stand.partner.append(portion.map((record) => toMessage(submissionOf(record), time)));
      for (const record of portion) record.acked = true;
      if (paceMs > 0) await sleep(paceMs);
    }
  }

  /** Seconds from `since` to the first moment after which no group had anything left to do. */
  private async drained(since: number): Promise<number | undefined> {
    const deadline = since + DRAIN_LIMIT_SECONDS * 1_000 + STILL_MS;
    let still: { readonly at: number; readonly ends: number } | undefined;
    while (Date.now() < deadline) {
      const { lag, ends } = await this.backlog();
      if (Object.values(lag).some((messages) => messages > 0)) still = undefined;
      else if (still?.ends !== ends) still = { at: Date.now(), ends };
      else if (Date.now() - still.at >= STILL_MS) return (still.at - since) / 1_000;
      await sleep(200);
    }
    return undefined;
  }

  /** From the first service to the last, so that what one passes on while we look is seen at the next. */
  private async backlog(): Promise<{ lag: Record<ChainService, number>; ends: number }> {
    const lag = { ingestion: 0, normalization: 0, deidentification: 0 };
    let ends = 0;
    for (const service of chain) {
      const high = sum((await this.stand.admin.fetchTopicOffsets(inputs[service])).map((offset) => offset.high));
      lag[service] = high - (await this.committedBy(service));
      ends += high;
    }
    return { lag, ends };
  }

  private async committed(): Promise<Record<ChainService, number>> {
    const [ingestion, normalization, deidentification] = await Promise.all(chain.map((service) => this.committedBy(service)));
    return { ingestion: ingestion ?? 0, normalization: normalization ?? 0, deidentification: deidentification ?? 0 };
  }

  private async committedBy(service: ChainService): Promise<number> {
    const topics = await this.stand.admin.fetchOffsets({ groupId: `svc-${service}`, topics: [inputs[service]] });
    return sum(topics.flatMap(({ partitions }) => partitions.map(({ offset }) => offset)).filter((offset) => offset !== '-1'));
  }

  private async verdict(sent: readonly SentRecord[], drainedSeconds: number | undefined): Promise<readonly Violation[]> {
    const rows = await Promise.all(chain.map(async (service) => [service, await this.stand.journals.read(service)] as const));
    const stores = { journals: Object.fromEntries(rows), dataset: await this.stand.dataset.rowsUntilEnd(), drainedSeconds };
    return judge(sent, stores, { recordKey: this.stand.recordKey, effects, drainLimitSeconds: DRAIN_LIMIT_SECONDS });
  }
}

/** What the drills stand on. */
type Stand = {
  readonly folder: string;
  readonly mesh: Mesh;
  readonly admin: Admin;
  readonly partner: KafkaLog;
  readonly journals: Journals;
  readonly dataset: DatasetReader;
  readonly recordKey: Uint8Array;
};

type Provocation = { readonly drill: Drill; readonly replicas: ServiceProcess[]; progressOf(service: ChainService): Promise<number> };

const sum = (offsets: readonly string[]): number => offsets.reduce((total, offset) => total + Number(offset), 0);

function crashAt({ point, kills }: Drill, service: ChainService): Readonly<Record<string, string>> {
  const passage = kills[service];
  return passage === undefined ? {} : { CHAINNET_CRASH_AT: `${point}:${passage}` };
}
