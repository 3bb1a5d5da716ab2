import { partyIds } from '@chainnet/mpc-protocol';
import { stateOf, type JobFact } from '../jobs/job-fact.js';

/** A job in a list. */
export function jobSummary(jobId: string, facts: readonly JobFact[]): object {
  const state = stateOf(facts);
  if (state.status === 'absent') return { jobId, status: state.status };
  const { manifest, status } = state;
  return { jobId, status, columns: manifest.columns, parties: partyIds(manifest), proposedAt: facts[0]?.at, changedAt: facts.at(-1)?.at };
}

/** A job with all that was agreed and found. */
export function jobView(jobId: string, facts: readonly JobFact[]): object {
  const state = stateOf(facts);
  if (state.status === 'absent') return { jobId, status: state.status };
  const { manifest, digest, approvals } = state;
  return {
    ...jobSummary(jobId, facts),
    manifest,
    manifestDigest: digest,
    approvedBy: Object.keys(approvals),
    reportedBy: 'reports' in state ? Object.keys(state.reports) : [],
    ...(state.status === 'completed' ? { result: state.result } : {}),
    ...(state.status === 'failed' ? { failure: state.failure } : {}),
  };
}
