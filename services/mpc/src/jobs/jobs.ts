import { isRwdError } from '@chainnet/contracts';
import { encodeOutputs, type HandlerResult, type MessageLog, type OutputEvent } from '@chainnet/messaging';
import { decide } from '../core/job/decide.js';
import type { JobCommand } from '../core/job/job-command.js';
import type { JobState } from '../core/job/job-state.js';
import { errors } from '../core/errors.js';
import type { IndexStore, JobFacts } from '../ports.js';
import { dueAt, stateOf, type JobFact } from './job-fact.js';
import { outputsOf } from './job-outputs.js';
import { OpenJobs } from './open-jobs.js';

export type JobsOptions = {
  readonly facts: JobFacts;
  readonly index: IndexStore;
  readonly log: Pick<MessageLog, 'append'>;
  /** Consumer group; names the events this process publishes by itself. */
  readonly group: string;
  readonly now: () => Date;
  /** Seconds from proposal to end, for the metric. */
  readonly onEnded?: (outcome: 'completed' | 'failed', seconds: number) => void;
  readonly onFailure: (error: unknown, jobId: string) => void;
};

/** What happened to a job, decided at the state it has when the fact is written. */
export type Happening = { readonly cause: string; readonly at: Date; readonly command: (state: JobState) => JobCommand };
type Done = { readonly facts: readonly JobFact[]; readonly version: number | undefined };

const MAX_OPEN_JOBS = 64;
const MAX_TRIES = 8;
/** Causes whose outputs no journal holds: this class publishes them, again after a restart. */
const OWN_CAUSES: readonly string[] = ['proposed', 'deadline'];

/**
 * The jobs of the coordinator: facts first, then what they tell the mesh. Events it publishes by itself have ids made
 * from job and version, so publishing again is harmless.
 */
export class Jobs {
  private readonly openJobs: OpenJobs;
  /** When each open job expires, in milliseconds; a job that ended or whose events are not out yet is due at once. */
  private readonly due = new Map<string, number>();
  /** How many facts of each open job have their own events out, as far as this process knows. */
  private readonly published = new Map<string, number>();
  private ticking = false;

  constructor(private readonly options: JobsOptions) {
    this.openJobs = new OpenJobs(options.index);
  }

  get openCount(): number {
    return this.openJobs.open.length;
  }

  /** Takes up again what a process before this one left open. */
  async resume(): Promise<void> {
    await this.openJobs.load();
    for (const jobId of this.openJobs.open) this.due.set(jobId, 0);
  }

  /** Facts of the newest jobs, newest first. */
  async list(): Promise<readonly (readonly [jobId: string, facts: readonly JobFact[]])[]> {
    return Promise.all(this.openJobs.recent.slice(0, LISTED_JOBS).map(async (jobId) => [jobId, await this.options.facts.load(jobId)] as const));
  }

  async read(jobId: string): Promise<readonly JobFact[]> {
    return this.options.facts.load(jobId);
  }

  /** Records the proposal and publishes it; when the broker is away, the next ticks do. */
  async propose(jobId: string, command: Extract<JobCommand, { type: 'propose' }>): Promise<void> {
    if (this.openCount >= MAX_OPEN_JOBS) throw errors.RWD_MPC_JOBS_BUSY({ limit: MAX_OPEN_JOBS });
    decide(command, { status: 'absent' });
    // A tick must not take the job for one that was never proposed while its first fact is on the way.
    this.due.set(jobId, Number.POSITIVE_INFINITY);
    try {
      await this.openJobs.add(jobId);
      await this.apply(jobId, { cause: 'proposed', at: this.options.now(), command: () => command });
    } catch (error) {
      this.due.set(jobId, 0);
      throw error;
    }
    await this.attend(jobId);
  }

