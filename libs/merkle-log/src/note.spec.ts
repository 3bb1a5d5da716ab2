import { describe, expect, it } from '@jest/globals';
import { keyOfSeed, logSigner } from '../test/parties.js';
import { addSignatures, formatNote, MAX_NOTE_SIGNATURES, parseNote } from './note.js';
import { openNote, signNote } from './signature.js';
import { formatVerifierKey, parseVerifierKey, SignatureType, verifierKeyOf } from './verifier-key.js';

// golang.org/x/mod/sumdb/note example_test.go.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
// C2SP signed-note, "Verifier keys".
const SPEC_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const SPEC_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

const code = (what: string) => expect.objectContaining({ code: `RWD_LEDGER_${what}` });

describe('verifier keys', () => {
  it.each([PETER, SPEC_KEY])('parse and format to the same text: %s', (text) => {
    expect(formatVerifierKey(parseVerifierKey(text))).toBe(text);
  });

  it.each([
    ['another hash', PETER.replace('c74f20a3', 'c74f20a4')],
    ['another name', PETER.replace('Peter', 'Petra')],
    ['an unknown type', 'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a short key', 'PeterNeumann+c74f20a3+ARpc2QcU'],
    ['a space in the name', PETER.replace('Peter', 'Peter ')],
    ['no key', 'PeterNeumann+c74f20a3+'],
    ['nothing', ''],
  ])('are refused with %s', (_, text) => {
    expect(() => parseVerifierKey(text)).toThrow(code('KEY_MALFORMED'));
  });

  it('are derived from a private key', () => {
    expect(formatVerifierKey(verifierKeyOf('PeterNeumann', SignatureType.Ed25519, keyOfSeed(PETER_SEED)))).toBe(PETER);
  });
});

describe('signed notes', () => {
  it('of Go and of the specification open', () => {
    expect(openNote(NOTE, [parseVerifierKey(PETER)]).text).toBe(TEXT);
    expect(openNote(SPEC_NOTE, [parseVerifierKey(SPEC_KEY)]).verified).toHaveLength(1);
  });

  it('are byte for byte those that Go writes', () => {
    const privateKey = keyOfSeed(PETER_SEED);
    expect(signNote(TEXT, [{ privateKey, verifier: parseVerifierKey(PETER) }])).toBe(NOTE);
  });

  it('ignore unknown keys, also those sharing the name or the id only', () => {
    const key = parseVerifierKey(PETER);
    expect(openNote(NOTE, [parseVerifierKey(SPEC_KEY)]).verified).toEqual([]);
    expect(openNote(NOTE, [{ ...key, keyId: key.keyId + 1 }]).verified).toEqual([]);
    expect(openNote(NOTE, [{ ...key, name: 'Peter' }]).verified).toEqual([]);
  });

  it('are spoiled by a bad signature of a known key', () => {
    expect(() => openNote(NOTE.replace('answer', 'Answer'), [parseVerifierKey(PETER)])).toThrow(code('SIGNATURE_INVALID'));
  });

  it('split at the last blank line, so a text may have blank lines', () => {
    const note = signNote('a\n\nb\n', [logSigner('log.example')]);
    expect(parseNote(note).text).toBe('a\n\nb\n');
    expect(openNote(note, [logSigner('log.example').verifier]).verified).toHaveLength(1);
  });

  it('take up each further signature once', () => {
    const [first, second] = [logSigner('a.example', 1), logSigner('b.example', 2)];
    const both = addSignatures(signNote(TEXT, [first]), parseNote(signNote(TEXT, [first, second])).signatures);
    expect(both).toBe(signNote(TEXT, [first, second]));
    expect(openNote(both, [first.verifier, second.verifier]).verified).toHaveLength(2);
  });

  it('hold up to 100 signatures', () => {
    const signature = parseNote(NOTE).signatures[0]!;
    const many = (count: number): string => formatNote({ text: TEXT, signatures: Array.from({ length: count }, () => signature) });
    expect(parseNote(many(MAX_NOTE_SIGNATURES)).signatures).toHaveLength(MAX_NOTE_SIGNATURES);
    expect(() => parseNote(many(MAX_NOTE_SIGNATURES + 1))).toThrow(code('NOTE_MALFORMED'));
  });

  it.each([
    ['no blank line', 'text\n— a AAAAAAA=\n'],
    ['no final newline', NOTE.slice(0, -1)],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['a carriage return', NOTE.replace('\n', '\r\n')],
    ['no signatures', `${TEXT}\n`],
    ['a lone surrogate', NOTE.replace('If', '\ud800')],
    ['a signature of the id alone', `${TEXT}\n— a AAAAAA==\n`],
    ['a third field', NOTE.replace('PeterNeumann', 'Peter Neumann')],
  ])('are malformed with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(code('NOTE_MALFORMED'));
  });

  it('take base64 in its one form only', () => {
    expect(() => parseNote(NOTE.replace('nAM=', 'nAN='))).toThrow(code('BASE64_MALFORMED'));
    expect(() => parseNote(NOTE.replace('nAM=', 'nAM'))).toThrow(code('BASE64_MALFORMED'));
  });
});
