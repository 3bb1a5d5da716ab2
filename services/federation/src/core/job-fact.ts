import type { JobEvent } from './events.js';
import { evolve } from './evolve.js';
import { initialJob, isRunning, isSigning, type JobState } from './job-state.js';

/** How long each phase may take, milliseconds. */
export type Deadlines = { readonly signingMs: number; readonly roundMs: number };

/** One decision about a job, stored whole in one insert: a crash leaves all of its events or none. */
export type JobFact = {
  /** What was decided upon: an event's id, or the name of a command of our own. A redelivery finds its decision by it. */
  readonly cause: string;
  /** ISO time of the decision. */
  readonly at: string;
  readonly events: readonly JobEvent[];
  /** Stands in the first fact of a job. */
  readonly deadlines?: Deadlines;
};

/** A job as far as its facts go. */
export type FoldedJob = {
  readonly state: JobState;
  /** Number of facts, so the next one's version is one more. */
  readonly version: number;
  readonly proposedAt: string;
  /** When the open phase began. */
  readonly phaseSince: string;
  /** When the last fact was written. */
  readonly updatedAt: string;
  readonly deadlines: Deadlines;
};

export const defaultDeadlines: Deadlines = { signingMs: 60_000, roundMs: 60_000 };

const unproposed: FoldedJob = { state: initialJob, version: 0, proposedAt: '', phaseSince: '', updatedAt: '', deadlines: defaultDeadlines };

export const foldJob = (facts: readonly JobFact[]): FoldedJob => facts.reduce(foldFact, unproposed);

export function foldFact(job: FoldedJob, { at, events, deadlines = job.deadlines }: JobFact): FoldedJob {
  const opens = events.some(({ type }) => type === 'JobProposed' || type === 'RoundOpened');
  return {
    state: events.reduce(evolve, job.state),
    version: job.version + 1,
    proposedAt: job.version === 0 ? at : job.proposedAt,
    phaseSince: opens ? at : job.phaseSince,
    updatedAt: at,
    deadlines,
  };
}

/** The command that ends the open phase, and when it is due (ms since 1970); none when the job is over. */
export type DuePhase = { readonly dueAt: number; readonly command: { readonly type: 'DeadlinePassed' } & ({ readonly phase: 'signing' } | { readonly phase: 'round'; readonly round: number }) };

export function duePhase({ state, phaseSince, deadlines }: FoldedJob): DuePhase | undefined {
  const since = Date.parse(phaseSince);
  if (isSigning(state)) return { dueAt: since + deadlines.signingMs, command: { type: 'DeadlinePassed', phase: 'signing' } };
  if (isRunning(state)) return { dueAt: since + deadlines.roundMs, command: { type: 'DeadlinePassed', phase: 'round', round: state.round } };
  return undefined;
}
