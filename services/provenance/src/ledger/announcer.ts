import { isRwdError, ledgerCheckpointed, receiptIssued } from '@chainnet/contracts';
import { decodeBase64, TILE_WIDTH } from '@chainnet/merkle-log';
import { encodeOutputs, output, type MessageLog, type OutgoingMessage } from '@chainnet/messaging';
import { receiptSteps, recordOf } from '../core/leaf-table.js';
import type { LeafStatement } from '../core/leaf.js';
import { buildReceipt } from '../core/receipt.js';
import { TreeProver } from '../core/tree-prover.js';
import type { CheckpointFact, LedgerStores } from '../ports.js';
import type { TileDocuments } from './tile-documents.js';

export type AnnouncerOptions = {
  readonly origin: string;
  readonly source: string;
  readonly quorum: number;
  /** Organizations with a receipts topic. */
  readonly tenants: ReadonlySet<string>;
  readonly stores: Pick<LedgerStores, 'checkpoints' | 'announcements'>;
  readonly tiles: TileDocuments;
  readonly log: Pick<MessageLog, 'append'>;
};

/**
 * Tells of published checkpoints: one event each, and the receipts of the records that it is the first to cover. All of
 * it follows from the stored checkpoint, so what comes again after a crash carries the same ids and the same bytes.
 */
export class Announcer {
  private done = 0;

  constructor(private readonly options: AnnouncerOptions) {}

  async load(): Promise<void> {
    this.done = await this.options.stores.announcements.head(this.options.origin);
  }

  /** Announces every checkpoint up to a version, each once it is stored. @returns how many receipts went out */
  async announce(version: number): Promise<number> {
    const { origin, stores } = this.options;
    let receipts = 0;
    while (this.done < version) {
      const next = this.done + 1;
      const sent = await this.announceOne(next);
      try {
        await stores.announcements.append(origin, next, { receipts: sent });
      } catch (error) {
        if (!isRwdError(error) || error.code !== 'RWD_STORE_VERSION_CONFLICT') throw error;
      }
      this.done = next;
      receipts += sent;
    }
    return receipts;
  }

  private async announceOne(version: number): Promise<number> {
    const { origin, stores, log } = this.options;
    const checkpoint = await stores.checkpoints.read(origin, version);
    const before = version === 1 ? undefined : await stores.checkpoints.read(origin, version - 1);
    if (checkpoint === undefined) return 0;
    await log.append(this.checkpointEvent(checkpoint));
    return this.issueReceipts(before?.size ?? 0, checkpoint);
  }

  private checkpointEvent({ size, root, cosignatures, at }: CheckpointFact): readonly OutgoingMessage[] {
    const { origin, quorum } = this.options;
    const rootHash = Buffer.from(decodeBase64(root, 'the root')).toString('hex');
    const data = { origin, size, rootHash, cosignatures, quorum: Math.max(1, quorum), at };
    return this.encode(output(ledgerCheckpointed, { key: origin, data }), `checkpoint:${size}`, at);
  }

  private async issueReceipts(from: number, checkpoint: CheckpointFact): Promise<number> {
    const { tiles, log } = this.options;
    const prover = new TreeProver(tiles.readTile, checkpoint.size);
    let count = 0;
    for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < checkpoint.size; bundle += 1) {
      const leaves = await tiles.leavesOf(bundle, checkpoint.size);
      const messages: OutgoingMessage[] = [];
      for (const [offset, leaf] of leaves.entries()) {
        const index = bundle * TILE_WIDTH + offset;
        if (index >= from) messages.push(...(await this.receiptOf({ index, leaf }, checkpoint, prover)));
      }
      if (messages.length > 0) await log.append(messages);
      count += messages.length;
    }
    return count;
  }

  private async receiptOf({ index, leaf }: { index: number; leaf: Uint8Array }, { note, at }: CheckpointFact, prover: TreeProver): Promise<readonly OutgoingMessage[]> {
    const text = new TextDecoder().decode(leaf);
    // The sequencer let only canonical statements in, so parsing is enough.
    const statement = JSON.parse(text) as LeafStatement;
    const { type: step, tenant } = statement;
    const recordId = recordOf(statement);
    if (!receiptSteps.has(step) || recordId === undefined || !this.options.tenants.has(tenant)) return [];
    const receipt = buildReceipt({ index, path: await prover.inclusionPath(index), checkpointNote: note, leaf });
    const data = { recordId, tenant, leafIndex: index, step, statement: text, receipt };
    return this.encode(output(receiptIssued, { key: recordId, partner: tenant, data }), `receipt:${index}`, at);
  }

  private encode(event: ReturnType<typeof output>, what: string, at: string): readonly OutgoingMessage[] {
    const { origin, source } = this.options;
    return encodeOutputs([event], { entryId: `${origin}:${what}`, source, now: new Date(at) });
  }
}
