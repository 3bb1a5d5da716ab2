import { decodeBase64, encodeBase64 } from './base64.js';
import { errors } from './errors.js';
import { isKeyName, type VerifierKey } from './verifier-key.js';

/** One signature line of a note; `signature` is what follows the key id, in the format of the key's type. */
export type NoteSignature = { readonly name: string; readonly keyId: number; readonly signature: Uint8Array };

/** C2SP signed-note: a text ending in a newline, and the signatures under it. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** golang.org/x/mod/sumdb/note takes 100 as well; the specification asks for 16 or more. */
export const MAX_NOTE_SIGNATURES = 100;
export const MAX_NOTE_CHARACTERS = 1_000_000;

const malformed = (why: string) => errors.RWD_LEDGER_NOTE_MALFORMED({ why });

/**
 * Splits a note at its last blank line and parses the signature lines; verifies nothing. Throws
 * RWD_LEDGER_NOTE_MALFORMED (signed-note, "Format").
 */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE_CHARACTERS) throw malformed('it is over a million characters');
  requirePlainText(note);
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw malformed('it has no blank line before the signatures or no final newline');
  const text = note.slice(0, split + 1);
  return { text, signatures: parseSignatureLines(note.slice(split + 2)) };
}

/** Parses one or more signature lines, as a witness answers them. Throws RWD_LEDGER_NOTE_MALFORMED. */
export function parseSignatureLines(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw malformed('the last signature line does not end in a newline');
  const each = lines.slice(0, -1).split('\n');
  if (each.length > MAX_NOTE_SIGNATURES) throw malformed(`it has over ${MAX_NOTE_SIGNATURES} signatures`);
  return each.map(parseSignatureLine);
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) throw malformed('a signature line is not "— name base64"');
  const bytes = Buffer.from(decodeBase64(encoded, 'a signature'));
  if (bytes.length < 5) throw malformed('a signature line has no signature');
  return { name, keyId: bytes.readUInt32BE(), signature: bytes.subarray(4) };
}

/** The line `— <name> <base64(key id || signature)>` with its newline. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `— ${name} ${encodeBase64(Buffer.concat([id, signature]))}\n`;
}

/** A note from its text and signatures. Throws RWD_LEDGER_NOTE_MALFORMED when the text does not end in a newline. */
export function formatNote({ text, signatures }: Note): string {
  requirePlainText(text);
  if (!text.endsWith('\n') || signatures.length === 0) throw malformed('it needs a text ending in a newline and a signature');
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`;
}

/** Adds signatures to a note, each once: a line already there stays where it is. */
export function addSignatures(note: string, added: readonly NoteSignature[]): string {
  const parsed = parseNote(note);
  const lines = new Set([...parsed.signatures, ...added].map(formatSignatureLine));
  return `${parsed.text}\n${[...lines].join('')}`;
}

/** Whether a signature line claims to be by this key: same name and same id. */
export const isSignatureBy = (signature: NoteSignature, key: VerifierKey): boolean =>
  signature.name === key.name && signature.keyId === key.keyId;

function requirePlainText(text: string): void {
  if (/[\x00-\x09\x0b-\x1f]/.test(text)) throw malformed('it has a control character');
  if (/\p{Surrogate}/u.test(text)) throw malformed('it is not valid UTF-8');
}
