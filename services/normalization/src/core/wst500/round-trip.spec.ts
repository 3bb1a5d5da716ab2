import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@chainnet/contracts';
import type { Bundle, Resource } from '@chainnet/fhir';
import { admissionRecordXml, labReportXml } from '../../../test/demo-records.js';
import { defects } from '../../../test/wst500/defects.js';
import { DOCUMENTS, generated } from '../../../test/wst500/document.js';
import type { NormalizationContext } from '../normalization.js';
import { extensionUrls } from '../vocabulary.js';
import { nodeOf } from '../xml/canonical-tree.js';
import { canonicalXml } from '../xml/canonical-xml.js';
import { readXml } from '../xml/xml-tree.js';
import { mapDocument } from './map-document.js';
import { documentText } from './write-document.js';

const context: NormalizationContext = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } };
const canonical = (text: string): string => canonicalXml(nodeOf(readXml(text)));
const bundleOf = (text: string): Bundle => mapDocument(readXml(text), context).bundle;
const copyOf = (bundle: Bundle): Bundle => JSON.parse(canonicalJson(bundle)) as Bundle;

type Changing = Record<string, unknown> & Resource;
const resource = (bundle: Bundle, matches: (one: Changing) => boolean): Changing => {
  const found = (bundle.entry ?? []).map((entry) => entry.resource as Changing).find(matches);
  if (found === undefined) throw new Error('no such resource');
  return found;
};
const ofType = (type: string) => (one: Changing): boolean => one.resourceType === type;
const coded = (code: string) => (one: Changing): boolean => JSON.stringify(one['code'] ?? '').includes(`"${code}"`);

