import { orderedParticipants } from '@chainnet/secure-aggregation';
import type { JobEvent } from './events.js';
import { isRunning, isSigning, type JobState, type RunningJob, type SigningJob } from './job-state.js';

/** The state after a fact. Facts were decided before: an event that does not fit the state leaves it as it is. */
export function evolve(state: JobState, event: JobEvent): JobState {
  if (state.status === 'none' && event.type === 'JobProposed') {
    const { manifest, jobDigest } = event;
    return { status: 'proposed', manifest, jobDigest, announcements: [], declined: [] };
  }
  if (isSigning(state)) return evolveSigning(state, event);
  if (isRunning(state)) return evolveRunning(state, event);
  return state;
}

const evolveSigning = (state: SigningJob, event: JobEvent): JobState => {
  switch (event.type) {
    case 'ManifestSigned':
      return { ...state, status: 'signing', announcements: [...state.announcements, event.announcement] };
    case 'SiteDeclined':
      return {
        ...state,
        announcements: state.announcements.filter(({ siteId }) => siteId !== event.siteId),
        declined: [...state.declined, event.siteId],
      };
    case 'RoundOpened':
      return started(state, event);
    case 'JobFailed':
      return failed(state, event);
    default:
      return state;
  }
};

const evolveRunning = (state: RunningJob, event: JobEvent): JobState => {
  switch (event.type) {
    case 'RoundOpened':
      return { ...state, ...opened(event) };
    case 'ContributionReceived':
      return { ...state, contributions: [...state.contributions, event.contribution] };
    case 'RoundAggregated':
      return { ...state, count: event.count, aggregateHashes: [...state.aggregateHashes, event.aggregateHash] };
    case 'ModelConverged':
      return { ...state, status: 'converged', model: event.model };
    case 'JobCompleted':
      return { status: 'completed', manifest: state.manifest, jobDigest: state.jobDigest, result: event.result };
    case 'JobFailed':
      return failed(state, event);
    default:
      return state;
  }
};

type Opened = Extract<JobEvent, { type: 'RoundOpened' }>;

const opened = ({ round, parameters, newton }: Opened) => ({
  round,
  parameters,
  contributions: [],
  ...(newton === undefined ? {} : { newton }),
});

const started = ({ manifest, jobDigest, announcements }: SigningJob, event: Opened): RunningJob => ({
  status: 'running',
  manifest,
  jobDigest,
  participants: orderedParticipants(announcements),
  aggregateHashes: [],
  ...opened(event),
});

const failed = ({ manifest, jobDigest }: SigningJob | RunningJob, event: Extract<JobEvent, { type: 'JobFailed' }>): JobState => ({
  status: 'failed',
  manifest,
  jobDigest,
  failure: event.failure,
});
