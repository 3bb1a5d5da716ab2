import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@chainnet/contracts';
import type { NormalizationContext } from '../src/core/normalization.js';
import { normalize } from '../src/core/normalize.js';
import { segmentRules } from '../src/core/hl7v2/tables/segment-rules.js';
import { ccdaDocument } from './ccda-document.js';
import { allMessages } from './hl7v2-messages.js';

/** Mapping alone: what the validator says does not matter to these properties. */
const context: NormalizationContext = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Seeded, so that a failure is one everybody has; bounded, so that a slow machine runs fewer. */
const bounds = (seed: number, numRuns: number) => ({ seed, numRuns, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false }) as const;

/** Refused with a code, or every leaf accounted for and as many carried as the account preserves; the same both times. */
const holds = (bytes: Uint8Array): void => {
  const result = normalize(bytes, context);
  expect(canonicalJson(normalize(Uint8Array.from(bytes), context))).toBe(canonicalJson(result));
  if (!result.ok) {
    expect(result.code).toMatch(/^RWD_(?:NORMALIZATION|HL7V2)_[A-Z0-9_]+$/);
    return;
  }
  const { leaves, mapped, preserved, dropped } = result.lossAccount;
  expect(mapped + preserved + dropped.length).toBe(leaves);
  expect(canonicalJson(result.bundle).split('/StructureDefinition/preserved-leaf').length - 1).toBe(preserved);
};

const ids = [...new Set(segmentRules.map(({ segment }) => segment)), 'NTE', 'ZZZ', 'IN2', 'RGS'].filter((id) => id !== 'MSH');
const atom = fc.oneof(
  fc.constantFrom('', '""', '1', '20250314', '20250314092653+0800', 'F', 'N', 'A01', 'LN', '2.16.156.10011.1.3', 'ISO', '5.4', '>5', '-', 'HL70001', 'Base64', 'SGVsbG8=', '\\F\\', '\\X41\\', '\\Z1\\', '\\', '张', '\ud83d\ude00'),
  fc.string({ maxLength: 6 }).map((text) => text.replace(/[\u0000-\u001f\u007f|]/g, '')),
);
const field = fc.array(atom, { maxLength: 6 }).chain((parts) => fc.constantFrom('^', '~', '&').map((joint) => parts.join(joint)));
const segment = fc.tuple(fc.constantFrom(...ids), fc.array(field, { maxLength: 30 })).map(([id, fields]) => [id, ...fields].join('|'));
const type = fc.constantFrom('ADT^A01', 'ADT^A40', 'ORU^R01', 'ORM^O01', 'OML^O21', 'VXU^V04', 'MDM^T02', 'SIU^S12', 'RDE^O11', 'RAS^O17', 'DFT^P03', 'XYZ^Z01', 'ADT');
const v2 = fc.tuple(type, fc.array(segment, { maxLength: 14 })).map(([name, segments]) => utf8([`MSH|^~\\&|A|B|||20250314||${name}|1|P|2.5`, 'PID|1||7^^^HIS', ...segments].join('\r')));

const bases: readonly Uint8Array[] = [...allMessages.map(([, text]) => utf8(text)), utf8(ccdaDocument)];
const base = fc.constantFrom(...bases);
const structural = fc.constantFrom('|', '^', '~', '&', '\\', '\r', '\n', '<', '>', '/>', '"', '<!--', ']]>', '&#0;', '&lt;', '\u0000', 'PID|', 'OBX|1|SN|', '<entry>', '</section>');
const change = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: structural }),
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 400 }) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const changed = (bytes: Uint8Array, one: Change): Uint8Array => {
  const at = bytes.length === 0 ? 0 : one.at % bytes.length;
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (one.kind) {
    case 'insert': return Buffer.concat([head, utf8(one.text), tail]);
    case 'set': return bytes.length === 0 ? bytes : bytes.with(at, one.byte);
    case 'cut': return Buffer.concat([head, tail.subarray(one.length)]);
    case 'double': return Buffer.concat([head, tail.subarray(0, one.length), tail]);
  }
};

/** Whole elements moved about: what stays well-formed reaches the mapping. */
const element = fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(([from, to, isKept]) => {
  const parts = [...ccdaDocument.matchAll(/<(entry|observation|value|effectiveTime|code|id|templateId|component)\b[^<]*?\/>|<(entry|entryRelationship|participant|text)\b[\s\S]*?<\/\2>/g)];
  const [one, other] = [parts[from % parts.length], parts[to % parts.length]];
  if (one === undefined || other === undefined) return utf8(ccdaDocument);
  const without = isKept ? ccdaDocument : ccdaDocument.replace(one[0], '');
  return utf8(without.replace(other[0], `${other[0]}${one[0]}`));
});

const json = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc.dictionary(fc.constantFrom('id', 'extension', 'identifier', 'reference', 'text', 'entry', 'resource', 'resourceType', 'status', 'a.b', '[0]', 'constructor', '_id'), tie('value'), { maxKeys: 5 }),
  value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.double(), fc.constant(null), fc.boolean(), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
}));
const fhir = fc.oneof(
  json.object.map((object) => ({ ...(object as object), resourceType: 'Basic' })),
  fc.array(json.object, { maxLength: 4 }).map((entries) => ({ resourceType: 'Bundle', type: 'collection', entry: entries.map((one) => ({ resource: { resourceType: 'Observation', ...(one as object) } })) })),
).map((object) => utf8(JSON.stringify(object)));

describe('fuzzing normalize()', () => {
  it('any message made of known segments and any fields', () => {
    fc.assert(fc.property(v2, holds), bounds(601, 250));
  });

  it('messages and documents with bytes set, cut, doubled and put in', () => {
    fc.assert(fc.property(base, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => holds(changes.reduce(changed, bytes))), bounds(602, 250));
  });

  it('C-CDA with elements taken out, doubled and moved', () => {
    fc.assert(fc.property(element, holds), bounds(603, 40));
  });

  it('FHIR JSON of any shape', () => {
    fc.assert(fc.property(fhir, holds), bounds(604, 200));
  });
});
