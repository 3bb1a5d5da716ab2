import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resourceId } from './resource-id.js';

describe('resource ids', () => {
  it('are UUIDs of version 8 (RFC 9562 section 5.8) and legal FHIR ids', () => {
    expect(resourceId('tenant', 'Patient', '1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('depend on the parts alone, and on where one part ends', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.array(fc.string(), { minLength: 1 }), (left, right) => {
        const same = JSON.stringify(left) === JSON.stringify(right);
        expect(resourceId(...left) === resourceId(...right)).toBe(same);
      }),
    );
    expect(resourceId('a', 'bc')).not.toBe(resourceId('ab', 'c'));
    expect(resourceId('a\n1:b')).not.toBe(resourceId('a', 'b'));
  });

  it('stay what they are: a change would orphan every stored resource', () => {
    expect(resourceId('tenant', 'Patient', '1')).toBe('30986a0c-da94-85ba-8ebe-c56662d76b0f');
  });

  it('need a part', () => {
    expect(() => resourceId()).toThrow(expect.objectContaining({ code: 'RWD_FHIR_EMPTY_ID_PARTS' }));
  });
});
