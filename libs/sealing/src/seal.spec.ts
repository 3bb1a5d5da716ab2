import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sealed } from './sealed.js';
import { isSealed, parseSealed } from './sealed.js';
import { associatedData, open, seal } from './seal.js';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const kid = 'subject-7';
const binding = { recordId: 'r-1', tenant: 'hospital-a', purpose: 'ingestion' };
const random = (length: number): Uint8Array => new Uint8Array(length).fill(9);
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing raised';
};

describe('given a payload sealed for a record', () => {
  const sealed = seal(text('{"name":"王小明"}'), binding, { key, kid, random });

  it('when opened with the same key and binding then the bytes come back', () => {
    expect(Buffer.from(open(sealed, binding, { key, kid })).toString()).toBe('{"name":"王小明"}');
  });

  it('survives JSON', () => {
    const stored: unknown = JSON.parse(JSON.stringify(sealed));
    expect(Buffer.from(open(parseSealed(stored), binding, { key, kid })).toString()).toContain('王小明');
  });

  it('shows nothing of the payload', () => {
    expect(JSON.stringify(sealed)).not.toContain('name');
    expect(Buffer.from(sealed.data, 'base64url').includes('name')).toBe(false);
  });

  it.each([
    ['record', { ...binding, recordId: 'r-2' }],
    ['tenant', { ...binding, tenant: 'hospital-b' }],
    ['purpose', { ...binding, purpose: 'normalization' }],
  ])('when moved to another %s then it is refused', (_what, elsewhere) => {
    expect(codeOf(() => open(sealed, elsewhere, { key, kid }))).toBe('RWD_SEALING_TAMPERED');
  });

  it('when another kid is offered then the wrong key is named', () => {
    expect(codeOf(() => open(sealed, binding, { key, kid: 'subject-8' }))).toBe('RWD_SEALING_KEY_WRONG');
  });

  it('when another key hides behind the same kid then it is refused', () => {
    expect(codeOf(() => open(sealed, binding, { key: new Uint8Array(32), kid }))).toBe('RWD_SEALING_TAMPERED');
  });

  it('when the kid is rewritten then the binding no longer holds', () => {
    expect(codeOf(() => open({ ...sealed, kid: 'other' }, binding, { key, kid: 'other' }))).toBe('RWD_SEALING_TAMPERED');
  });
});

describe('AES-256-GCM', () => {
  // GCM specification (McGrew, Viega), appendix B, test case 16; NIST's gcmEncryptExtIV256 has the same shape.
  it('is the one NIST describes: test case 16 opens with the suite we seal with', () => {
    const decipher = createDecipheriv('aes-256-gcm', hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'), hex('cafebabefacedbaddecaf888'));
    decipher.setAAD(hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'));
    decipher.setAuthTag(hex('76fc6ece0f4e1768cddf8853bb2d551b'));
    const plain = Buffer.concat([
      decipher.update(hex('522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662')),
      decipher.final(),
    ]);
    expect(plain.toString('hex')).toBe('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39');
  });

  // GCM specification, test case 14: key of zeros, IV of zeros, one block of zeros. Without AAD GCM's keystream is the
  // same, so the ciphertext of our envelope must be that of the vector.
  it('gives the ciphertext of test case 14', () => {
    const zeros = (length: number): Uint8Array => new Uint8Array(length);
    const sealed = seal(zeros(16), binding, { key: zeros(32), kid, random: zeros });
    expect(Buffer.from(sealed.data, 'base64url').toString('hex')).toBe('cea7403d4d606b6e074ec5d3baf39d18');
  });

  it('opens with a stranger\'s tool that knows only the envelope and the binding', () => {
    const sealed = seal(text('abc'), binding, { key, kid, random });
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64url'));
    decipher.setAAD(associatedData(kid, binding)).setAuthTag(Buffer.from(sealed.tag, 'base64url'));
    expect(decipher.update(Buffer.from(sealed.data, 'base64url'), undefined, 'utf8') + decipher.final('utf8')).toBe('abc');
  });
});

describe('for any payload', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 12, maxLength: 12 }), (plain, iv) => {
        const sealed = seal(plain, binding, { key, kid, random: () => iv });
        expect(Buffer.from(open(sealed, binding, { key, kid })).equals(plain)).toBe(true);
      }),
    );
  });

  it('any one flipped bit of iv, tag or data is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.constantFrom('iv', 'tag', 'data'), fc.nat(), (plain, field, at) => {
        const sealed = seal(plain, binding, { key, kid, random });
        const bytes = Buffer.from(sealed[field as keyof Sealed], 'base64url');
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const tampered = { ...sealed, [field]: bytes.toString('base64url') };
        expect(codeOf(() => open(tampered, binding, { key, kid }))).toBe('RWD_SEALING_TAMPERED');
      }),
    );
  });

  it('no two bindings share their associated data', () => {
    const part = fc.string({ maxLength: 4 });
    const bindings = fc.record({ recordId: part, tenant: part, purpose: part });
    fc.assert(
      fc.property(bindings, bindings, (one, other) => {
        const same = one.recordId === other.recordId && one.tenant === other.tenant && one.purpose === other.purpose;
        expect(Buffer.from(associatedData(kid, one)).equals(associatedData(kid, other))).toBe(same);
      }),
    );
  });
});

describe('a malformed envelope', () => {
  const sealed = seal(text('abc'), binding, { key, kid, random });
  it.each([
    ['null', null],
    ['another algorithm', { ...sealed, alg: 'A128GCM' }],
    ['no kid', { ...sealed, kid: '' }],
    ['padding', { ...sealed, data: `${sealed.data}=` }],
    ['a second spelling of the same bytes', { ...sealed, tag: `${sealed.tag.slice(0, -1)}${String.fromCharCode(sealed.tag.charCodeAt(21) + 1)}` }],
    ['a short tag', { ...sealed, tag: sealed.tag.slice(0, 16) }],
    ['a long iv', { ...sealed, iv: `${sealed.iv}AAAA` }],
  ])('with %s is poison', (_what, value) => {
    expect(isSealed(value)).toBe(false);
    expect(codeOf(() => parseSealed(value))).toBe('RWD_SEALING_ENVELOPE_MALFORMED');
    expect(codeOf(() => open(value as Sealed, binding, { key, kid }))).toBe('RWD_SEALING_ENVELOPE_MALFORMED');
  });
});

describe('a caller\'s mistake', () => {
  it('a short key is refused before any work', () => {
    expect(codeOf(() => seal(text('a'), binding, { key: new Uint8Array(16), kid, random }))).toBe('RWD_SEALING_KEY_SIZE');
  });
  it('a random source that returns too little is refused', () => {
    expect(codeOf(() => seal(text('a'), binding, { key, kid, random: () => new Uint8Array(8) }))).toBe('RWD_SEALING_IV_SIZE');
  });
});
