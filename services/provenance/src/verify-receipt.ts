import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyReceiptOffline } from './core/verify-receipt.js';

const USAGE = 'usage: node verify-receipt.js --receipt FILE --statement FILE --policy FILE';

/**
 * Checks a receipt without a network: exit code 0 when the statement is in the log of the policy under a checkpoint its
 * quorum cosigned, 1 when not, 2 when it could not be checked. A newline that an editor put after the statement is no
 * part of it, since a canonical statement never ends in one.
 */
function main(): number {
  const { receipt, statement, policy } = options();
  if (receipt === undefined || statement === undefined || policy === undefined) {
    console.error(USAGE);
    return 2;
  }
  const leaf = Buffer.from(readFileSync(statement, 'utf8').replace(/\r?\n$/, ''));
  const verdict = verifyReceiptOffline(readFileSync(receipt, 'utf8'), leaf, readFileSync(policy, 'utf8'));
  if (!verdict.ok) {
    console.log(`fail ${verdict.error.code}: ${verdict.error.message}`);
    return 1;
  }
  const { index, checkpoint, witnesses } = verdict;
  const seen = witnesses.map(({ name, time }) => `${name} ${new Date(time * 1_000).toISOString()}`).join(', ');
  console.log(`ok leaf ${index} of ${checkpoint.size} in ${checkpoint.origin}; cosigned by ${seen}`);
  return 0;
}

function options(): { receipt?: string | undefined; statement?: string | undefined; policy?: string | undefined } {
  const text = { type: 'string' } as const;
  return parseArgs({ options: { receipt: text, statement: text, policy: text } }).values;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
