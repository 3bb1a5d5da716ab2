import { defineErrors } from '@chainnet/contracts';

/** Failures of the provenance core. Details carry field paths, sizes and offsets, never values out of a leaf. */
export const errors = defineErrors({
  RWD_LEDGER_LEAF_MALFORMED: {
    failure: 'poison',
    message: 'The leaf is not a canonical leaf statement: {why}.',
    action: 'Make leaves with encodeLeaf of the provenance core, and log its bytes as they are.',
  },
  RWD_LEDGER_ORDER_VIOLATED: {
    failure: 'transient',
    message: 'Leaf candidates out of log order: offset {offset} came after {previous}.',
    action: 'Read the partition again from the committed next offset; a second owner of the log may be running.',
  },
  RWD_LEDGER_EDGE_MISMATCH: {
    failure: 'transient',
    message: 'The stored tiles do not lead to the committed frontier at size {size}.',
    action: 'Read the tiles again; if it stays so, rebuild them from the log topic before appending.',
  },
  RWD_LEDGER_DOCUMENT_MISSING: {
    failure: 'transient',
    message: 'The store has no document {path}, which the committed log needs.',
    action: 'Restore the database of provenance, or drop it and let the sequencer read the leaves topic again from its start.',
  },
  RWD_LEDGER_KEY_UNLISTED: {
    failure: 'permanent',
    message: 'The policy lists no log {origin} with the key of log.pem.',
    action: 'Give the members the policy with the public half of this key, or point CHAINNET_KEYS_DIR at the right one.',
  },
  RWD_LEDGER_NOT_CHECKPOINTED: {
    failure: 'transient',
    message: 'The record is in the log, but no checkpoint that the witnesses cosigned covers it yet.',
    action: 'Ask again after the time in Retry-After; /v1/status says how long checkpoints have been pending.',
  },
  RWD_LEDGER_WITNESS_REFUSED: {
    failure: 'transient',
    message: 'The witness {name} gave no cosignature: {why}.',
    action: 'Look at the log of that member\'s site node; the next checkpoint asks it again.',
  },
});
