import { isRwdError } from '@chainnet/contracts';
import { addSignatures, encodeBase64, formatCheckpoint, isQuorumMet, signNote, verifyCheckpoint } from '@chainnet/merkle-log';
import type { LogHead } from '../core/sequencer.js';
import type { CheckpointFact, LedgerStores } from '../ports.js';
import type { Announcer } from './announcer.js';
import type { Cosigners } from './cosigners.js';
import type { LogIdentity } from './log-identity.js';

export type PublisherOptions = {
  readonly identity: LogIdentity;
  readonly head: () => LogHead;
  readonly cosigners: Pick<Cosigners, 'collect'>;
  readonly announcer: Pick<Announcer, 'announce' | 'load'>;
  readonly stores: Pick<LedgerStores, 'checkpoints'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told when the quorum is first missed, with the cosignatures there were. */
  onPending(size: number, cosignatures: number): void;
  onPublished(checkpoint: CheckpointFact): void;
};

/**
 * Publishes heads: signs, has the witnesses cosign, and only when their quorum is met stores the checkpoint, which from
 * then on is what `/checkpoint` serves. Below the quorum the log goes on, and the newest head is tried every time.
 */
export class CheckpointPublisher {
  private version = 0;
  private latest: CheckpointFact | undefined;
  private pendingSince: number | undefined;
  private isBelowQuorum = false;

  constructor(private readonly options: PublisherOptions) {}

  get published(): CheckpointFact | undefined {
    return this.latest;
  }

  /** Milliseconds for which leaves have been waiting for a checkpoint; 0 when all are covered. */
  get pendingAge(): number {
    return this.pendingSince === undefined ? 0 : this.options.now() - this.pendingSince;
  }

  async load(): Promise<void> {
    const { stores, identity, announcer } = this.options;
    this.version = await stores.checkpoints.head(identity.origin);
    this.latest = this.version === 0 ? undefined : await stores.checkpoints.read(identity.origin, this.version);
    await announcer.load();
  }

  /** One round: announces what a crash left unannounced, then publishes the newest head when the log has grown. */
  async tick(): Promise<void> {
    const { announcer, head } = this.options;
    await announcer.announce(this.version);
    const newest = head();
    if (newest.size <= (this.latest?.size ?? 0)) return;
    this.pendingSince ??= this.options.now();
    if (!(await this.publish(newest))) return;
    this.pendingSince = undefined;
    await announcer.announce(this.version);
  }

  private async publish({ size, root }: LogHead): Promise<boolean> {
    const { identity, cosigners, now } = this.options;
    const text = formatCheckpoint({ origin: identity.origin, size, root });
    const signed = signNote(text, [identity.signer]);
    const cosigned = await cosigners.collect({ size, text, note: signed });
    if (!isQuorumMet(identity.policy, new Set(cosigned.map(({ name }) => name)))) {
      if (!this.isBelowQuorum) this.options.onPending(size, cosigned.length);
      this.isBelowQuorum = true;
      return false;
    }
    this.isBelowQuorum = false;
    const note = addSignatures(signed, cosigned.map(({ signature }) => signature));
    verifyCheckpoint(note, identity.policy);
    await this.keep({ size, root: encodeBase64(root), note, cosignatures: cosigned.length, at: new Date(now()).toISOString() });
    if (this.latest !== undefined) this.options.onPublished(this.latest);
    return true;
  }

  private async keep(checkpoint: CheckpointFact): Promise<void> {
    const { stores, identity } = this.options;
    try {
      await stores.checkpoints.append(identity.origin, this.version + 1, checkpoint);
    } catch (error) {
      if (isRwdError(error) && error.code === 'RWD_STORE_VERSION_CONFLICT') await this.load();
      throw error;
    }
    this.version += 1;
    this.latest = checkpoint;
  }
}
