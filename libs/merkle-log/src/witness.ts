import { isRwdError } from '@chainnet/contracts';
import { parseAddCheckpoint, type AddCheckpointRequest } from './add-checkpoint.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { EMPTY_ROOT, equalHashes } from './hash.js';
import { isSignatureBy, parseNote, type Note } from './note.js';
import { verifySignature } from './signature.js';
import type { VerifierKey } from './verifier-key.js';
import { verifyConsistency, type TreeHead } from './verify-proof.js';

/** What a witness knows of one log: its keys and the head it cosigned last. */
export type WitnessedLog = { readonly keys: readonly VerifierKey[]; readonly latest?: TreeHead };

/** By origin. The shell must read it and store `accept` in one atomic step, before it answers. */
export type WitnessState = ReadonlyMap<string, WitnessedLog>;

/**
 * A head the log signed and this witness will not cosign, to be kept and raised as an event. `fork`: same size, other
 * root, which by itself convicts the log; `unproven`: no valid proof that the head extends the one cosigned before.
 */
export type HeadEvidence = {
  readonly kind: 'fork' | 'unproven';
  readonly cosigned: TreeHead;
  readonly refused: TreeHead;
  readonly checkpointNote: string;
};

export type WitnessDecision =
  | { readonly status: 200; readonly origin: string; readonly accept: TreeHead; readonly text: string }
  | { readonly status: 400 | 403 | 404; readonly why: string }
  | SizeConflict
  | { readonly status: 422; readonly why: string; readonly evidence: HeadEvidence };

export type SizeConflict = {
  readonly status: 409;
  readonly contentType: 'text/x.tlog.size';
  /** The size cosigned last and a newline. */
  readonly body: string;
  readonly evidence?: HeadEvidence;
};

/**
 * Decides an add-checkpoint call (C2SP tlog-witness): 400 malformed, or old size above the new one; 404 unknown
 * origin; 403 no good signature of the log; 409 the old size is not that of the head cosigned last, with that size;
 * 422 bad proof, a proof from an empty tree, or same size with another root; 200 cosign `text` and store `accept`.
 * A 422 carries evidence, and so does a 409 whose head by itself proves a fork.
 */
export function decideAddCheckpoint(state: WitnessState, body: string): WitnessDecision {
  const parsed = parseRequest(body);
  if ('status' in parsed) return parsed;
  const { note, checkpoint } = parsed;
  const log = state.get(checkpoint.origin);
  if (log === undefined) return { status: 404, why: 'the origin is not known here' };
  if (!isSignedBy(note, log.keys)) return { status: 403, why: 'no signature of a key trusted for this origin verifies' };
  return decideHead(log.latest ?? { size: 0, root: EMPTY_ROOT }, parsed);
}

type Refusal = { readonly status: 400; readonly why: string };
type ParsedRequest = { readonly request: AddCheckpointRequest; readonly note: Note; readonly checkpoint: Checkpoint };

function parseRequest(body: string): ParsedRequest | Refusal {
  try {
    const request = parseAddCheckpoint(body);
    const note = parseNote(request.checkpointNote);
    return { request, note, checkpoint: parseCheckpoint(note.text) };
  } catch (error) {
    if (!isRwdError(error)) throw error;
    return { status: 400, why: error.message };
  }
}

const isSignedBy = ({ text, signatures }: Note, keys: readonly VerifierKey[]): boolean =>
  signatures.some((signature) =>
    keys.some((key) => isSignatureBy(signature, key) && verifySignature(text, signature, key)),
  );

function decideHead(latest: TreeHead, { request, note, checkpoint }: ParsedRequest): WitnessDecision {
  const { origin, size, root } = checkpoint;
  const head: TreeHead = { size, root };
  const refused = { cosigned: latest, refused: head, checkpointNote: request.checkpointNote };
  const isFork = latest.size === size && !equalHashes(latest.root, root);
  if (request.oldSize > size) return { status: 400, why: 'the old size is above the size of the checkpoint' };
  if (request.oldSize !== latest.size) return sizeConflict(latest.size, isFork ? { kind: 'fork', ...refused } : undefined);
  if (isFork) {
    return { status: 422, why: 'this size was cosigned with another root', evidence: { kind: 'fork', ...refused } };
  }
  if (!verifyConsistency(latest, head, request.proof)) {
    return { status: 422, why: 'the consistency proof does not verify', evidence: { kind: 'unproven', ...refused } };
  }
  return { status: 200, origin, accept: head, text: note.text };
}

const sizeConflict = (size: number, evidence: HeadEvidence | undefined): SizeConflict => ({
  status: 409,
  contentType: 'text/x.tlog.size',
  body: `${size}\n`,
  ...(evidence === undefined ? {} : { evidence }),
});
