import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chainnet/contracts';
import type { Bundle } from '@chainnet/fhir';
import { standardTables } from '@chainnet/health-codes';
import { DOCUMENTS, generated } from '../../../test/wst500/document.js';
import { mapDocument } from '../wst500/map-document.js';
import { documentText } from '../wst500/write-document.js';
import { readXml } from '../xml/xml-tree.js';
import { checkCodings } from './check-codings.js';

describe('codings that are added', () => {
  it.each(DOCUMENTS)('do not change the document %s is written back to', (document) => {
    const { bundle } = mapDocument(readXml(generated(document, 'A', 3).text), { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } });
    const checked = checkCodings(bundle, standardTables).bundle;
    expect(documentText(JSON.parse(canonicalJson(checked)) as Bundle)).toBe(documentText(JSON.parse(canonicalJson(bundle)) as Bundle));
  });
});
