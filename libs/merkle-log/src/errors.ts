import { defineErrors } from '@chainnet/contracts';

/** Every failure of the log library. Details carry sizes, names of keys and positions, never the content of a leaf. */
export const errors = defineErrors({
  RWD_LEDGER_INDEX_INVALID: {
    failure: 'permanent',
    message: '{name} is {value}; it must be an integer from {from} to {to}.',
    action: 'Ask for an index below the size of the checkpoint at hand, and an old size not above the new one.',
  },
  RWD_LEDGER_HASH_MALFORMED: {
    failure: 'poison',
    message: 'A hash of {bytes} bytes was given where SHA-256 has 32.',
    action: 'Send each hash as base64 of exactly 32 bytes.',
  },
  RWD_LEDGER_BASE64_MALFORMED: {
    failure: 'poison',
    message: '{what} is not standard base64 with padding.',
    action: 'Encode with RFC 4648 section 4: standard alphabet, padded, no spaces, unused bits zero.',
  },
  RWD_LEDGER_TILE_MALFORMED: {
    failure: 'poison',
    message: 'Tile {path}: {why}.',
    action: 'Fetch the tile again; if it stays so, restore it from a mirror and raise an incident.',
  },
  RWD_LEDGER_BUNDLE_MALFORMED: {
    failure: 'poison',
    message: 'Entry bundle: {why}.',
    action: 'Fetch the bundle again; if it stays so, restore it from a mirror and raise an incident.',
  },
  RWD_LEDGER_ENTRY_TOO_LARGE: {
    failure: 'permanent',
    message: 'A leaf of {bytes} bytes is over the limit of {limit} bytes.',
    action: 'Log a commitment to the content instead of the content, or split the batch.',
  },
  RWD_LEDGER_NOTE_MALFORMED: {
    failure: 'poison',
    message: 'Signed note: {why}.',
    action: 'Obtain the note again from its source, byte for byte; editors change dashes and final newlines.',
  },
  RWD_LEDGER_KEY_MALFORMED: {
    failure: 'permanent',
    message: 'Verifier key: {why}.',
    action: 'Copy the whole key text: name+hash+base64.',
  },
  RWD_LEDGER_SIGNATURE_INVALID: {
    failure: 'permanent',
    message: 'The signature line of {name} does not verify although its key is known.',
    action: 'Treat the note as forged or damaged and fetch it again from another source.',
  },
  RWD_LEDGER_SIGNATURE_MISSING: {
    failure: 'permanent',
    message: 'No signature of a trusted key for {name} is on the note.',
    action: 'Check that the policy lists the key that was valid when the note was signed.',
  },
  RWD_LEDGER_CHECKPOINT_MALFORMED: {
    failure: 'poison',
    message: 'Checkpoint: {why}.',
    action: 'Fetch the checkpoint again from the log or from a mirror.',
  },
  RWD_LEDGER_ORIGIN_UNKNOWN: {
    failure: 'permanent',
    message: 'No log with origin {origin} is in the policy.',
    action: 'Use the policy of the network the receipt comes from.',
  },
  RWD_LEDGER_QUORUM_MISSING: {
    failure: 'permanent',
    message: 'The witnesses [{witnesses}] do not make the quorum {quorum}.',
    action: 'Ask the log for a receipt of a published checkpoint; a head that no quorum checked is not evidence.',
  },
  RWD_LEDGER_PROOF_INVALID: {
    failure: 'permanent',
    message: 'The proof does not lead from leaf {index} to the root of the checkpoint of size {size}.',
    action: 'Check that the leaf bytes are those that were logged; if they are, keep the receipt as evidence.',
  },
  RWD_LEDGER_RECEIPT_MALFORMED: {
    failure: 'poison',
    message: 'Receipt: {why}.',
    action: 'Obtain the receipt again, byte for byte.',
  },
  RWD_LEDGER_POLICY_MALFORMED: {
    failure: 'permanent',
    message: 'Policy line {line}: {why}.',
    action: 'Correct the line by the tlog-policy rules; names must be defined before they are used.',
  },
});
