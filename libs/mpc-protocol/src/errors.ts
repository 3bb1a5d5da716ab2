import { defineErrors } from '@chainnet/contracts';

/** Failures of the protocol. Details carry party ids, tags, columns and bounds, never a value, share or count of a site. */
export const errors = defineErrors({
  RWD_MPC_VALUE_OUT_OF_RANGE: {
    failure: 'permanent',
    message: '{what} does not fit: at most 2^{bits} in magnitude at {fractionBits} fraction bits',
    action: 'Lower fractionBits in the job manifest, change the unit of the column, or drop the column.',
  },
  RWD_MPC_FRACTION_BITS_INVALID: {
    failure: 'permanent',
    message: 'fractionBits must be a whole number from 0 to 40, got {fractionBits}',
    action: 'Correct fractionBits in the job manifest.',
  },
  RWD_MPC_LENGTH_MISMATCH: {
    failure: 'permanent',
    message: 'Vectors of {left} and {right} elements cannot be combined',
    action: 'Give every operand one element per column.',
  },
  RWD_MPC_SHARE_COUNT: {
    failure: 'permanent',
    message: '{parties} parties asked for; additive sharing needs 2 or more',
    action: 'Name at least two parties.',
  },
  RWD_MPC_SHARE_MALFORMED: {
    failure: 'poison',
    message: 'Bytes from {party} are not {expected} canonical field elements',
    action: 'Compare the versions of the two parties; if they agree, treat the peer as compromised.',
  },
  RWD_MPC_FRAME_MALFORMED: {
    failure: 'poison',
    message: 'A frame could not be decoded: {what}',
    action: 'Compare the versions of the two parties; if they agree, treat the peer as compromised.',
  },
  RWD_MPC_FRAME_TOO_LARGE: {
    failure: 'poison',
    message: 'A frame announces {bytes} bytes, more than the {limit} allowed',
    action: 'Treat the peer as faulty; no job of this version needs a larger frame.',
  },
  RWD_MPC_FRAME_UNEXPECTED: {
    failure: 'permanent',
    message: '{party} sent {tag} out of turn (round {round})',
    action: 'Start a new attempt; if it happens again, treat the peer as faulty.',
  },
  RWD_MPC_MAILBOX_FULL: {
    failure: 'permanent',
    message: '{party} sent more than {limit} bytes that nobody has asked for yet',
    action: 'Treat the peer as faulty and start a new attempt.',
  },
  RWD_MPC_RECEIVE_TIMEOUT: {
    failure: 'transient',
    message: 'Nothing tagged {tag} came from {party} before the deadline',
    action: 'See whether that party runs and is reachable, then start a new attempt.',
  },
  RWD_MPC_ABORTED: {
    failure: 'permanent',
    message: '{accuser} aborted the job',
    action: 'Read the log of the accuser for its reason, then start a new attempt.',
  },
  RWD_MPC_KEY_AGREEMENT_FAILED: {
    failure: 'permanent',
    message: 'No pairwise key could be agreed with {party}',
    action: 'Start a new attempt; if it happens again, treat the peer as faulty.',
  },
  RWD_MPC_COUNTER_REUSED: {
    failure: 'permanent',
    message: 'Counter space {domain} of a pairwise generator was already used',
    action: 'Never resume a session: start a new attempt, which has new keys.',
  },
  RWD_MPC_SHARES_INCONSISTENT: {
    failure: 'permanent',
    message: '{accuser} found shares of {label} that do not agree; suspect: {suspect}',
    action: 'Nothing may be released from this attempt. Investigate the suspect and the accuser before a new one.',
  },
  RWD_MPC_COMMITMENT_BROKEN: {
    failure: 'permanent',
    message: '{accuser} found that {suspect} revealed something else for {label} than it had committed to',
    action: 'Nothing may be released from this attempt. Investigate the suspect before a new one.',
  },
  RWD_MPC_TRANSCRIPT_MISMATCH: {
    failure: 'permanent',
    message: '{accuser} and {suspect} saw different transcripts',
    action: 'Nothing may be released from this attempt. Investigate both parties before a new one.',
  },
  RWD_MPC_LOCAL_COHORT_TOO_SMALL: {
    failure: 'permanent',
    message: 'This site refuses: column {column} has fewer than its own minimum of {minimum} values',
    action: 'Widen the cohort, or leave this site out of the job.',
  },
  RWD_MPC_COHORT_TOO_SMALL: {
    failure: 'permanent',
    message: 'The pooled count of column {column} is below the minimum cohort of {minimum}',
    action: 'Widen the cohort; neither the count nor any sum was opened.',
  },
  RWD_MPC_INPUTS_INVALID: {
    failure: 'permanent',
    message: 'The inputs do not fit the manifest: {what}',
    action: 'Give one set of sums per column of the manifest, in its order.',
  },
  RWD_MPC_MANIFEST_INVALID: {
    failure: 'permanent',
    message: 'The job manifest is invalid at {path}: {what}',
    action: 'Correct the manifest and propose it again.',
  },
});
