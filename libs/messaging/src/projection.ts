import type { SnapshotStore } from '@chainnet/persistence';
import { isRwdError, type RwdError } from '@chainnet/contracts';
import { decodeEvent, type DecodedEvent } from './envelope.js';
import type { ConsumedBatch, ConsumedMessage, Consumption, MessageLog } from './ports.js';

/** A folded state with the place it was folded up to; the place lives beside the state, not in the broker. */
export type Snapshot<S> = {
  readonly state: S;
  /** Next offset to read, by `topic[partition]`. */
  readonly next: Readonly<Record<string, string>>;
  /** Ids of the newest events, so that a republished one is not folded twice. */
  readonly recentIds: readonly string[];
};

export type ProjectionOptions<S> = {
  readonly name: string;
  readonly group: string;
  readonly topics: readonly string[];
  readonly log: Pick<MessageLog, 'consume'>;
  /** Where the state is kept between starts; without it every start reads the topics anew, for small topics only. */
  readonly snapshots?: Pick<SnapshotStore<Snapshot<S>>, 'latest' | 'save'>;
  readonly initial: S;
  fold(state: S, event: DecodedEvent, message: ConsumedMessage): S;
  /** Called after a batch that changed something. */
  onChange?(state: S): Promise<void>;
  /** An event that cannot be read is told and passed over: its owner has it in its own dead letters. */
  onUnreadable(error: RwdError, message: ConsumedMessage): void;
  readonly now: () => number;
};

/** A producer republishes after a crash within seconds, so a window of this many ids is enough for every topic here. */
const RECENT_IDS = 50_000;
const SNAPSHOT_EVERY_EVENTS = 5_000;
const SNAPSHOT_EVERY_MS = 5_000;

/**
 * A read model that any restart rebuilds: events are folded in memory, and now and then the state goes to the store
 * together with its place in the topics. Needs to be the only member of its group.
 */
export class Projection<S> {
  private current: S;
  private next: Record<string, string> = {};
  private recent = new Set<string>();
  private version = 0;
  private sinceSnapshot = 0;
  private lastSnapshotAt: number;
  private consumption: Consumption | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProjectionOptions<S>) {
    this.current = options.initial;
    this.lastSnapshotAt = options.now();
  }

  get state(): S {
    return this.current;
  }

  consumptionState(): Consumption | undefined {
    return this.consumption;
  }

  /** Whether everything before these offsets has been folded. @param ends by `topic[partition]` */
  hasReached(ends: ReadonlyMap<string, string>): boolean {
    return [...ends].every(([place, end]) => BigInt(this.next[place] ?? 0) >= BigInt(end));
  }

  async start(): Promise<void> {
    const { snapshots, name, log, group, topics } = this.options;
    const latest = await snapshots?.latest(name);
    if (latest !== undefined) {
      this.version = latest.version;
      this.current = latest.snapshot.state;
      this.next = { ...latest.snapshot.next };
      this.recent = new Set(latest.snapshot.recentIds);
    }
    this.consumption = await log.consume({
      group, topics,
      startAt: (topic, partition) => this.next[`${topic}[${partition}]`] ?? '0',
      onBatch: (batch) => (this.queue = this.queue.then(() => this.onBatch(batch))),
    });
  }

  async stop(): Promise<void> {
    await this.consumption?.stop();
    await this.queue;
    if (this.sinceSnapshot > 0) await this.takeSnapshot();
  }

  private async onBatch(batch: ConsumedBatch): Promise<void> {
    if (!batch.isLive()) return;
    const place = `${batch.topic}[${batch.partition}]`;
    const from = BigInt(this.next[place] ?? 0);
    let changed = false;
    for (const message of batch.messages) {
      if (BigInt(message.offset) < from) continue;
      changed = this.take(message) || changed;
      this.next[place] = String(BigInt(message.offset) + 1n);
      this.sinceSnapshot += 1;
    }
    const last = batch.messages.at(-1);
    if (this.isSnapshotDue()) await this.takeSnapshot();
    if (last !== undefined) await batch.commit(last.offset);
    if (changed) await this.options.onChange?.(this.current);
  }

  private take(message: ConsumedMessage): boolean {
    try {
      const event = decodeEvent(message);
      if (this.recent.has(event.attributes.id)) return false;
      this.remember(event.attributes.id);
      const before = this.current;
      this.current = this.options.fold(before, event, message);
      return before !== this.current;
    } catch (error) {
      if (!isRwdError(error)) throw error;
      this.options.onUnreadable(error, message);
      return false;
    }
  }

  private remember(id: string): void {
    this.recent.add(id);
    if (this.recent.size <= RECENT_IDS) return;
    const [oldest] = this.recent;
    if (oldest !== undefined) this.recent.delete(oldest);
  }

  private isSnapshotDue(): boolean {
    return this.sinceSnapshot >= SNAPSHOT_EVERY_EVENTS || (this.sinceSnapshot > 0 && this.options.now() - this.lastSnapshotAt >= SNAPSHOT_EVERY_MS);
  }

  private async takeSnapshot(): Promise<void> {
    this.version += 1;
    const snapshot = { state: this.current, next: { ...this.next }, recentIds: [...this.recent].slice(-2_000) };
    await this.options.snapshots?.save(this.options.name, { version: this.version, snapshot });
    this.sinceSnapshot = 0;
    this.lastSnapshotAt = this.options.now();
  }
}
