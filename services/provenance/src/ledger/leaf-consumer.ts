import { isRwdError, ledgerLeaf, type DataOf, type RwdError } from '@chainnet/contracts';
import { decodeEvent, type ConsumedBatch, type ConsumedMessage, type Consumption, type MessageLog } from '@chainnet/messaging';
import { decodeLeaf } from '../core/leaf.js';
import { BATCH_LEAVES, BATCH_MILLISECONDS } from '../core/sequencer.js';
import type { LeafSequencer, TopicLeaf } from './leaf-sequencer.js';

export type LeafConsumerOptions = {
  readonly group: string;
  readonly log: Pick<MessageLog, 'consume'>;
  readonly sequencer: Pick<LeafSequencer, 'append' | 'head'>;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** A leaf that cannot be read is passed over, by every reader of the topic alike. */
  onUnreadable(error: RwdError): void;
};

/** Feeds the sequencer from the leaves topic, from the offset of the committed head on, whatever the broker remembers. */
export class LeafConsumer {
  private consumption: Consumption | undefined;

  constructor(private readonly options: LeafConsumerOptions) {}

  async start(): Promise<void> {
    const { log, group, sequencer } = this.options;
    this.consumption = await log.consume({
      group,
      topics: [ledgerLeaf.topic],
      startAt: () => String(sequencer.head.nextOffset),
      onBatch: (batch) => this.take(batch),
    });
  }

  /** For readiness and liveness probes. */
  state(): Consumption | undefined {
    return this.consumption;
  }

  async stop(): Promise<void> {
    await this.consumption?.stop();
  }

  /**
   * Batches that end where a bundle is full (256 leaves), one after the other, so that a backlog leaves few partial
   * documents behind; at the end of the topic a pause lets the next batch fill.
   */
  private async take(batch: ConsumedBatch): Promise<void> {
    const { sequencer, sleep } = this.options;
    for (let start = 0, end = 0; start < batch.messages.length; start = end) {
      if (!batch.isLive()) return;
      end = start + BATCH_LEAVES - (sequencer.head.size % BATCH_LEAVES);
      const leaves = batch.messages.slice(start, end).flatMap((message) => this.read(message));
      if (leaves.length > 0) await sequencer.append(leaves);
    }
    const last = batch.messages.at(-1);
    if (last === undefined) return;
    await batch.commit(last.offset);
    const isCaughtUp = BigInt(last.offset) + 1n >= BigInt(batch.highWatermark);
    if (isCaughtUp && batch.messages.length < BATCH_LEAVES) await sleep(BATCH_MILLISECONDS);
  }

  private read(message: ConsumedMessage): TopicLeaf[] {
    try {
      const { event, data } = decodeEvent(message);
      if (event.type !== ledgerLeaf.type) return [];
      const { entryId, statement, recordId, tenant } = data as DataOf<typeof ledgerLeaf>;
      const bytes = new TextEncoder().encode(statement);
      const { type } = decodeLeaf(bytes);
      return [{ entryId, bytes, type, offset: Number(message.offset), ...(recordId === undefined ? {} : { recordId }), ...(tenant === undefined ? {} : { tenant }) }];
    } catch (error) {
      if (!isRwdError(error)) throw error;
      this.options.onUnreadable(error);
      return [];
    }
  }
}
