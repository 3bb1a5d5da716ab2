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
});
