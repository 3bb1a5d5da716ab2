import { describe, expect, it } from '@jest/globals';

import { parsedDcmm } from '../../test/small-catalogue.js';
import { catalogueDigest } from './catalogue-digest.js';

describe('the digest of a catalogue', () => {
  it('does not depend on the order of members, and changes with any constant', () => {
    const catalogue = parsedDcmm();
    const reordered = Object.fromEntries(Object.entries(parsedDcmm()).reverse()) as typeof catalogue;
    expect(catalogueDigest(reordered)).toBe(catalogueDigest(catalogue));
    const changed = { ...catalogue, scoring: { ...catalogue.scoring, gate: 7999 } };
    expect(catalogueDigest(changed)).not.toBe(catalogueDigest(catalogue));
  });
});
