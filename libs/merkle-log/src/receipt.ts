import { decodeBase64, decodeHash, encodeBase64 } from './base64.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { errors } from './errors.js';
import { leafHash, type Hash } from './hash.js';
import { parseNote } from './note.js';
import { isQuorumMet, type Policy } from './policy.js';
import { openNote, type VerifiedSignature } from './signature.js';
import { parseDecimal, requireInteger } from './tree-size.js';
import { verifyInclusion } from './verify-proof.js';

/** C2SP tlog-proof v1: what a stranger needs, beside the leaf and a policy, to check offline that a leaf was logged. */
export type Receipt = {
  readonly index: number;
  readonly path: readonly Hash[];
  /** The signed and cosigned checkpoint, verbatim. */
  readonly checkpointNote: string;
  /** Not authenticated: openings (salts) only, never anything to be believed. */
  readonly extra?: Uint8Array;
};

const HEADER = 'c2sp.org/tlog-proof@v1';
const MAX_PATH = 63;

const malformed = (why: string) => errors.RWD_LEDGER_RECEIPT_MALFORMED({ why });

/** Writes a receipt as text (tlog-proof, "Format"). */
export function formatReceipt({ index, path, checkpointNote, extra }: Receipt): string {
  requireInteger('index', index);
  const extraLine = extra === undefined ? [] : [`extra ${encodeBase64(extra)}`];
  return [HEADER, ...extraLine, `index ${index}`, ...path.map(encodeBase64), '', checkpointNote].join('\n');
}

/** Parses the text of a receipt; verifies nothing. Throws RWD_LEDGER_RECEIPT_MALFORMED, base64 and note errors. */
export function parseReceipt(text: string): Receipt {
  const split = text.indexOf('\n\n');
  if (split < 0) throw malformed('there is no blank line before the checkpoint');
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) throw malformed(`the first line is not ${HEADER}`);
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()!.slice('extra '.length), 'extra') : undefined;
  const index = indexOf(lines.shift());
  if (lines.length > MAX_PATH) throw malformed(`the path has over ${MAX_PATH} hashes`);
  const checkpointNote = text.slice(split + 2);
  parseNote(checkpointNote);
  const path = lines.map((line) => decodeHash(line, 'a hash of the path'));
  return extra === undefined ? { index, path, checkpointNote } : { index, path, checkpointNote, extra };
}

export type VerifiedReceipt = {
  readonly checkpoint: Checkpoint;
  readonly index: number;
  /** Names, in the policy, of the witnesses whose cosignatures verified, with their times in POSIX seconds. */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
};

/**
 * Verifies a receipt offline: the log of the policy with the checkpoint's origin as key name signed it, the quorum
 * cosigned it, and the path leads from the leaf bytes to its root. Throws the coded error of the first thing wrong.
 */
export function verifyReceipt(text: string, leaf: Uint8Array, policy: Policy): VerifiedReceipt {
  const { index, path, checkpointNote } = parseReceipt(text);
  const { checkpoint, witnesses } = verifyCheckpoint(checkpointNote, policy);
  const { size, root } = checkpoint;
  if (!verifyInclusion({ index, size, path, leafHash: leafHash(leaf) }, root)) {
    throw errors.RWD_LEDGER_PROOF_INVALID({ index, size });
  }
  return { checkpoint, index, witnesses };
}

/** The first half of verifyReceipt, for callers that check many leaves against one checkpoint. */
export function verifyCheckpoint(note: string, policy: Policy): Omit<VerifiedReceipt, 'index'> {
  const logKeys = policy.logs.map(({ key }) => key);
  const { text, verified } = openNote(note, [...logKeys, ...[...policy.witnesses.values()].map(({ key }) => key)]);
  const checkpoint = parseCheckpoint(text);
  const { origin } = checkpoint;
  const keysOfLog = logKeys.filter(({ name }) => name === origin);
  if (keysOfLog.length === 0) throw errors.RWD_LEDGER_ORIGIN_UNKNOWN({ origin });
  if (!verified.some(({ key }) => keysOfLog.includes(key))) throw errors.RWD_LEDGER_SIGNATURE_MISSING({ name: origin });
  return { checkpoint, witnesses: requireQuorum(policy, verified) };
}

function requireQuorum(policy: Policy, verified: readonly VerifiedSignature[]): VerifiedReceipt['witnesses'] {
  const witnesses = [...policy.witnesses].flatMap(([name, { key }]) =>
    verified.filter((signature) => signature.key === key).map(({ time = 0 }) => ({ name, time })),
  );
  const names = witnesses.map(({ name }) => name);
  if (!isQuorumMet(policy, new Set(names))) {
    throw errors.RWD_LEDGER_QUORUM_MISSING({ witnesses: names.join(' '), quorum: policy.quorum });
  }
  return witnesses;
}

function indexOf(line: string | undefined): number {
  const index = line?.startsWith('index ') ? parseDecimal(line.slice('index '.length)) : undefined;
  if (index === undefined) throw malformed('there is no line "index <number below 2^53>"');
  return index;
}
