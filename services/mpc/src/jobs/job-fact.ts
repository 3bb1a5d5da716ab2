import { evolve } from '../core/job/evolve.js';
import type { JobEvent } from '../core/job/job-event.js';
import { initialJob, type JobState } from '../core/job/job-state.js';

/** What one input did to a job: all its events in one insert, so that a crash leaves all of them or none. */
export type JobFact = {
  readonly events: readonly JobEvent[];
  /** Id of the event that was handled, or what else happened: `proposed`, `deadline`. */
  readonly cause: string;
  /** ISO time. */
  readonly at: string;
};

export const stateOf = (facts: readonly JobFact[]): JobState => facts.flatMap(({ events }) => events).reduce(evolve, initialJob);

/** The last instant, in milliseconds, at which the parties may still answer; undefined once the job has ended. */
export function dueAt(facts: readonly JobFact[]): number | undefined {
  const state = stateOf(facts);
  if (state.status !== 'proposed' && state.status !== 'started') return undefined;
  const phase = state.status === 'proposed' ? 'job-proposed' : 'job-started';
  const since = facts.find(({ events }) => events.some(({ type }) => type === phase))?.at ?? '';
  return Date.parse(since) + state.manifest.deadlineMs + GRACE_MS;
}

/** A session may end, and its report travel, this long after the deadline. */
const GRACE_MS = 5_000;
