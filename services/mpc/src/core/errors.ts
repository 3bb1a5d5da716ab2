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
});
