import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@chainnet/contracts';
import { admissionRecordXml, adtMessage, labReportXml, oruMessage } from '../../test/demo-records.js';
import { normalize } from './normalize.js';
import type { NormalizationContext } from './normalization.js';

/** Mapping alone: what the validator says does not matter to these properties. */
const context: NormalizationContext = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const record = fc.oneof(
  fc.nat(1e6).map((seed) => utf8(admissionRecordXml(seed))),
  fc.nat(1e6).map((seed) => utf8(labReportXml(seed))),
  fc.tuple(fc.constantFrom('A01' as const, 'A04' as const, 'A08' as const), fc.nat(1e6)).map(([event, seed]) => utf8(adtMessage(event, seed))),
  fc.nat(1e6).map((seed) => utf8(oruMessage(seed))),
  fc.dictionary(fc.string(), fc.jsonValue()).map((object) => utf8(JSON.stringify({ ...object, resourceType: 'Basic' }))),
);

const mutation = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), kind: fc.constantFrom('set', 'cut', 'double') });

const mutate = (bytes: Uint8Array, changes: readonly { at: number; byte: number; kind: string }[]): Uint8Array =>
  changes.reduce((before, { at, byte, kind }) => {
    const place = at % before.length;
    if (kind === 'set') return before.with(place, byte);
    const rest = kind === 'cut' ? before.subarray(place + 1) : before.subarray(Math.max(0, place - 20));
    return Uint8Array.from([...before.subarray(0, place), ...rest, 0x20]);
  }, bytes);

const balances = (bytes: Uint8Array): void => {
  const result = normalize(bytes, context);
  if (!result.ok) {
    expect(result.code).toMatch(/^RWD_(?:NORMALIZATION|HL7V2)_/);
    return;
  }
  const { leaves, mapped, preserved, dropped } = result.lossAccount;
  expect(mapped + preserved + dropped.length).toBe(leaves);
  const carried = canonicalJson(result.bundle).split('/StructureDefinition/preserved-leaf').length - 1;
  expect(carried).toBe(preserved);
};

describe('normalizing any record', () => {
  it('given the same bytes, gives the same Bundle', () => {
    fc.assert(
      fc.property(record, (bytes) => {
        expect(canonicalJson(normalize(bytes, context))).toBe(canonicalJson(normalize(Uint8Array.from(bytes), context)));
      }),
      { numRuns: 40 },
    );
  });

  it('accounts for every leaf, and the Bundle carries as many leaves as the account preserves', () => {
    fc.assert(fc.property(record, balances), { numRuns: 60 });
  });

  it('given mutated bytes, refuses with a code or balances, and never crashes', () => {
    fc.assert(fc.property(record, fc.array(mutation, { minLength: 1, maxLength: 4 }), (bytes, changes) => balances(mutate(bytes, changes))), { numRuns: 300 });
  });

  it('given any bytes at all, never crashes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), balances), { numRuns: 300 });
  });
});
