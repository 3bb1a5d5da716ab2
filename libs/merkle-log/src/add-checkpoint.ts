import { decodeHash, encodeBase64 } from './base64.js';
import { errors } from './errors.js';
import type { Hash } from './hash.js';
import { parseDecimal, requireInteger } from './tree-size.js';

/** The body of the C2SP tlog-witness call add-checkpoint. */
export type AddCheckpointRequest = {
  readonly oldSize: number;
  readonly proof: readonly Hash[];
  readonly checkpointNote: string;
};

/** The most consistency lines a client may send (tlog-witness, "add-checkpoint"). */
export const MAX_PROOF_LINES = 63;

const malformed = (why: string) => errors.RWD_LEDGER_CHECKPOINT_MALFORMED({ why }, { where: 'add-checkpoint' });

export function formatAddCheckpoint({ oldSize, proof, checkpointNote }: AddCheckpointRequest): string {
  requireInteger('old size', oldSize);
  return [`old ${oldSize}`, ...proof.map(encodeBase64), '', checkpointNote].join('\n');
}

/** Parses the body. Throws RWD_LEDGER_CHECKPOINT_MALFORMED and base64 errors: each of them is a 400. */
export function parseAddCheckpoint(body: string): AddCheckpointRequest {
  const split = body.indexOf('\n\n');
  if (split < 0) throw malformed('there is no blank line before the checkpoint');
  const [oldLine = '', ...lines] = body.slice(0, split).split('\n');
  const oldSize = oldLine.startsWith('old ') ? parseDecimal(oldLine.slice('old '.length)) : undefined;
  if (oldSize === undefined) throw malformed('the first line is not "old <size>"');
  if (lines.length > MAX_PROOF_LINES) throw malformed(`there are over ${MAX_PROOF_LINES} proof lines`);
  return {
    oldSize,
    proof: lines.map((line) => decodeHash(line, 'a proof line')),
    checkpointNote: body.slice(split + 2),
  };
}
