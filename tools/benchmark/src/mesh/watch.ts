import { receiptIssued, recordStored, topicOf, type DataOf } from '@chainnet/contracts';
import type { Mesh } from '@chainnet/main-job';
import { KafkaLog, type ConsumedMessage } from '@chainnet/messaging';

type Stage = { count: number; firstAt: number; lastAt: number };

export type StageFigures = { readonly records: number; readonly recordsPerSecond: number };

export type WatchOptions = {
  /** Keep the age of every record, by its id: for a bounded number of records only. */
  readonly keepsAges: boolean;
  readonly group: string;
  /** Messages put out before do not count, milliseconds since the epoch. */
  readonly since?: number;
};

/**
 * Follows records through the mesh's own events, read as the broker's administrator. Times are those that producers put
 * on their messages, so a slow reader here changes nothing.
 */
export class Watch {
  private readonly stages = new Map<string, Stage>();
  private readonly receivedAt = new Map<string, number>();
  private readonly receiptAt = new Map<string, number>();
  readonly storedAges: number[] = [];

  private constructor(private readonly log: KafkaLog, private readonly options: WatchOptions) {}

  static async open({ servers: { kafka }, tenants }: Mesh, options: WatchOptions): Promise<Watch> {
    const log = new KafkaLog({ brokers: kafka.adminBrokers, clientId: 'bench-watch', plain: { username: kafka.adminUsername, password: kafka.adminPassword } });
    const watch = new Watch(log, options);
    const topics = [recordStored.topic, ...tenants.map((tenant) => topicOf(receiptIssued, tenant))];
    await log.consume({
      group: options.group,
      topics,
      onBatch: async (batch) => {
        for (const message of batch.messages) watch.take(message);
        const last = batch.messages.at(-1);
        if (last !== undefined) await batch.commit(last.offset);
      },
    });
    return watch;
  }

  count(type: string): number {
    return this.stages.get(type)?.count ?? 0;
  }

  /** Receipts whose record's own submission is known, in milliseconds from submission to the receipt's publication. */
  receiptAges(): readonly number[] {
    return [...this.receiptAt].flatMap(([recordId, at]) => {
      const received = this.receivedAt.get(recordId);
      return received === undefined ? [] : [at - received];
    });
  }

  /** Milliseconds since the epoch of the last receipt. */
  get lastReceiptAt(): number {
    return this.stages.get(receiptIssued.type)?.lastAt ?? NaN;
  }

  /** What each step put out, and how fast, from its own first to its own last record. */
  byStage(): Readonly<Record<string, StageFigures>> {
    return Object.fromEntries([...this.stages].map(([type, { count, firstAt, lastAt }]) =>
      [type, { records: count, recordsPerSecond: Math.round((count * 1_000) / Math.max(1, lastAt - firstAt)) }]));
  }

  async close(): Promise<void> {
    await this.log.close();
  }

  private take(message: ConsumedMessage): void {
    const type = message.headers['ce_type'] ?? 'unknown';
    if (message.timestamp < (this.options.since ?? 0)) return;
    this.tally(type, message.timestamp);
    if (!this.options.keepsAges || message.value === null) return;
    if (type === receiptIssued.type) {
      const { recordId } = JSON.parse(message.value.toString()) as DataOf<typeof receiptIssued>;
      this.receiptAt.set(recordId, message.timestamp);
    } else if (type === recordStored.type) {
      const { recordId, receivedAt } = JSON.parse(message.value.toString()) as DataOf<typeof recordStored>;
      this.receivedAt.set(recordId, Date.parse(receivedAt));
      this.storedAges.push(message.timestamp - Date.parse(receivedAt));
    }
  }

  private tally(type: string, at: number): void {
    const stage = this.stages.get(type) ?? { count: 0, firstAt: at, lastAt: at };
    this.stages.set(type, stage);
    stage.count += 1;
    stage.firstAt = Math.min(stage.firstAt, at);
    stage.lastAt = Math.max(stage.lastAt, at);
  }
}