  /** A party's event: its effect on the job, the same at each delivery. Domain refusals are outcomes. */
  async handle(jobId: string, happening: Happening): Promise<HandlerResult> {
    try {
      const { facts, version } = await this.apply(jobId, happening);
      if (version === undefined) return { outcome: 'unchanged', outputs: [] };
      const { status } = stateOf(facts.slice(0, version));
      if (this.openJobs.open.includes(jobId)) this.due.set(jobId, dueAt(facts) ?? 0);
      return { outcome: status, outputs: outputsOf(facts, version) };
    } catch (error) {
      if (!isRwdError(error) || error.failure !== 'permanent') throw error;
      this.options.onFailure(error, jobId);
      return { outcome: 'refused', facts: { code: error.code }, outputs: [] };
    }
  }

  /** Publishes what is not out yet, expires what is late, closes what has ended. One run at a time. */
  async tick(): Promise<void> {
    if (this.ticking) return;
    this.ticking = true;
    try {
      const now = this.options.now().getTime();
      for (const jobId of [...this.openJobs.open]) if (now >= (this.due.get(jobId) ?? 0)) await this.attend(jobId);
    } finally {
      this.ticking = false;
    }
  }

  /** A failure leaves the job open and due, so the next tick tries again. */
  private async attend(jobId: string): Promise<void> {
    try {
      let facts = await this.options.facts.load(jobId);
      const due = dueAt(facts);
      if (due !== undefined && this.options.now().getTime() >= due) facts = (await this.apply(jobId, { cause: 'deadline', at: this.options.now(), command: () => ({ type: 'expire' }) })).facts;
      await this.publishOwn(jobId, facts);
      const next = dueAt(facts);
      if (next === undefined) await this.close(jobId, facts);
      else this.due.set(jobId, next);
    } catch (error) {
      this.due.set(jobId, 0);
      this.options.onFailure(error, jobId);
    }
  }

  private async close(jobId: string, facts: readonly JobFact[]): Promise<void> {
    await this.openJobs.remove(jobId);
    this.due.delete(jobId);
    this.published.delete(jobId);
    const [first] = facts;
    const last = facts.at(-1);
    if (first === undefined || last === undefined) return;
    const outcome = stateOf(facts).status === 'completed' ? 'completed' : 'failed';
    this.options.onEnded?.(outcome, (Date.parse(last.at) - Date.parse(first.at)) / 1_000);
  }

  private async publishOwn(jobId: string, facts: readonly JobFact[]): Promise<void> {
    const { group, log } = this.options;
    for (const [index, { cause, at }] of facts.entries()) {
      if (index < (this.published.get(jobId) ?? 0) || !OWN_CAUSES.includes(cause)) continue;
      const outputs: readonly OutputEvent[] = outputsOf(facts, index + 1);
      await log.append(encodeOutputs(outputs, { entryId: `${group}:${jobId}:${index + 1}`, source: `/rwd/${group}`, now: new Date(at) }));
    }
    this.published.set(jobId, facts.length);
  }

  /** Decides and appends; when another writer was first, decides anew. An input that took effect before has no second. */
  private async apply(jobId: string, { cause, at, command }: Happening): Promise<Done> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
      const facts = await this.options.facts.load(jobId);
      const earlier = facts.findIndex((fact) => fact.cause === cause);
      if (earlier >= 0) return { facts, version: earlier + 1 };
      const state = stateOf(facts);
      const events = decide(command(state), state);
      if (events.length === 0) return { facts, version: undefined };
      const fact = { events, cause, at: at.toISOString() };
      if (await this.append(jobId, facts.length + 1, fact)) return { facts: [...facts, fact], version: facts.length + 1 };
    }
    throw errors.RWD_MPC_JOB_CONTENDED({ jobId });
  }

  private async append(jobId: string, version: number, fact: JobFact): Promise<boolean> {
    try {
      await this.options.facts.append(jobId, version, fact);
      return true;
    } catch (error) {
      if (isRwdError(error) && error.code === 'RWD_STORE_VERSION_CONFLICT') return false;
      throw error;
    }
  }
}

const LISTED_JOBS = 50;
