import { describe, expect, it } from '@jest/globals';
import { containedInvariants, typeInvariants } from './type-invariants.js';

const holds = (type: string, value: object): boolean | undefined => typeInvariants.get(type)?.holds(value as Readonly<Record<string, unknown>>);
const broken = (value: object): readonly string[] => containedInvariants.filter((invariant) => !invariant.holds(value as Readonly<Record<string, unknown>>)).map(({ key }) => key);

describe('invariants of data types (FHIR R4 datatypes.html)', () => {
  it.each([
    ['Quantity', { code: 'mg', system: 'http://unitsofmeasure.org' }, true],
    ['Quantity', { code: 'mg' }, false],
    ['Age', { code: 'a' }, false],
    ['Period', { start: '2024-01-01', end: '2024-01-02' }, true],
    ['Period', { start: '2024-01-02', end: '2024-01-01' }, false],
    ['Period', { start: '2024-01-01T10:00:00+08:00', end: '2024-01-01T03:00:00Z' }, true],
    ['Period', { start: '2024-01-01T10:00:00+08:00', end: '2024-01-01T01:00:00Z' }, false],
    ['Period', { start: '2024-05', end: '2024' }, true],
    ['Ratio', { numerator: {} }, false],
    ['Ratio', { extension: [] }, true],
    ['ContactPoint', { value: '1' }, false],
    ['Attachment', { data: 'AA==' }, false],
    ['Extension', { url: 'urn:x', valueString: 'x' }, true],
    ['Extension', { url: 'urn:x', _valueString: { id: 'x' } }, true],
    ['Extension', { url: 'urn:x' }, false],
    ['Extension', { url: 'urn:x', valueString: 'x', extension: [{}] }, false],
  ])('%s %j: %s', (type, value, expected) => expect(holds(type, value)).toBe(expected));
});

describe('invariants of contained resources (FHIR R4 domainresource.html)', () => {
  it('name each that is broken', () => {
    expect(broken({ meta: { profile: ['urn:x'] } })).toEqual([]);
    expect(broken({ contained: [], meta: { versionId: '1', security: [] } })).toEqual(['dom-2', 'dom-4', 'dom-5']);
  });
});
