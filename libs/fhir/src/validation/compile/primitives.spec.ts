import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBase64 } from './base64.js';
import { oddUri, primitiveTypes } from './primitives.js';

/** The regular expressions HL7 publishes (FHIR R4 datatypes.html), for the types that are those and no more. */
const PUBLISHED: Readonly<Record<string, RegExp>> = {
  code: /^[^\s]+(\s[^\s]+)*$/,
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  oid: /^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/,
  uri: /^\S*$/,
  time: /^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?$/,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};
const pieces = fc.string({ unit: fc.constantFrom('urn:oid:', 'urn:uuid:', '0c3151bd', '-1cbf', '-4d64', '-b04d', '-cd9187a4c6e0', '.', '0', '1', '2', '23', '59', '60', ':', ' ', 'a', 'Z', '-', '\n') });

describe('FHIR primitives', () => {
  it.each(Object.keys(PUBLISHED))('%s holds what the published regular expression holds', (type) => {
    const primitive = primitiveTypes.get(type);
    fc.assert(fc.property(pieces, (text) => expect((primitive?.holds as (value: string) => boolean)(text)).toBe(PUBLISHED[type]?.test(text))), { numRuns: 300 });
  });

  it.each([['aGk=', true], ['aG\nk=', true], [' aGkx ', true], ['aGk', false], ['=aGk', false], ['aG=k', false], ['a===', false], ['é', false], ['', false]])('%j as base64: %s', (text, expected) => expect(isBase64(text)).toBe(expected));

  it('holds every base64 text Node writes', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => expect(isBase64(Buffer.from(bytes).toString('base64'))).toBe(true)));
  });

  it.each([['urn:oid:1.2', false], ['urn:oid: 1.2', true], ['urn:oid:x', true], ['urn:uuid:0C3151BD-1CBF-4D64-B04D-CD9187A4C6E0', false], ['urn:uuid:1', true], ['http://x', false]])('warns of the uri %s: %s', (uri, odd) => {
    expect(oddUri(uri) !== undefined).toBe(odd);
  });
});
