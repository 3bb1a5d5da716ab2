import { defineErrors } from '@chainnet/contracts';

/** Every failure of this library. */
export const errors = defineErrors({
  RWD_SECAGG_RING_WRAP: {
    failure: 'permanent',
    message: '{parties} parties with values up to {maxAbs} at {fractionBits} fractional bits can wrap a 64-bit ring',
    action: 'Use fewer fractional bits or a smaller bound on values.',
  },
  RWD_SECAGG_VALUE_OUT_OF_RANGE: {
    failure: 'permanent',
    message: 'value {index} is not finite or exceeds the agreed bound {maxAbs}',
    action: 'Raise maxAbs in a new manifest, or rescale the features.',
  },
  RWD_SECAGG_LENGTH: {
    failure: 'permanent',
    message: '{what}: expected length {expected}, got {actual}',
    action: 'Send the vector the round asks for.',
  },
  RWD_SECAGG_KEY_MALFORMED: {
    failure: 'permanent',
    message: '{what} is not a base64url 32-byte key',
    action: 'Publish raw X25519 and Ed25519 public keys in unpadded base64url.',
  },
  RWD_SECAGG_WEAK_KEY: {
    failure: 'permanent',
    message: 'the mask key of {siteId} has low order',
    action: 'Refuse the job and ask the site for a fresh X25519 key.',
  },
  RWD_SECAGG_SIGNATURE_INVALID: {
    failure: 'permanent',
    message: 'the signature of {siteId} over its {what} does not verify',
    action: 'Refuse it; check the signing key the manifest names for the site.',
  },
  RWD_SECAGG_WRONG_JOB: {
    failure: 'permanent',
    message: '{what} of {siteId} is for another job',
    action: 'Announce a fresh key and contribute for this job digest.',
  },
  RWD_SECAGG_UNKNOWN_PARTICIPANT: {
    failure: 'permanent',
    message: '{siteId} is not a site of the manifest',
    action: 'Refuse the round: the participants are the sites that the manifest names.',
  },
  RWD_SECAGG_DUPLICATE_PARTICIPANT: {
    failure: 'permanent',
    message: '{siteId} appears more than once, or shares its key with another site',
    action: 'Refuse the round: each site takes part once, with its own keys.',
  },
  RWD_SECAGG_TOO_FEW_PARTICIPANTS: {
    failure: 'permanent',
    message: '{actual} participants, {minimum} needed',
    action: 'Wait for more sites, or propose a new manifest.',
  },
  RWD_SECAGG_NOT_A_PARTICIPANT: {
    failure: 'permanent',
    message: '{siteId} did not sign this job with this key',
    action: 'Sign the manifest first, and use the mask key announced with that signature.',
  },
  RWD_SECAGG_KEY_REUSED: {
    failure: 'permanent',
    message: 'the mask key of {siteId} was announced for another job before',
    action: 'Make a fresh X25519 key for every job.',
  },
  RWD_SECAGG_PARAMETERS_CHANGED: {
    failure: 'permanent',
    message: 'round {round}: {what} differ from those this site already answered',
    action: 'Refuse the coordinator: two answers would reveal this site by their difference.',
  },
  RWD_SECAGG_CONTRIBUTION_CHANGED: {
    failure: 'permanent',
    message: 'round {round}: this site already contributed another vector',
    action: 'Send the first contribution again, unchanged; the data set must not change during a job.',
  },
  RWD_SECAGG_ROUND_ORDER: {
    failure: 'permanent',
    message: 'round {round} was asked for, round {expected} is next',
    action: 'Refuse it: rounds follow each other and end with the closing round.',
  },
  RWD_SECAGG_MANIFEST_INVALID: {
    failure: 'permanent',
    message: 'manifest {path}: {problem}',
    action: 'Correct the manifest and propose it again.',
  },
  RWD_SECAGG_ROSTER_UNKNOWN: {
    failure: 'permanent',
    message: 'the manifest names {siteId} with a signing key this site does not know',
    action: 'Do not sign: invented sites would let the coordinator single this one out.',
  },
  RWD_SECAGG_ROW_UNUSABLE: {
    failure: 'permanent',
    message: 'column {column}: {count} rows hold a value that is not a number in its declared range',
    action: 'Correct the data set or the range the manifest declares.',
  },
  RWD_SECAGG_COHORT_TOO_SMALL: {
    failure: 'permanent',
    message: 'the cohort is below the minimum the manifest sets: {what} under {minimum}',
    action: 'This site cannot take part; the job must run without it under a new manifest.',
  },
});
