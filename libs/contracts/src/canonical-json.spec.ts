import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON (RFC 8785)', () => {
  it('gives the bytes of the RFC\'s own example (section 3.2.2, 3.2.3)', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units (section 3.2.3)', () => {
    const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\u{1f600}': 'Emoji', '\u0080': 'Control', '\u00f6': 'o' };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual(['One', 'Carriage Return', 'Control', 'o', 'Euro Sign', 'Emoji', 'Hebrew Letter Dalet With Dagesh']);
  });

  it('does not depend on the order in which members were put in', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
    }));
  });

  it('refuses what has no form', () => {
    for (const value of [NaN, Infinity, '\ud800', 1n, () => 1]) {
      expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'RWD_CONTRACT_NOT_CANONICAL' }));
    }
  });
});
