import { isRwdError } from '@chainnet/contracts';
import type { FactStore } from '@chainnet/persistence';
import { announcementsOf, type Announcement } from './core/announce.js';
import type { JobCommand } from './core/commands.js';
import { decide } from './core/decide.js';
import { errors } from './core/errors.js';
import { type Deadlines, duePhase, type DuePhase, foldFact, foldJob, type FoldedJob, type JobFact } from './core/job-fact.js';
import type { JobState } from './core/job-state.js';
import { jobView, type JobView } from './core/job-view.js';

/** Names what a decision was made upon: an event's id, or a command of our own, which starts with this. */
export const OWN = 'own:';

export type RegisterEntry = { readonly jobId: string };
export type DeskStores = {
  readonly facts: Pick<FactStore<JobFact>, 'load' | 'append' | 'head' | 'read'>;
  /** Every job ever proposed, in order. */
  readonly register: Pick<FactStore<RegisterEntry>, 'head' | 'read' | 'append'>;
};

/** What to obey, given the job as it stands; it throws what the command is refused with. */
export type CommandFor = (state: JobState) => JobCommand;
export type Decision = { readonly announcements: readonly Announcement[]; readonly job: FoldedJob };

const REGISTER = 'jobs';
/** Jobs looked at when the service starts and when it is asked for a list. */
const RECOVERED = 500;
const LISTED = 50;
const CONFLICT_ATTEMPTS = 5;
const KEPT_VIEWS = 500;

/** Loads a job's facts, decides, and stores the decision before anything of it is told. */
export class JobDesk {
  private readonly due = new Map<string, DuePhase>();
  private readonly ended = new Map<string, JobView>();

  constructor(private readonly stores: DeskStores) {}

  /** Open jobs that this process watches. */
  get open(): number {
    return this.due.size;
  }

  /**
   * One decision. A cause that was decided upon before gives the announcements of then, from the facts alone.
   * @throws RWD_FEDERATION_*, RWD_SECAGG_* (permanent) for what must not be obeyed; RWD_STORE_* (transient)
   */
  async obey(jobId: string, commandFor: CommandFor, { cause, at, deadlines }: { cause: string; at: Date; deadlines?: Deadlines }): Promise<Decision> {
    const facts = await this.stores.facts.load(jobId);
    const earlier = facts.findIndex((fact) => fact.cause === cause);
    const job = foldJob(facts);
    const command = commandFor(job.state);
    // A proposal's cause is no event's id: another manifest under the same job id is told apart by deciding.
    const events = earlier >= 0 && command.type !== 'ProposeJob' ? [] : decide(command, job.state);
    if (earlier >= 0) return this.again(jobId, facts.slice(0, earlier + 1), job);
    if (events.length === 0) return this.decided(jobId, { announcements: [], job });
    const fact: JobFact = { cause, at: at.toISOString(), events, ...(deadlines === undefined ? {} : { deadlines }) };
    await this.stores.facts.append(jobId, job.version + 1, fact);
    const after = foldFact(job, fact);
    return this.decided(jobId, { announcements: announcementsOf(fact, after.state), job: after });
  }

  /** Like {@link obey}, for commands that no pipeline tries again. @throws RWD_FEDERATION_BUSY after five conflicts */
  async obeyOwn(jobId: string, commandFor: CommandFor, context: { cause: string; at: Date; deadlines?: Deadlines }): Promise<Decision> {
    for (let attempt = 1; attempt <= CONFLICT_ATTEMPTS; attempt += 1) {
      try {
        return await this.obey(jobId, commandFor, context);
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
    throw errors.RWD_FEDERATION_BUSY({ jobId, attempts: CONFLICT_ATTEMPTS });
  }

  /** Puts a job on the list, before its first fact: a job can be listed and not exist, never the other way round. */
  async register(jobId: string): Promise<void> {
    if ((await this.stores.facts.read(jobId, 1)) !== undefined) return;
    for (let attempt = 1; attempt <= CONFLICT_ATTEMPTS; attempt += 1) {
      try {
        return await this.stores.register.append(REGISTER, (await this.stores.register.head(REGISTER)) + 1, { jobId });
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
    throw errors.RWD_FEDERATION_BUSY({ jobId, attempts: CONFLICT_ATTEMPTS });
  }

  /** Jobs whose open phase is over at `now` (ms since 1970). */
  overdue(now: number): readonly (readonly [jobId: string, phase: DuePhase])[] {
    return [...this.due].filter(([, { dueAt }]) => dueAt <= now);
  }

  async view(jobId: string): Promise<JobView | undefined> {
    const kept = this.ended.get(jobId);
    if (kept !== undefined) return kept;
    const view = jobView(foldJob(await this.stores.facts.load(jobId)));
    if (view?.result !== undefined || view?.failure !== undefined) this.keep(view);
    return view;
  }

  /** The newest jobs, newest first. */
  async list(): Promise<readonly JobView[]> {
    const views: JobView[] = [];
    for (const jobId of await this.newest(LISTED)) {
      const view = await this.view(jobId);
      if (view !== undefined) views.push(view);
    }
    return views;
  }

  /** After a start: watches open jobs again, and names decisions of our own that may not have been told. */
  async recover(): Promise<readonly { readonly jobId: string; readonly cause: string; readonly at: string; readonly announcements: readonly Announcement[] }[]> {
    const untold = [];
    for (const jobId of await this.newest(RECOVERED)) {
      const version = await this.stores.facts.head(jobId);
      const last = version === 0 ? undefined : await this.stores.facts.read(jobId, version);
      if (last === undefined || (isEnd(last) && !last.cause.startsWith(OWN))) continue;
      const job = foldJob(await this.stores.facts.load(jobId));
      this.watch(jobId, job);
      if (last.cause.startsWith(OWN)) untold.push({ jobId, cause: last.cause, at: last.at, announcements: announcementsOf(last, job.state) });
    }
    return untold;
  }

  private again(jobId: string, facts: readonly JobFact[], job: FoldedJob): Decision {
    const then = foldJob(facts);
    return this.decided(jobId, { announcements: announcementsOf(facts.at(-1) as JobFact, then.state), job });
  }

  private decided(jobId: string, decision: Decision): Decision {
    this.watch(jobId, decision.job);
    return decision;
  }

  private watch(jobId: string, job: FoldedJob): void {
    const phase = duePhase(job);
    if (phase === undefined) this.due.delete(jobId);
    else this.due.set(jobId, phase);
  }

  private keep(view: JobView): void {
    this.ended.set(view.jobId, view);
    const [oldest] = this.ended.keys();
    if (this.ended.size > KEPT_VIEWS && oldest !== undefined) this.ended.delete(oldest);
  }

  private async newest(count: number): Promise<readonly string[]> {
    const { register } = this.stores;
    const head = await register.head(REGISTER);
    const versions = Array.from({ length: Math.min(head, count) }, (_, back) => head - back);
    const entries = await Promise.all(versions.map((version) => register.read(REGISTER, version)));
    return [...new Set(entries.flatMap((entry) => (entry === undefined ? [] : [entry.jobId])))];
  }
}

const isConflict = (error: unknown): boolean => isRwdError(error) && error.code === 'RWD_STORE_VERSION_CONFLICT';

const isEnd = ({ events }: JobFact): boolean => events.some(({ type }) => type === 'JobCompleted' || type === 'JobFailed');