describe('FHIR back to WS/T 500', () => {
  const source = admissionRecordXml(5);
  const changed = (change: (bundle: Bundle) => void): string => {
    const bundle = copyOf(bundleOf(source));
    change(bundle);
    return documentText(bundle);
  };

  it('gives the document again, in canonical XML', () => {
    expect(documentText(copyOf(bundleOf(source)))).toBe(canonical(source));
    expect(documentText(copyOf(bundleOf(labReportXml(6))))).toBe(canonical(labReportXml(6)));
  });

  it.each<[string, (bundle: Bundle) => void, RegExp]>([
    ['a number', (bundle) => void (resource(bundle, coded('8310-5'))['valueQuantity'] = { value: 41.5, unit: '℃' }), /<value unit="℃" value="41.5" xsi:type="PQ">/],
    ['a text', (bundle) => void (resource(bundle, coded('10154-3'))['valueString'] = '胸痛 <1天'), /displayName="主诉"><\/code><value xsi:type="ST">胸痛 &lt;1天<\/value>/],
    ['a diagnosis name', (bundle) => void ((resource(bundle, ofType('Condition'))['code'] as { text: string }).text = '肺癌'), /<value xsi:type="ST">肺癌<\/value>/],
    ['a time that the source gave without a zone', (bundle) => void (resource(bundle, ofType('Composition'))['date'] = '2027-02-03T04:05:06+08:00'), /<effectiveTime value="20270203040506">/],
    ['the sex', (bundle) => void (resource(bundle, ofType('Patient'))['gender'] = resource(bundle, ofType('Patient'))['gender'] === 'male' ? 'female' : 'male'), new RegExp(`administrativeGenderCode code="${bundleOf(source).entry?.some((entry) => entry.resource?.['gender'] === 'male') === true ? '2' : '1'}"`)],
    ['the rank of a diagnosis', (bundle) => void ((resource(bundle, ofType('Encounter'))['diagnosis'] as { rank: number }[])[0]!.rank = 7), /<value value="7" xsi:type="INT">/],
    ['a component', (bundle) => void ((resource(bundle, coded('85354-9'))['component'] as { valueQuantity: { value: number } }[])[1]!.valueQuantity.value = 33), /<value unit="mmHg" value="33" xsi:type="PQ">/],
    ['the bed', (bundle) => void ((resource(bundle, ofType('Encounter'))['location'] as { location: { display: string } }[])[0]!.location.display = '99床'), /<name>99床<\/name>/],
  ])('takes values from the FHIR elements: %s changed there is changed in the document', (_name, change, expected) => {
    const text = changed(change);
    expect(text).not.toBe(canonical(source));
    expect(text).toMatch(expected);
  });

  it('leaves a value out that was taken out of the Bundle', () => {
    const text = changed((bundle) => {
      const [composition] = bundle.entry ?? [];
      delete (composition?.resource as Changing)['title'];
    });
    expect(text).toContain('<title></title>');
  });

  it('the shape holds no value: words of the document are not in it', () => {
    const composition = resource(bundleOf(source), ofType('Composition'));
    const shape = JSON.stringify((composition['extension'] as { url: string }[]).find(({ url }) => url === extensionUrls.sourceShape));
    for (const word of ['试', '舌红', 'J18', 'K29', '110105', '示范', '演示', 'mmHg']) expect(shape).not.toContain(word);
  });

  it.each<[string, Bundle]>([
    ['a Bundle without a Composition', { resourceType: 'Bundle', type: 'collection', entry: [] }],
    ['a Composition without a shape', { resourceType: 'Bundle', type: 'document', entry: [{ resource: { resourceType: 'Composition', type: { coding: [{ code: 'C0034' }] } } }] }],
    ['a shape of another make', withShape('v2;x')],
    ['a shape that holds itself', withShape('v1;;a|||0 ')],
    ['a shape that unfolds without end', withShape(['v1;', 'a|||', ...Array.from({ length: 40 }, (_, at) => `a|||${at.toString(36)} ${at.toString(36)} `)].join(';'))],
  ])('refuses %s', (_name, bundle) => expect(() => documentText(bundle)).toThrow(expect.objectContaining({ code: 'RWD_NORMALIZATION_NO_SHAPE' })));

  it('given any type, form and seed, with or without a defect, the document comes back, and the same bytes give the same Bundle', () => {
    const document = fc.record({ type: fc.constantFrom(...DOCUMENTS), form: fc.constantFrom('A' as const, 'B' as const), seed: fc.nat(1e6), defect: fc.option(fc.constantFrom(...defects)) });
    fc.assert(
      fc.property(document, ({ type, form, seed, defect }) => {
        const plain = generated(type, form, seed).text;
        const text = defect === null ? plain : defect.apply(plain);
        const bundle = bundleOf(text);
        expect(documentText(copyOf(bundle))).toBe(canonical(text));
        expect(canonicalJson(bundleOf(text))).toBe(canonicalJson(bundle));
      }),
      { numRuns: 25 },
    );
  });

  it('given any element cut out or doubled, the document still comes back', () => {
    const change = fc.record({ type: fc.constantFrom('C0007', 'C0011', 'C0032', 'C0034', 'C0052'), at: fc.nat(), doubled: fc.boolean() });
    fc.assert(
      fc.property(change, ({ type, at, doubled }) => {
        const { text } = generated(type, 'A', 3);
        const leaves = [...text.slice(text.indexOf('<recordTarget')).matchAll(/<(\w+)( [^>]*)?(\/>|>[^<]*<\/\1>)\n/g)];
        const chosen = leaves[at % leaves.length]?.[0] ?? '';
        const start = text.indexOf(chosen, text.indexOf('<recordTarget'));
        const next = `${text.slice(0, start)}${doubled ? chosen + chosen : ''}${text.slice(start + chosen.length)}`;
        try {
          expect(documentText(copyOf(bundleOf(next)))).toBe(canonical(next));
        } catch (error) {
          expect(error).toMatchObject({ code: 'RWD_NORMALIZATION_NOT_WST500' });
        }
      }),
      { numRuns: 40 },
    );
  });
});

function withShape(valueString: string): Bundle {
  return { resourceType: 'Bundle', type: 'document', entry: [{ resource: { resourceType: 'Composition', type: { coding: [{ code: 'C0034' }] }, extension: [{ url: extensionUrls.sourceShape, valueString }] } }] };
}
