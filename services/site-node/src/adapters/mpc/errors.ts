import { defineErrors } from '@chainnet/contracts';

/** Failures of the party's transport. */
export const errors = defineErrors({
  RWD_MPC_PEER_UNTRUSTED: {
    failure: 'permanent',
    message: '{party} could not prove who it is: {what}',
    action: 'Compare the certificate of the party with the fingerprint in the manifest, and the certificate authority of both.',
  },
  RWD_MPC_PEER_REFUSED: {
    failure: 'permanent',
    message: '{party} refused the connection: {why}',
    action: 'Compare the manifests the two parties approved and the certificates they use.',
  },
  RWD_MPC_PEER_TIMEOUT: {
    failure: 'transient',
    message: '{party} was not connected before the deadline',
    action: 'See whether that party runs and its port is reachable, then start a new attempt.',
  },
  RWD_MPC_PEER_LOST: {
    failure: 'transient',
    message: 'The connection to {party} ended during the job',
    action: 'See why the peer went away, then start a new attempt.',
  },
  RWD_MPC_CHANNEL_CLOSED: {
    failure: 'permanent',
    message: 'The channel of this job is closed',
    action: 'Join the job again as a new attempt.',
  },
  RWD_MPC_JOB_ALREADY_JOINED: {
    failure: 'permanent',
    message: 'Attempt {attempt} of this job already runs here',
    action: 'Wait for it to end, or propose a new attempt.',
  },
  RWD_MPC_CERTIFICATE_NOT_OWN: {
    failure: 'permanent',
    message: 'The manifest names another certificate for {party} than the one this site has',
    action: 'Do not approve the job; have it proposed with the fingerprint of the present certificate.',
  },
});
