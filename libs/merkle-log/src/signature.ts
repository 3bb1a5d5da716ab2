import { sign, verify, type KeyObject } from 'node:crypto';
import { cosignedMessage, cosignatureTime, packCosignature, unpackCosignature } from './cosignature.js';
import { errors } from './errors.js';
import { formatNote, isSignatureBy, parseNote, type NoteSignature } from './note.js';
import { SignatureType, type VerifierKey } from './verifier-key.js';

/** A verified signature; `time` is there for cosignatures: POSIX seconds at which the witness had seen this head. */
export type VerifiedSignature = { readonly key: VerifierKey; readonly time?: number };

export type OpenedNote = { readonly text: string; readonly verified: readonly VerifiedSignature[] };

/** What signs: the public half and the key itself. A remote signer uses ed25519Line or cosignatureLine instead. */
export type LocalSigner = { readonly verifier: VerifierKey; readonly privateKey: KeyObject };

/** The line of an Ed25519 signature (type 0x01) made elsewhere over the UTF-8 bytes of the note text. */
export const ed25519Line = ({ name, keyId }: VerifierKey, signature: Uint8Array): NoteSignature => ({ name, keyId, signature });

/** The line of an Ed25519 signature made elsewhere over `cosignedMessage(text, time)` (type 0x04). */
export const cosignatureLine = ({ name, keyId }: VerifierKey, time: number, signature: Uint8Array): NoteSignature => ({
  name,
  keyId,
  signature: packCosignature(time, signature),
});

/** Signs a text with one or more Ed25519 keys of type 0x01 and returns the whole note. */
export function signNote(text: string, signers: readonly LocalSigner[]): string {
  const signatures = signers.map(({ verifier, privateKey }) => {
    requireType(verifier, SignatureType.Ed25519);
    return ed25519Line(verifier, sign(null, Buffer.from(text), privateKey));
  });
  return formatNote({ text, signatures });
}

/** Cosigns a checkpoint's text at a time in POSIX seconds (tlog-cosignature, "Ed25519 signed message"). */
export function cosign(text: string, time: number, { verifier, privateKey }: LocalSigner): NoteSignature {
  requireType(verifier, SignatureType.CosignatureV1);
  return cosignatureLine(verifier, time, sign(null, cosignedMessage(text, time), privateKey));
}

/** Whether a line is a valid signature of the text by this key. */
export function verifySignature(text: string, signature: NoteSignature, key: VerifierKey): boolean {
  if (!isSignatureBy(signature, key)) return false;
  if (key.type === SignatureType.Ed25519) return verify(null, Buffer.from(text), key.key, signature.signature);
  const parts = unpackCosignature(signature.signature);
  return parts !== undefined && verify(null, cosignedMessage(text, parts.time), key.key, parts.signature);
}

/**
 * Parses a note and verifies every line of a known key; lines of unknown keys are ignored (signed-note, "Signatures").
 * A known key whose line fails spoils the note: RWD_LEDGER_SIGNATURE_INVALID. Each key counts once, by its first line.
 */
export function openNote(note: string, known: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const verified = new Map<VerifierKey, VerifiedSignature>();
  for (const signature of signatures) {
    const key = known.find((candidate) => isSignatureBy(signature, candidate));
    if (key === undefined) continue;
    if (!verifySignature(text, signature, key)) throw errors.RWD_LEDGER_SIGNATURE_INVALID({ name: key.name });
    if (!verified.has(key)) verified.set(key, withTime(key, signature));
  }
  return { text, verified: [...verified.values()] };
}

const withTime = (key: VerifierKey, { signature }: NoteSignature): VerifiedSignature =>
  key.type === SignatureType.CosignatureV1 ? { key, time: cosignatureTime(signature) } : { key };

function requireType(key: VerifierKey, type: VerifierKey['type']): void {
  if (key.type !== type) throw errors.RWD_LEDGER_KEY_MALFORMED({ why: `signature type ${key.type} cannot sign here` });
}
