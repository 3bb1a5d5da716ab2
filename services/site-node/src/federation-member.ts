import { randomBytes } from 'node:crypto';
import { isRwdError, type RwdError } from '@chainnet/contracts';
import type { FactStore } from '@chainnet/persistence';
import { type SignedRefusal, signRefusal } from '@chainnet/secure-aggregation';
import { answerRound, type Answered, type Member, type MemberFact, type Proposal, signJob, type Signed } from './core/member-job.js';
import type { RoundMessage } from './core/round-message.js';
import type { DataSet } from './dataset/data-set.js';

export type Refusal = SignedRefusal & { readonly message: string };
export type Reply<T> = { readonly done: T; readonly refusal?: never } | { readonly done?: never; readonly refusal: Refusal };

export type MemberOptions = {
  readonly member: Member;
  readonly dataSet: DataSet;
  readonly facts: Pick<FactStore<MemberFact>, 'load' | 'append'>;
  readonly random?: (bytes: number) => Uint8Array;
};

/**
 * This site's part in federated jobs. What it decides is stored, insert-only, before it can leave: whatever comes again
 * after a crash is answered from the store, with the same bytes.
 */
export class FederationMember {
  private readonly signed = new Set<string>();
  private readonly refused = new Set<string>();
  private readonly answered = new Set<string>();

  constructor(private readonly options: MemberOptions) {}

  /** Counts since the process started. */
  status(): object {
    return { signed: this.signed.size, refused: this.refused.size, contributions: this.answered.size };
  }

  /** @throws RWD_STORE_UNAVAILABLE, RWD_STORE_VERSION_CONFLICT (transient) */
  async sign(proposal: Proposal): Promise<Reply<Signed>> {
    const { facts, dataSet, member, random = randomBytes } = this.options;
    const jobDigest = proposal.manifestDigest;
    const [first] = await facts.load(jobDigest);
    const fact = first ?? orRefused(() => signJob(proposal, member, { rowsOf: (view, mark) => dataSet.rows(view, mark), records: dataSet.mark, maskSeed: random(32) }));
    if (first === undefined) await facts.append(jobDigest, 1, fact);
    if (fact.type !== 'signed') return { refusal: this.refusal(jobDigest, fact.type === 'refused' ? fact : { code: 'RWD_SITE_WRONG_MANIFEST', message: '' }) };
    this.signed.add(jobDigest);
    return { done: fact };
  }

  /** @throws RWD_STORE_UNAVAILABLE, RWD_STORE_VERSION_CONFLICT (transient) */
  async answer(request: RoundMessage): Promise<Reply<Answered>> {
    const { facts, dataSet, member } = this.options;
    const { jobDigest, round } = request;
    const before = await facts.load(jobDigest);
    const fact = orRefused(() => answerRound(request, before, { member, rowsOf: (view, mark) => dataSet.rows(view, mark) }));
    if (fact.type === 'refused') return { refusal: this.refusal(jobDigest, fact) };
    if (!before.includes(fact)) await facts.append(jobDigest, before.length + 1, fact);
    this.answered.add(`${jobDigest} ${round}`);
    return { done: fact };
  }

  private refusal(jobDigest: string, { code, message }: { readonly code: string; readonly message: string }): Refusal {
    const { siteId, signing } = this.options.member;
    this.refused.add(jobDigest);
    return { ...signRefusal({ jobDigest, siteId, code }, signing), message };
  }
}

type Refused = Extract<MemberFact, { type: 'refused' }>;

/** A coded permanent failure is the site's no; anything else is for the pipeline. */
function orRefused<T extends MemberFact>(decide: () => T): T | Refused {
  try {
    return decide();
  } catch (error) {
    if (!isRwdError(error) || error.failure === 'transient') throw error;
    return { type: 'refused', ...reasonOf(error) };
  }
}

const reasonOf = ({ code, message }: RwdError): { code: string; message: string } => ({ code, message });
