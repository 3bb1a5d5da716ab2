import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { labReportXml, oruMessage } from '@chainnet/demo-records';
import { fhirBundle, fhirInvalid } from './fhir-bundle.js';
import { recordsOf, spread, type MixRow } from './load-record.js';

const mix: readonly MixRow[] = [
  { kind: 'fhir-bundle', weight: 3, expect: 'rwd.record.deidentified' }, { kind: 'hl7-oru', weight: 2, expect: 'rwd.record.deidentified' },
  { kind: 'wst500-lab', weight: 1, expect: 'rwd.record.deidentified' }, { kind: 'fhir-invalid', weight: 1, expect: 'rwd.record.quarantined' },
];
const plan = { run: 'r1', partners: ['a', 'b'], mix, recordsPerPerson: 5 };
const of = recordsOf(plan, { labReportXml, oruMessage });

describe('the records of a load', () => {
  it('are the same again for the same number, and never share an id', () => {
    fc.assert(fc.property(fc.nat(5_000), fc.nat(5_000), (one, other) => {
      expect(of('kafka', one)).toEqual(of('kafka', one));
      if (one !== other) expect(of('kafka', one).id).not.toBe(of('kafka', other).id);
      expect(of('kafka', one).id).not.toBe(of('http', one).id);
    }), { numRuns: 50 });
  });

  it('come of every partner and every kind in the shares of the mix', () => {
    const round = Array.from({ length: 140 }, (_, number) => of('http', number));
    expect(Object.fromEntries([...Map.groupBy(round, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]))).toEqual({ 'fhir-bundle': 60, 'hl7-oru': 40, 'wst500-lab': 20, 'fhir-invalid': 20 });
    expect(new Set(round.map(({ partner }) => partner))).toEqual(new Set(['a', 'b']));
    expect(round.every(({ partner, source }) => source === `/${partner}/load-test`)).toBe(true);
  });

  it('spread the kinds of a mix rather than sending them in blocks', () => {
    expect(spread([{ kind: 'x', weight: 2, expect: '' }, { kind: 'y', weight: 2, expect: '' }]).map(({ kind }) => kind)).toEqual(['x', 'y', 'x', 'y']);
  });

  it('are FHIR with ids that FHIR allows, and of nobody', () => {
    const { entry } = JSON.parse(fhirBundle({ person: 'run_1:p7', number: 123_456 })) as { entry: { resource: { resourceType: string; id: string } }[] };
    expect(entry.map(({ resource }) => resource.resourceType)).toEqual(['Patient', 'Observation', 'Observation', 'Observation']);
    for (const { resource } of entry) expect(resource.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(JSON.parse(fhirInvalid({ person: 'p', number: 1 }))).toMatchObject({ gender: 'unclear' });
  });

  it('refuse a mix that names no kind', () => {
    expect(() => recordsOf({ ...plan, mix: [{ kind: 'fax', weight: 1, expect: '' }] }, { labReportXml, oruMessage })).toThrow('fax');
  });
});
