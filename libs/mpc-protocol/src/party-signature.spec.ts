import { generateKeyPairSync, sign } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { approvalBytes, isSignedBy, publicKeyOfSpki, refusalBytes } from './party-signature.js';

const digest = 'a'.repeat(64);

describe('the public key in a member directory', () => {
  it('is the x of the same key', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(publicKeyOfSpki(spki)).toBe(publicKey.export({ format: 'jwk' }).x);
  });

  it('is the one of RFC 8410, section 10.1', () => {
    expect(publicKeyOfSpki('MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=')).toBe('Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE');
  });

  it('is none for another algorithm, or for text that is no key', () => {
    const x25519 = generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    for (const text of [x25519, '', 'no key', 'MCowBQYDK2VwAyEA']) expect(publicKeyOfSpki(text)).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('is signed for one manifest and one code, and is no approval', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ format: 'jwk' }).x as string;
    const signature = sign(null, refusalBytes(digest, 'RWD_A'), privateKey).toString('base64url');
    expect(isSignedBy(key, refusalBytes(digest, 'RWD_A'), signature)).toBe(true);
    expect(isSignedBy(key, refusalBytes(digest, 'RWD_B'), signature)).toBe(false);
    expect(isSignedBy(key, refusalBytes('b'.repeat(64), 'RWD_A'), signature)).toBe(false);
    expect(isSignedBy(key, approvalBytes(digest), signature)).toBe(false);
  });
});
