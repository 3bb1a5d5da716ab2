import { defineErrors } from '@chainnet/contracts';

/** Refusals of the coordinator. */
export const errors = defineErrors({
  RWD_MPC_JOB_EXISTS: {
    failure: 'permanent',
    message: 'This attempt of the job has already been proposed with another manifest',
    action: 'Propose a new attempt.',
  },
  RWD_MPC_JOB_KEY_MISSING: {
    failure: 'permanent',
    message: 'No Ed25519 key is registered for party {party}',
    action: 'Register the key of the party, then propose the job again.',
  },
  RWD_MPC_JOB_WRONG_STATE: {
    failure: 'permanent',
    message: 'A job that is {status} takes no {command}',
    action: 'Read the state of the job; a closed one needs a new attempt.',
  },
  RWD_MPC_JOB_UNKNOWN_PARTY: {
    failure: 'permanent',
    message: '{party} is not a party of this job',
    action: 'Send the command as one of the parties of the manifest.',
  },
  RWD_MPC_JOB_APPROVAL_INVALID: {
    failure: 'permanent',
    message: 'The approval of {party} is not its signature over the manifest digest',
    action: 'Sign the approval bytes of the digest with the registered key of the party.',
  },
  RWD_MPC_JOB_REPORT_INVALID: {
    failure: 'permanent',
    message: 'The report of {party} is invalid: {what}',
    action: 'Report the outcome of the protocol as it was returned, signed with the registered key of the party.',
  },
  RWD_MPC_JOB_REFUSAL_INVALID: {
    failure: 'permanent',
    message: 'The refusal of {party} is not its signature over the manifest digest and the code',
    action: 'Sign the refusal bytes with the registered key of the party.',
  },
  RWD_MPC_JOB_REQUEST_INVALID: {
    failure: 'permanent',
    message: 'The request is not well formed at {path}: {what}',
    action: 'Correct the request; /docs shows its schema.',
  },
  RWD_MPC_JOB_COLUMN_UNKNOWN: {
    failure: 'permanent',
    message: 'The view has no column {column}',
    action: 'Name columns that the ViewDefinition defines.',
  },
  RWD_MPC_JOB_PARTIES: {
    failure: 'permanent',
    message: 'A job needs exactly three members of the mesh; {found} fit the request',
    action: 'Name three organizations of the member directory in parties.',
  },
  RWD_MPC_JOB_CONTENDED: {
    failure: 'transient',
    message: 'Other writers of job {jobId} kept coming first',
    action: 'Try again; if it stays, see how many processes of this service run.',
  },
  RWD_MPC_JOBS_BUSY: {
    failure: 'transient',
    message: '{limit} jobs are open',
    action: 'Wait for some to end, then propose again.',
  },
});
