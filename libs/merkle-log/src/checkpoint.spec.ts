import { describe, expect, it } from '@jest/globals';
import { encodeBase64 } from './base64.js';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.js';
import { EMPTY_ROOT } from './hash.js';
import { parseVerifierKey } from './verifier-key.js';

const key = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
const origin = 'go.sum database tree';
// Heads of the Go checksum database; its origin is not its key's name.
const heads = [
  [30055305, 'mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=', 'Az3grpgEild5qw7+5dtV13Kf1C2Xurm8q4fhdxvcsDHnqNTaxL2AFjBY+2TyGKevucFcAAlWFJJYle3EJlDCrQ+y3A8='],
  [15081221, 'BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=', 'Az3grilD7vQqTrv66jRgKM84Y80KTprrSt4bKmiOPxgmS5ZVBTeCl6dUvjYnN13R+C8j0jGY1WnUADGMkok3U0m2Zgo='],
  [63096908, '8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=', 'Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk='],
] as const;
const noteOf = (size: number, root: string, signature: string): string =>
  `${origin}\n${size}\n${root}\n\n— sum.golang.org ${signature}\n`;
const code = (what: string) => expect.objectContaining({ code: `RWD_LEDGER_${what}` });

describe('checkpoints of the Go checksum database', () => {
  it.each(heads)('of size %d verify', (size, root, signature) => {
    const { checkpoint, text } = openCheckpoint(noteOf(size, root, signature), { origin, keys: [key] });
    expect(checkpoint.size).toBe(size);
    expect(encodeBase64(checkpoint.root)).toBe(root);
    expect(formatCheckpoint(checkpoint)).toBe(text);
  });

  it('are refused with another size, another origin expected, or no known key', () => {
    const [size, root, signature] = heads[0];
    expect(() => openCheckpoint(noteOf(size + 1, root, signature), { origin, keys: [key] })).toThrow(code('SIGNATURE_INVALID'));
    expect(() => openCheckpoint(noteOf(size, root, signature), { origin: 'other', keys: [key] })).toThrow(code('ORIGIN_UNKNOWN'));
    expect(() => openCheckpoint(noteOf(size, root, signature), { origin, keys: [] })).toThrow(code('SIGNATURE_MISSING'));
  });
});

describe('checkpoint text', () => {
  const root = encodeBase64(EMPTY_ROOT);

  it('keeps extension lines of other logs', () => {
    expect(parseCheckpoint(`a\n0\n${root}\nmore\n`).extensions).toEqual(['more']);
  });

  it.each([
    ['a leading zero', `a\n01\n${root}\n`], ['a sign', `a\n+1\n${root}\n`], ['a size of 2^53', `a\n9007199254740992\n${root}\n`],
    ['no origin', `\n1\n${root}\n`], ['two lines', 'a\n1\n'], ['no final newline', `a\n1\n${root}`], ['an empty line', `a\n1\n${root}\n\n`],
  ])('is malformed with %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(code('CHECKPOINT_MALFORMED'));
  });

  it('takes a root of 32 bytes only', () => {
    expect(() => parseCheckpoint('a\n1\nAAAA\n')).toThrow(code('HASH_MALFORMED'));
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(31) })).toThrow(code('HASH_MALFORMED'));
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1, root: EMPTY_ROOT })).toThrow(code('CHECKPOINT_MALFORMED'));
  });
});
