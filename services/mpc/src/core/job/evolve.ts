import type { FailureReason, JobEvent } from './job-event.js';
import type { JobState, ProposedJob, StartedJob } from './job-state.js';

/** The state after an event. An event that does not fit the state leaves it as it is: `decide` never emits one. */
export function evolve(state: JobState, event: JobEvent): JobState {
  if (state.status === 'absent' && event.type === 'job-proposed') {
    const { manifest, digest, keys } = event;
    return { status: 'proposed', manifest, digest, keys, approvals: {} };
  }
  if (state.status === 'proposed') return evolveProposed(state, event);
  if (state.status === 'started') return evolveStarted(state, event);
  return state;
}

function evolveProposed(state: ProposedJob, event: JobEvent): JobState {
  switch (event.type) {
    case 'job-approved':
      return { ...state, approvals: { ...state.approvals, [event.party]: event.signature } };
    case 'job-started':
      return { ...state, status: 'started', reports: {} };
    case 'job-failed':
      return failed(state, event.failure);
    default:
      return state;
  }
}

function evolveStarted(state: StartedJob, event: JobEvent): JobState {
  switch (event.type) {
    case 'result-reported': {
      const { party, resultDigest, transcript, signature } = event;
      return { ...state, reports: { ...state.reports, [party]: { resultDigest, transcript, signature } } };
    }
    case 'job-completed':
      return { ...state, status: 'completed', result: event.result };
    case 'job-failed':
      return failed(state, event.failure);
    default:
      return state;
  }
}

function failed(state: ProposedJob | StartedJob, failure: FailureReason): JobState {
  const { manifest, digest, keys, approvals } = state;
  return { status: 'failed', manifest, digest, keys, approvals, failure };
}
