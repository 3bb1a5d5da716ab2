import { describe, expect, it } from '@jest/globals';
import type { Bundle } from '@chainnet/fhir';
import { documentNameOf } from './document-name.js';
import { extensionUrls } from './vocabulary.js';

const bundleWith = (composition: object): Bundle => ({ resourceType: 'Bundle', type: 'document', entry: [{ fullUrl: 'urn:x', resource: { resourceType: 'Composition', ...composition } }] });
const identifier = { system: 'urn:oid:2.16.156.10011.1.1', value: 'D1' };

describe('the name of a document', () => {
  it('is root, extension and version', () => {
    const bundle = bundleWith({ identifier, extension: [{ url: extensionUrls.versionNumber, valueString: '2' }] });
    expect(documentNameOf({ format: 'wst500', bundle })).toEqual(['urn:oid:2.16.156.10011.1.1', 'D1', '2']);
  });

  it('differs between versions, and stands without one', () => {
    expect(documentNameOf({ format: 'wst500', bundle: bundleWith({ identifier }) })).toEqual(['urn:oid:2.16.156.10011.1.1', 'D1', '']);
  });

  it('is none for a document without an id, or a record that is no CDA document', () => {
    expect(documentNameOf({ format: 'wst500', bundle: bundleWith({}) })).toBeUndefined();
    expect(documentNameOf({ format: 'fhir-json', bundle: bundleWith({ identifier }) })).toBeUndefined();
  });
});
