import { defineErrors } from '@chainnet/contracts';

/** Why this site does not take part in a multi-party computation. Details carry party ids, columns and bounds only. */
export const errors = defineErrors({
  RWD_SITE_MPC_DIGEST_MISMATCH: {
    failure: 'permanent',
    message: 'The manifest is not the one its digest or job id names',
    action: 'Propose the job again; if it stays, compare the versions of coordinator and site.',
  },
  RWD_SITE_MPC_PARTY_MISMATCH: {
    failure: 'permanent',
    message: 'The manifest gives {party} another address or certificate than the member directory of this site',
    action: 'Give every member the same directory file, then propose the job again.',
  },
  RWD_SITE_MPC_CERTIFICATE_NOT_OWN: {
    failure: 'permanent',
    message: 'The member directory names another certificate for this site than the one it has',
    action: 'Publish the fingerprint of the present certificate in the member directory.',
  },
  RWD_SITE_MPC_VIEW_MISMATCH: {
    failure: 'permanent',
    message: 'viewDigest is not the digest of the ViewDefinition in the manifest',
    action: 'Propose the job again with the digest of its view.',
  },
  RWD_SITE_MPC_COHORT_BOUND: {
    failure: 'permanent',
    message: 'The policy of this site asks for a pooled cohort of at least {minimum}',
    action: 'Raise minCohort in the request.',
  },
  RWD_SITE_MPC_DEADLINE_BOUND: {
    failure: 'permanent',
    message: 'The policy of this site lets a session take at most {limit} ms',
    action: 'Lower deadlineMs in the request.',
  },
  RWD_SITE_MPC_COLUMN_UNKNOWN: {
    failure: 'permanent',
    message: 'The view has no column {column}',
    action: 'Name columns that the ViewDefinition defines.',
  },
  RWD_SITE_MPC_COLUMN_NOT_NUMERIC: {
    failure: 'permanent',
    message: 'Column {column} holds something that is no number',
    action: 'Have the view select a number for that column.',
  },
  RWD_SITE_MPC_LOCAL_MINIMUM: {
    failure: 'permanent',
    message: 'Column {column} has fewer values here than the minimum of {minimum} of this site',
    action: 'Widen the cohort, or leave this site out of the job.',
  },
  RWD_SITE_MPC_APPROVALS_INVALID: {
    failure: 'permanent',
    message: '{party} has not signed the manifest that was started',
    action: 'Treat the coordinator as faulty: it started a job without every approval.',
  },
  RWD_SITE_MPC_DEADLINE_PASSED: {
    failure: 'permanent',
    message: 'The job was started longer ago than its deadline',
    action: 'See why events reach this site late, and compare the clocks; then propose the job again.',
  },
  RWD_SITE_MPC_BUSY: {
    failure: 'permanent',
    message: 'This site already plays {limit} sessions',
    action: 'Propose the job again when some have ended.',
  },
  RWD_SITE_MPC_SESSION_LOST: {
    failure: 'permanent',
    message: 'This site was stopped during the session, which must not be played twice',
    action: 'Propose the job again; it gets new keys.',
  },
  RWD_SITE_MPC_SESSION_FAILED: {
    failure: 'permanent',
    message: 'The session met a defect of this site',
    action: 'Read the cause in the log of this site, then propose the job again.',
  },
});
