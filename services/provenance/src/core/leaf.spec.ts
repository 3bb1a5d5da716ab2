import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeLeaf, encodeLeaf, type LeafStatement } from './leaf.js';

const statement: LeafStatement = {
  type: 'rwd.record.deidentified.v1',
  id: 'step-1',
  tenant: 'demo-a',
  activity: 'deidentify',
  inputs: [{ id: 'record:1', digest: 'a'.repeat(64) }],
  outputs: [{ id: 'record:2' }],
  agent: 'deidentification',
  time: '2026-01-01T00:00:00Z',
};
const text = (value: LeafStatement): string => Buffer.from(encodeLeaf(value)).toString();
const code = (what: string) => expect.objectContaining({ code: what });
const malformed = code('RWD_LEDGER_LEAF_MALFORMED');

describe('a leaf', () => {
  it('is canonical JSON: members sorted, no spaces, absent members left out', () => {
    expect(text(statement)).toBe(
      `{"activity":"deidentify","agent":"deidentification","id":"step-1","inputs":[{"digest":"${'a'.repeat(64)}","id":"record:1"}],` +
        '"outputs":[{"id":"record:2"}],"tenant":"demo-a","time":"2026-01-01T00:00:00Z","type":"rwd.record.deidentified.v1"}',
    );
  });

  it('has the same bytes whatever order its members were written in', () => {
    const reversed = Object.fromEntries(Object.entries(statement).reverse()) as LeafStatement;
    expect(text(reversed)).toBe(text(statement));
  });

  it('prints strings as RFC 8785 section 3.2.2.2 does', () => {
    const agent = '\u20ac$\u000f\nA\'B"\\"/';
    expect(text({ ...statement, agent })).toContain(String.raw`"agent":"€$\u000f\nA'B\"\\\"/"`);
  });

  it('decodes to the statement it was made from', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    const datum = fc.record({ id: words });
    const leaf = fc.record({ type: words, id: words, activity: words, agent: words, inputs: fc.array(datum), outputs: fc.array(datum) });
    fc.assert(
      fc.property(leaf, (parts) => {
        const whole = { ...statement, ...parts, policyRef: 'policy:1', commitment: { alg: 'rfc6962-sha256' as const, value: 'b'.repeat(64), count: 256 } };
        expect(decodeLeaf(encodeLeaf(whole))).toEqual(whole);
      }),
    );
  });

  it.each([
    ['spaces', (leaf: string) => leaf.replace(':', ': ')],
    ['a member twice', (leaf: string) => leaf.replace('{', '{"activity":"x",')],
    ['a needless escape', (leaf: string) => leaf.replace('deidentify', '\\u0064eidentify')],
    ['a byte-order mark', (leaf: string) => `\ufeff${leaf}`],
    ['an unknown member', (leaf: string) => leaf.replace('{', '{"a":"x",')],
    ['a newline at the end', (leaf: string) => `${leaf}\n`],
    ['no text', () => ''],
    ['null', () => 'null'],
  ])('is refused with %s', (_, change) => {
    expect(() => decodeLeaf(Buffer.from(change(text(statement))))).toThrow(malformed);
  });

  it('is refused when it is not UTF-8', () => {
    const bytes = encodeLeaf(statement);
    bytes[bytes.indexOf(0x64)] = 0xff;
    expect(() => decodeLeaf(bytes)).toThrow(malformed);
  });

  it.each([
    ['a missing member', { tenant: undefined }],
    ['a local time', { time: '2026-01-01T08:00:00+08:00' }],
    ['a digest that is none', { inputs: [{ id: 'r', digest: 'abc' }] }],
    ['a fraction', { commitment: { alg: 'rfc6962-sha256', value: 'b'.repeat(64), count: 1.5 } }],
    ['an empty id', { id: '' }],
  ])('cannot be made with %s', (_, change) => {
    expect(() => encodeLeaf({ ...statement, ...change } as LeafStatement)).toThrow(malformed);
  });

  it('cannot be made with half a character', () => {
    expect(() => encodeLeaf({ ...statement, id: '\ud800' })).toThrow(code('RWD_CONTRACT_NOT_CANONICAL'));
  });

  it('has at most 65,535 bytes', () => {
    const outputs = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 'x'.repeat(500) + i }));
    expect(encodeLeaf({ ...statement, outputs: outputs(120) }).length).toBeLessThanOrEqual(65_535);
    expect(() => encodeLeaf({ ...statement, outputs: outputs(130) })).toThrow(code('RWD_LEDGER_ENTRY_TOO_LARGE'));
    expect(() => decodeLeaf(new Uint8Array(65_536))).toThrow(code('RWD_LEDGER_ENTRY_TOO_LARGE'));
  });
});
