import { isRwdError, type RwdError } from '@chainnet/contracts';
import { parsePolicy, verifyReceipt, type VerifiedReceipt } from '@chainnet/merkle-log';

export type ReceiptVerdict =
  | ({ readonly ok: true } & VerifiedReceipt)
  | { readonly ok: false; readonly error: RwdError };

/**
 * Checks a receipt offline: is this leaf in the log of this policy, under a checkpoint its quorum of witnesses
 * cosigned? Needs no network and no clock. `policyText` is C2SP tlog-policy text, the one valid at the checkpoint's
 * size. Every reason to say no is a RWD_LEDGER_ error of @chainnet/merkle-log.
 */
export function verifyReceiptOffline(receiptText: string, leaf: Uint8Array, policyText: string): ReceiptVerdict {
  try {
    return { ok: true, ...verifyReceipt(receiptText, leaf, parsePolicy(policyText)) };
  } catch (error) {
    if (!isRwdError(error)) throw error;
    return { ok: false, error };
  }
}
