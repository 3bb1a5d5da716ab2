import { defineErrors } from '@chainnet/contracts';

/** Every failure of the federation core. The codes also stand in `JobFailed` events. */
export const errors = defineErrors({
  RWD_FEDERATION_WRONG_PHASE: {
    failure: 'permanent',
    message: '{command} does not apply to a job that is {status}',
    action: 'Read the state of the job first.',
  },
  RWD_FEDERATION_JOB_CONFLICT: {
    failure: 'permanent',
    message: 'job {jobId} was already proposed with another manifest',
    action: 'Use a new job id, or raise the attempt.',
  },
  RWD_FEDERATION_WRONG_JOB: {
    failure: 'permanent',
    message: 'a message of {siteId} names another job digest',
    action: 'Send it to the job it was signed for.',
  },
  RWD_FEDERATION_UNKNOWN_SITE: {
    failure: 'permanent',
    message: '{siteId} does not take part in this job',
    action: 'Only sites that signed the manifest contribute.',
  },
  RWD_FEDERATION_ANNOUNCEMENT_CONFLICT: {
    failure: 'permanent',
    message: '{siteId} already signed with another mask key',
    action: 'A site announces one mask key a job; relaunch the job for another.',
  },
  RWD_FEDERATION_ROUND_MISMATCH: {
    failure: 'permanent',
    message: '{siteId} answers a request of round {round} that was not made; round {current} is open',
    action: 'Answer the request of the open round as it was published.',
  },
  RWD_FEDERATION_CONTRIBUTION_CONFLICT: {
    failure: 'permanent',
    message: '{siteId} already contributed another vector to round {round}',
    action: 'The first stands. Find out why the site answered twice.',
  },
  RWD_FEDERATION_TOO_FEW_SITES: {
    failure: 'permanent',
    message: '{signed} sites signed, {minimum} needed',
    action: 'Ask more sites, and propose a new manifest.',
  },
  RWD_FEDERATION_SITE_DECLINED: {
    failure: 'permanent',
    message: '{siteId} cannot take part: {code}',
    action: 'Remove the cause at the site, or relaunch the job without it.',
  },
  RWD_FEDERATION_DEADLINE_PASSED: {
    failure: 'permanent',
    message: 'round {round} closed without {missing}',
    action: 'Check those sites, then relaunch the job with the next attempt number.',
  },
  RWD_FEDERATION_COHORT_CHANGED: {
    failure: 'permanent',
    message: 'round {round} covers {count} rows, the moments covered {before}',
    action: 'Freeze the data sets for the length of a job.',
  },
  RWD_FEDERATION_PROPOSAL_INVALID: {
    failure: 'permanent',
    message: 'the request {path}: {problem}',
    action: 'Correct it: /docs shows what a job needs.',
  },
  RWD_FEDERATION_MESSAGE_MALFORMED: {
    failure: 'permanent',
    message: 'the announcement is not well formed at {path}',
    action: 'Send key announcements as libs/secure-aggregation defines them.',
  },
  RWD_FEDERATION_BUSY: {
    failure: 'transient',
    message: 'job {jobId} was written by others {attempts} times while this was decided',
    action: 'Try again.',
  },
});
