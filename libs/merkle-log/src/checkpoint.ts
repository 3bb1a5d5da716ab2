import { decodeHash, encodeBase64 } from './base64.js';
import { errors } from './errors.js';
import type { Hash } from './hash.js';
import { openNote, type VerifiedSignature } from './signature.js';
import { parseDecimal, requireInteger } from './tree-size.js';
import type { VerifierKey } from './verifier-key.js';

/** C2SP tlog-checkpoint: the head of a log. Our logs write no extension lines; those of others are kept. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  readonly extensions?: readonly string[];
};

const malformed = (why: string) => errors.RWD_LEDGER_CHECKPOINT_MALFORMED({ why });

/** The note text of a checkpoint: origin, size, base64 root, each line with its newline. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  requireInteger('size', size);
  const lines = [origin, String(size), encodeBase64(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) throw malformed('a line is empty or holds a newline');
  const text = `${lines.join('\n')}\n`;
  parseCheckpoint(text);
  return text;
}

/** Parses the text of a checkpoint note (not the note). Throws RWD_LEDGER_CHECKPOINT_MALFORMED or a base64 error. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw malformed('no final newline');
  const [origin, sizeLine, rootLine, ...extensions] = text.slice(0, -1).split('\n');
  if (origin === undefined || sizeLine === undefined || rootLine === undefined) throw malformed('it has under three lines');
  if (origin === '' || extensions.includes('')) throw malformed('a line is empty');
  const size = parseDecimal(sizeLine);
  if (size === undefined) throw malformed('the size is not a decimal number below 2^53');
  const head = { origin, size, root: decodeHash(rootLine, 'the root hash') };
  return extensions.length === 0 ? head : { ...head, extensions };
}

export type OpenedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly verified: readonly VerifiedSignature[];
};

export type ExpectedLog = { readonly origin: string; readonly keys: readonly VerifierKey[] };

/**
 * Opens a signed checkpoint: one of the log's keys must have signed it and its origin must be the expected one (the
 * key's name may differ from it, as for sum.golang.org). Throws RWD_LEDGER_SIGNATURE_MISSING, _SIGNATURE_INVALID,
 * _ORIGIN_UNKNOWN and the parse errors.
 */
export function openCheckpoint(note: string, log: ExpectedLog): OpenedCheckpoint {
  const { text, verified } = openNote(note, log.keys);
  if (verified.length === 0) throw errors.RWD_LEDGER_SIGNATURE_MISSING({ name: log.origin });
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== log.origin) throw errors.RWD_LEDGER_ORIGIN_UNKNOWN({ origin: checkpoint.origin });
  return { checkpoint, text, verified };
}
