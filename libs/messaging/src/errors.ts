import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_MESSAGING_UNKNOWN_TYPE: {
    failure: 'permanent',
    message: 'no event of the catalogue has the type {type}',
    action: 'upgrade this service, or correct the producer; then replay the dead letter',
  },
  RWD_MESSAGING_NOT_JSON: {
    failure: 'poison',
    message: 'the value is not valid JSON in UTF-8',
    action: 'correct the producer; the original bytes are in the dead letter',
  },
  RWD_MESSAGING_SCHEMA_INVALID: {
    failure: 'permanent',
    message: 'the data breaks the schema of {type} in {issues} places',
    action: 'correct the producer, or release a new version of the event',
  },
  RWD_MESSAGING_ID_REUSED: {
    failure: 'permanent',
    message: 'an event id was used again with other content',
    action: 'give every event an id of its own',
  },
  RWD_MESSAGING_HANDLER_FAILED: {
    failure: 'permanent',
    message: 'the handler of {type} failed without a code',
    action: 'this is a defect: read the log line of the same time, mend the handler, replay the dead letter',
  },
  RWD_MESSAGING_KEY_PARKED: {
    failure: 'permanent',
    message: 'an earlier record of the same key failed, so this one waits for it',
    action: 'mend the first record of the key, then release the key',
  },
  RWD_MESSAGING_BROKER_UNAVAILABLE: {
    failure: 'transient',
    message: 'Kafka did not take or give messages ({operation})',
    action: 'check KAFKA_BROKERS and that Kafka runs; the service tries again by itself',
  },
  RWD_MESSAGING_NOT_AUTHENTICATED: {
    failure: 'permanent',
    message: 'Kafka refused the token of {clientId}',
    action: 'check the client\'s secret, and that issuer and audience are what the broker expects',
  },
  RWD_MESSAGING_NOT_AUTHORIZED: {
    failure: 'permanent',
    message: 'Kafka refused {operation} on {resource}',
    action: 'apply the broker plan (topics and ACLs), or use the principal that may do this',
  },
  RWD_MESSAGING_TOO_LARGE: {
    failure: 'permanent',
    message: 'a message is larger than the broker takes',
    action: 'send a smaller record',
  },
  RWD_MESSAGING_NOT_A_LETTER: {
    failure: 'poison',
    message: 'a message in a dead-letter topic is not a dead letter ({problem})',
    action: 'find who wrote it: only services write to these topics',
  },
  RWD_MESSAGING_NO_UNSEALER: {
    failure: 'permanent',
    message: 'the dead letter is sealed and there is no key to open it',
    action: 'run the replay where the key-encryption key of the record plane is',
  },
  RWD_MESSAGING_RESTORE_MISALIGNED: {
    failure: 'permanent',
    message: 'a restored message of {place} got offset {got} in place of {wanted}',
    action: 'Restore into a broker that no service writes to: stop the services, then restore again with --force.',
  },
});
