import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyReceiptOffline } from '../core/verify-receipt.js';

const USAGE = 'usage: node verify-receipt.js --receipt FILE --statement FILE --policy FILE';

export type CommandResult = { readonly exitCode: 0 | 1 | 2; readonly line: string };

/**
 * Checks a receipt without a network: exit code 0 when the statement is in the log of the policy under a checkpoint its
 * quorum cosigned, 1 when not, 2 when it could not be checked. A newline that an editor put after the statement is no
 * part of it, since a canonical statement never ends in one.
 */
export function verifyReceiptCommand(args: readonly string[]): CommandResult {
  try {
    const text = { type: 'string' } as const;
    const { receipt, statement, policy } = parseArgs({ args: [...args], options: { receipt: text, statement: text, policy: text } }).values;
    if (receipt === undefined || statement === undefined || policy === undefined) return { exitCode: 2, line: USAGE };
    const leaf = Buffer.from(readFileSync(statement, 'utf8').replace(/\r?\n$/, ''));
    return judged(verifyReceiptOffline(readFileSync(receipt, 'utf8'), leaf, readFileSync(policy, 'utf8')));
  } catch (error) {
    return { exitCode: 2, line: `${error instanceof Error ? error.message : String(error)}\n${USAGE}` };
  }
}

function judged(verdict: ReturnType<typeof verifyReceiptOffline>): CommandResult {
  if (!verdict.ok) return { exitCode: 1, line: `fail ${verdict.error.code}: ${verdict.error.message}` };
  const { index, checkpoint, witnesses } = verdict;
  const seen = witnesses.map(({ name, time }) => `${name} ${new Date(time * 1_000).toISOString()}`).join(', ');
  return { exitCode: 0, line: `ok leaf ${index} of ${checkpoint.size} in ${checkpoint.origin}; cosigned by ${seen}` };
}
