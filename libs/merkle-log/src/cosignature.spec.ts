import { describe, expect, it } from '@jest/globals';
import { keyOfSeed, logSigner } from '../test/parties.js';
import { formatSignatureLine, parseSignatureLines } from './note.js';
import { cosign, openNote, verifySignature, type LocalSigner } from './signature.js';
import { SignatureType, verifierKeyOf } from './verifier-key.js';

// sigsum-go pkg/checkpoint tests: private key 0x11 and 31 zero bytes, time 1234.
const privateKey = keyOfSeed(Buffer.concat([Buffer.of(0x11), Buffer.alloc(31)]));
const witness: LocalSigner = { privateKey, verifier: verifierKeyOf('example.org/witness', SignatureType.CosignatureV1, privateKey) };
const text = 'example.org/log\n10\nHA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
const encoded = 'ys8uUAAAAAAAAATSftMzceM8zssdZ9jin9SjwIxzx9iADMf63VqirX2hafol9RsqNqbofIz0LVRqHXI2kpEBSki5RTXFtxz1vo9+Cg==';
const line = `— example.org/witness ${encoded}\n`;
const verifies = (other: string): boolean => verifySignature(text, parseSignatureLines(other)[0]!, witness.verifier);

describe('cosignature/v1', () => {
  it('is byte for byte that of sigsum', () => {
    expect(formatSignatureLine(cosign(text, 1234, witness))).toBe(line);
  });

  it('verifies and tells its time', () => {
    const { verified } = openNote(`${text}\n${line}`, [witness.verifier]);
    expect(verified).toEqual([{ key: witness.verifier, time: 1234 }]);
  });

  it.each([
    ['another key id', line.replace('ys8u', 'yX8u')],
    ['another name', line.replace('witness', 'witness-2')],
    ['another length', line.replace('Cg==', 'CgXX')],
    ['another time', line.replace('AAAATSft', 'AAAATTft')],
  ])('does not verify with %s', (_, other) => {
    expect(other).not.toBe(line);
    expect(verifies(line)).toBe(true);
    expect(verifies(other)).toBe(false);
  });

  it('is not made with the key of a log, nor at a time that is no second', () => {
    expect(() => cosign(text, 1234, logSigner('log.example'))).toThrow(expect.objectContaining({ code: 'RWD_LEDGER_KEY_MALFORMED' }));
    expect(() => cosign(text, 1.5, witness)).toThrow(expect.objectContaining({ code: 'RWD_LEDGER_INDEX_INVALID' }));
  });
});
