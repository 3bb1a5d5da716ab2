import { defineErrors } from '@chainnet/contracts';

/** Every way a sealed payload or a wrapped key can be refused. No detail ever holds key bytes or plaintext. */
export const errors = defineErrors({
  RWD_SEALING_KEY_SIZE: {
    failure: 'permanent',
    message: 'A {use} key must be {expected} bytes long, this one is {actual}',
    action: 'Check what the key store returns: keys are raw bytes, not hex or base64 text.',
  },
  RWD_SEALING_IV_SIZE: {
    failure: 'permanent',
    message: 'The random source returned {actual} bytes for an initialization vector, {expected} were asked for',
    action: 'Pass a random source that returns exactly as many bytes as it is asked for.',
  },
  RWD_SEALING_ENVELOPE_MALFORMED: {
    failure: 'poison',
    message: 'The sealed envelope is malformed: {problem}',
    action: 'Keep the original bytes and find the writer: it does not speak A256GCM envelopes.',
  },
  RWD_SEALING_KEY_WRONG: {
    failure: 'permanent',
    message: 'The envelope was sealed under key {sealedUnder}, but key {offered} was offered',
    action: 'Look the key up by the envelope\'s kid.',
  },
  RWD_SEALING_TAMPERED: {
    failure: 'permanent',
    message: 'The envelope does not authenticate: its bytes, its binding or its key are not those it was sealed with',
    action: 'Treat the record as tampered: compare its ledger commitment and restore it from its source.',
  },
  RWD_SEALING_KEY_ERASED: {
    failure: 'permanent',
    message: 'There is no key for subject reference {ref}: it was erased or never made',
    action: 'Nothing can open this record any more; drop it from the work in hand.',
  },
  RWD_SEALING_UNWRAP_FAILED: {
    failure: 'permanent',
    message: 'The wrapped key does not unwrap under this key-encryption key',
    action: 'Check that the key-encryption key is the one it was wrapped under, then restore the key from backup.',
  },
});
