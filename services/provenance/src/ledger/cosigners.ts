import { isRwdError } from '@chainnet/contracts';
import { formatAddCheckpoint, parseSignatureLines, verifySignature, type Hash, type NoteSignature, type PolicyParty } from '@chainnet/merkle-log';
import { errors } from '../core/errors.js';
import type { CallWitness } from '../ports.js';

/** A head the log signed and wants cosigned. */
export type SignedHead = { readonly size: number; readonly text: string; readonly note: string };

export type CosignersOptions = {
  readonly witnesses: ReadonlyMap<string, PolicyParty>;
  readonly call: CallWitness;
  /** Consistency proof between two sizes of the log. */
  readonly prove: (oldSize: number, newSize: number) => Promise<readonly Hash[]>;
  /** Told when a witness begins to refuse or to fail, and when it is back. */
  onRefused(error: Error): void;
  onRecovered(name: string): void;
};

export type Cosignature = { readonly name: string; readonly signature: NoteSignature };

/**
 * The witnesses of the policy, asked all at once. The size each has seen is only remembered here: a witness that knows
 * better says so (409), and is asked again from there.
 */
export class Cosigners {
  private readonly seen = new Map<string, number>();
  private readonly refusing = new Set<string>();

  constructor(private readonly options: CosignersOptions) {}

  async collect(head: SignedHead): Promise<readonly Cosignature[]> {
    const asked = [...this.options.witnesses].map(([name, party]) => this.tryOne(name, party, head));
    return (await Promise.all(asked)).filter((cosignature) => cosignature !== undefined);
  }

  private async tryOne(name: string, party: PolicyParty, head: SignedHead): Promise<Cosignature | undefined> {
    try {
      const signature = await this.ask(name, party, head);
      this.seen.set(name, head.size);
      if (this.refusing.delete(name)) this.options.onRecovered(name);
      return { name, signature };
    } catch (cause) {
      const error = isRwdError(cause) ? cause : errors.RWD_LEDGER_WITNESS_REFUSED({ name, why: 'it could not be reached in time' }, { cause });
      if (!this.refusing.has(name)) this.options.onRefused(error);
      this.refusing.add(name);
      return undefined;
    }
  }

  private async ask(name: string, { key, url }: PolicyParty, head: SignedHead): Promise<NoteSignature> {
    const refused = (why: string): Error => errors.RWD_LEDGER_WITNESS_REFUSED({ name, why });
    if (url === undefined) throw refused('the policy has no address for it');
    let answer = await this.post(url, head, Math.min(this.seen.get(name) ?? 0, head.size));
    if (answer.status === 409) {
      const size = /^(0|[1-9][0-9]{0,15})\n$/.exec(answer.body)?.[1];
      if (size === undefined || Number(size) > head.size) throw refused('it has cosigned a longer log than this one');
      answer = await this.post(url, head, Number(size));
    }
    if (answer.status !== 200) throw refused(`it answered ${answer.status}`);
    const signature = parseSignatureLines(answer.body).find((line) => verifySignature(head.text, line, key));
    if (signature === undefined) throw refused('its signature does not verify');
    return signature;
  }

  private async post(url: string, { size, note }: SignedHead, oldSize: number): ReturnType<CallWitness> {
    const proof = oldSize === 0 || oldSize === size ? [] : await this.options.prove(oldSize, size);
    return this.options.call(url, formatAddCheckpoint({ oldSize, proof, checkpointNote: note }));
  }
}
