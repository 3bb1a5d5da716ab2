import { describe, expect, it } from '@jest/globals';
import { keyNamed } from '../test/sites.js';
import { rawPublicKey, rawPublicKeyOfSpki, signRefusal, verifyRefusal } from './index.js';
import { createPublicKey } from 'node:crypto';

const key = keyNamed('Ed25519', 'east');
const refusal = signRefusal({ jobDigest: 'a'.repeat(64), siteId: 'east', code: 'RWD_SECAGG_COHORT_TOO_SMALL' }, key);

describe('a refusal', () => {
  it('verifies under the key of the site that signed it', () => {
    expect(() => verifyRefusal(refusal, rawPublicKey(key))).not.toThrow();
  });

  it.each([{ siteId: 'west' }, { jobDigest: 'b'.repeat(64) }, { code: 'RWD_OTHER' }, { signature: 'AAAA' }])('does not verify with %p', (change) => {
    expect(() => verifyRefusal({ ...refusal, ...change }, rawPublicKey(key))).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_SIGNATURE_INVALID' }));
  });

  it('does not verify under another key', () => {
    expect(() => verifyRefusal(refusal, rawPublicKey(keyNamed('Ed25519', 'west')))).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_SIGNATURE_INVALID' }));
  });
});

describe('a public key as a directory holds it (SPKI DER, base64)', () => {
  it('has the raw form that manifests name', () => {
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
    expect(rawPublicKeyOfSpki(spki)).toBe(rawPublicKey(key));
  });

  it('is refused when it is none', () => {
    expect(() => rawPublicKeyOfSpki('AAAA')).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_KEY_MALFORMED' }));
  });
});
