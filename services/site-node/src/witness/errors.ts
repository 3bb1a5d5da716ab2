import { defineErrors } from '@chainnet/contracts';

/** Failures of a member's witness. Details carry sizes and origins, never a signature. */
export const errors = defineErrors({
  RWD_WITNESS_KEY_UNLISTED: {
    failure: 'permanent',
    message: 'The policy of the directory lists no witness with the key of witness.pem.',
    action: 'Give the members the policy with the public half of this key, or point CHAINNET_KEYS_DIR at the right one.',
  },
  RWD_WITNESS_LOG_FORKED: {
    failure: 'permanent',
    message: 'The log {origin} signed two roots for size {size}.',
    action: 'Keep the evidence, warn the other members, and trust no receipt of this log from size {size} on.',
  },
  RWD_WITNESS_HEAD_UNPROVEN: {
    failure: 'permanent',
    message: 'The log {origin} asked to cosign size {size} without a valid proof that it extends size {cosigned}.',
    action: 'Compare the log with a mirror: it was rolled back, or its tiles are damaged.',
  },
});
