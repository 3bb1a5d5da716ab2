import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unwrapKey, wrapKey } from './key-wrap.js';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
// RFC 3394 section 4.6: wrap 256 bits of key data with a 256-bit key-encryption key.
const vector = {
  kek: hex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F'),
  key: hex('00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F'),
  wrapped: '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
};
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('AES key wrap', () => {
  it('wraps the vector of RFC 3394 section 4.6', () => {
    expect(Buffer.from(wrapKey(vector.key, vector.kek)).toString('hex')).toBe(vector.wrapped);
  });

  it('unwraps the vector of RFC 3394 section 4.6', () => {
    expect(Buffer.from(unwrapKey(hex(vector.wrapped), vector.kek)).equals(vector.key)).toBe(true);
  });

  it('any key comes back from under any key-encryption key', () => {
    fc.assert(fc.property(bytes32, bytes32, (key, kek) => {
      expect(Buffer.from(unwrapKey(wrapKey(key, kek), kek)).equals(key)).toBe(true);
    }));
  });

  it('any flipped bit is refused', () => {
    fc.assert(fc.property(fc.nat({ max: 319 }), (bit) => {
      const wrapped = hex(vector.wrapped);
      wrapped[bit >> 3] = (wrapped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unwrapKey(wrapped, vector.kek)).toThrow(expect.objectContaining({ code: 'RWD_SEALING_UNWRAP_FAILED' }));
    }));
  });

  it('another key-encryption key is refused', () => {
    expect(() => unwrapKey(hex(vector.wrapped), new Uint8Array(32))).toThrow(expect.objectContaining({ code: 'RWD_SEALING_UNWRAP_FAILED' }));
  });

  it.each([0, 8, 39, 48])('%s bytes are not a wrapped key', (length) => {
    expect(() => unwrapKey(new Uint8Array(length), vector.kek)).toThrow(expect.objectContaining({ code: 'RWD_SEALING_UNWRAP_FAILED' }));
  });

  it('a subject key of another size is refused', () => {
    expect(() => wrapKey(new Uint8Array(24), vector.kek)).toThrow(expect.objectContaining({ code: 'RWD_SEALING_KEY_SIZE' }));
  });
});
