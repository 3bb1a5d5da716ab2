import {
  formatReceipt,
  leafHash,
  ledgerErrors,
  parseCheckpoint,
  parseNote,
  verifyInclusion,
  type Receipt,
} from '@chainnet/merkle-log';

export type ReceiptParts = Receipt & { readonly leaf: Uint8Array };

/**
 * The tlog-proof v1 text for a leaf under a published, cosigned checkpoint. `extra` may carry openings (salts) only,
 * since nothing authenticates it. Throws RWD_LEDGER_PROOF_INVALID rather than hand out a receipt that does not verify;
 * signatures are for the reader to check, with verifyReceipt.
 */
export function buildReceipt({ leaf, ...receipt }: ReceiptParts): string {
  const { size, root } = parseCheckpoint(parseNote(receipt.checkpointNote).text);
  const { index, path } = receipt;
  if (!verifyInclusion({ index, size, path, leafHash: leafHash(leaf) }, root)) {
    throw ledgerErrors.RWD_LEDGER_PROOF_INVALID({ index, size });
  }
  return formatReceipt(receipt);
}
