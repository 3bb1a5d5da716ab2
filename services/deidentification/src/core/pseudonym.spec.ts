import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { base32, projectKeys, pseudonymOf } from './pseudonym.js';

const root = { kid: 'k1', epoch: 3, secret: new Uint8Array(32).fill(9) };
const project = { id: 'p', purpose: 'research' };

describe('base32 (RFC 4648, section 10, lower case without padding)', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('%j is %s', (text, encoded) => expect(base32(Buffer.from(text))).toBe(encoded));
});

describe('a pseudonym', () => {
  it('is key id and base32 of HMAC-SHA-256 under HKDF of project, purpose, kind and epoch', () => {
    const info = '{"epoch":3,"kind":"resource","project":"p","purpose":"research"}';
    const key = Buffer.from(hkdfSync('sha256', root.secret, new Uint8Array(0), info, 32));
    const expected = base32(createHmac('sha256', key).update('Patient/1').digest().subarray(0, 20));
    expect(pseudonymOf(projectKeys(root, project), 'resource', 'Patient/1')).toBe(`k1-${expected}`);
    expect(`k1-${expected}`).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
  });

  it('differs by value, kind, project, purpose and epoch', () => {
    const made = [
      pseudonymOf(projectKeys(root, project), 'resource', 'a'),
      pseudonymOf(projectKeys(root, project), 'resource', 'b'),
      pseudonymOf(projectKeys(root, project), 'identifier', 'a'),
      pseudonymOf(projectKeys(root, { ...project, id: 'q' }), 'resource', 'a'),
      pseudonymOf(projectKeys(root, { ...project, purpose: 'care' }), 'resource', 'a'),
      pseudonymOf(projectKeys({ ...root, epoch: 4 }, project), 'resource', 'a'),
    ];
    expect(new Set(made).size).toBe(made.length);
  });

  it('needs 32 bytes of secret and a plain key id', () => {
    expect(() => projectKeys({ ...root, secret: new Uint8Array(31) }, project)).toThrow('shorter than 32 bytes');
    expect(() => projectKeys({ ...root, kid: 'K/1' }, project)).toThrow('key id');
  });
});
