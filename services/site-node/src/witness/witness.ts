import { isRwdError, type RwdError } from '@chainnet/contracts';
import {
  cosign, decideAddCheckpoint, decodeHash, encodeBase64, formatSignatureLine,
  type HeadEvidence, type TreeHead, type WitnessDecision, type WitnessedLog,
} from '@chainnet/merkle-log';
import type { DocumentStore, FactStore } from '@chainnet/persistence';
import { errors } from './errors.js';
import type { WitnessIdentity } from './witness-key.js';

/** A head this witness cosigned; root in base64. Version n of an origin follows version n-1. */
export type CosignedHead = { readonly size: number; readonly root: string };
/** A head the log signed and this witness refused; roots in base64. */
export type KeptEvidence = {
  readonly kind: HeadEvidence['kind'];
  readonly cosigned: CosignedHead;
  readonly refused: CosignedHead;
  readonly checkpointNote: string;
};

export type WitnessStores = {
  readonly heads: Pick<FactStore<CosignedHead>, 'append' | 'head' | 'read'>;
  readonly evidence: Pick<DocumentStore<KeptEvidence>, 'put'>;
};

export type WitnessOptions = {
  readonly identity: WitnessIdentity;
  readonly stores: WitnessStores;
  /** POSIX seconds. */
  readonly now: () => number;
  /** A head that speaks against the log: told once for each. */
  onEvidence(error: RwdError): void;
};

export type WitnessAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

type Standing = { readonly version: number; readonly log: WitnessedLog };

const TEXT = 'text/plain; charset=utf-8';
/** Another process of the same witness may take a version first, once; more often means something else is wrong. */
const ATTEMPTS = 3;

/**
 * A member's witness (C2SP tlog-witness): cosigns a head only when it extends the one cosigned before, and has it on
 * disk before it says so. Calls are decided one after the other; the version of the stored head stops other processes.
 */
export class Witness {
  private standing = new Map<string, Standing>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WitnessOptions) {}

  /** Takes up what was cosigned before. @throws RWD_STORE_UNAVAILABLE */
  async load(): Promise<void> {
    const loaded = [...this.options.identity.logs].map(async ([origin, keys]) => [origin, await this.read(origin, keys)] as const);
    this.standing = new Map(await Promise.all(loaded));
  }

  /** The heads cosigned last, for the status page. */
  heads(): readonly { readonly origin: string; readonly size: number; readonly root: string }[] {
    return [...this.standing].map(([origin, { log: { latest } }]) => ({
      origin,
      size: latest?.size ?? 0,
      root: latest === undefined ? '' : Buffer.from(latest.root).toString('hex'),
    }));
  }

  /** Decides one add-checkpoint body. @throws RWD_STORE_UNAVAILABLE: nothing was cosigned then */
  addCheckpoint(body: string): Promise<WitnessAnswer> {
    const answer = this.queue.then(() => this.decide(body, ATTEMPTS));
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  private async decide(body: string, attempts: number): Promise<WitnessAnswer> {
    const logs = new Map([...this.standing].map(([origin, { log }]) => [origin, log]));
    const decision = decideAddCheckpoint(logs, body);
    if (decision.status !== 200) return this.refuse(decision);
    try {
      await this.keep(decision.origin, decision.accept);
    } catch (error) {
      if (!isRwdError(error) || error.code !== 'RWD_STORE_VERSION_CONFLICT' || attempts <= 1) throw error;
      await this.load();
      return this.decide(body, attempts - 1);
    }
    const line = formatSignatureLine(cosign(decision.text, this.options.now(), this.options.identity.signer));
    return { status: 200, contentType: TEXT, body: line };
  }

  private async keep(origin: string, accept: TreeHead): Promise<void> {
    const { version, log } = this.standing.get(origin)!;
    if (log.latest?.size === accept.size) return;
    await this.options.stores.heads.append(origin, version + 1, headOf(accept));
    this.standing.set(origin, { version: version + 1, log: { ...log, latest: accept } });
  }

  private async refuse(decision: Exclude<WitnessDecision, { status: 200 }>): Promise<WitnessAnswer> {
    if ('evidence' in decision && decision.evidence !== undefined) await this.keepEvidence(decision.evidence);
    if (decision.status === 409) return { status: 409, contentType: decision.contentType, body: decision.body };
    return { status: decision.status, contentType: TEXT, body: `${decision.why}\n` };
  }

  private async keepEvidence({ kind, cosigned, refused, checkpointNote }: HeadEvidence): Promise<void> {
    const [origin = ''] = checkpointNote.split('\n', 1);
    const kept = { kind, cosigned: headOf(cosigned), refused: headOf(refused), checkpointNote };
    const id = [origin, cosigned.size, refused.size, kept.refused.root, kind].join(':');
    const existing = await this.options.stores.evidence.put([[id, kept]]);
    if (existing.length > 0) return;
    const { size } = refused;
    this.options.onEvidence(
      kind === 'fork' ? errors.RWD_WITNESS_LOG_FORKED({ origin, size }) : errors.RWD_WITNESS_HEAD_UNPROVEN({ origin, size, cosigned: cosigned.size }),
    );
  }

  private async read(origin: string, keys: WitnessedLog['keys']): Promise<Standing> {
    const { heads } = this.options.stores;
    const version = await heads.head(origin);
    const head = version === 0 ? undefined : await heads.read(origin, version);
    if (head === undefined) return { version: 0, log: { keys } };
    return { version, log: { keys, latest: { size: head.size, root: decodeHash(head.root, 'a cosigned root') } } };
  }
}

const headOf = ({ size, root }: TreeHead): CosignedHead => ({ size, root: encodeBase64(root) });
