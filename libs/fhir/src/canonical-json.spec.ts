import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('orders keys by code unit and leaves undefined out (RFC 8785 section 3.2.3 example keys)', () => {
    const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '1': 'One', '\u0080': 'Control\u007f', '\ud83d\ude02': 'Smiley', b: undefined };
    expect(canonicalJson(value)).toBe('{"\\r":"Carriage Return","1":"One","\u0080":"Control\u007f","€":"Euro Sign","😂":"Smiley"}');
  });

  it('given any JSON value, reads back to the same value and is the same text again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(expect.objectContaining({ code: 'RWD_FHIR_NOT_JSON' }));
    expect(() => canonicalJson([() => 1])).toThrow(expect.objectContaining({ code: 'RWD_FHIR_NOT_JSON' }));
  });
});
