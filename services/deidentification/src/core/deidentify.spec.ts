import { isRwdError } from '@chainnet/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bundleOf, canaries, canaryBundle, encounter, observation, patient, placesIn, plant } from '../../test/canary-patient.js';
import { entriesOf, resourceIn } from '../../test/output.js';
import type { DeidentifyOptions } from './deidentify.js';
import { deidentify } from './deidentify.js';
import { dayNumber, parseDate } from './civil-date.js';
import type { Json, JsonObject } from './json.js';
import { clinicalResearch } from './policies/clinical-research.js';
import { compilePolicy } from './policy/compile-policy.js';

const options: DeidentifyOptions = {
  policy: compilePolicy(clinicalResearch),
  keys: { kid: 'k1', epoch: 1, secret: Buffer.alloc(32, 7) },
  project: { id: 'wdbc', purpose: 'research' },
  subjectRef: 'subject-1',
};
const run = (bundle: JsonObject, changes: Partial<DeidentifyOptions> = {}): ReturnType<typeof deidentify> => deidentify(bundle, { ...options, ...changes });
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return isRwdError(error) ? error.code : String(error);
  }
};

describe('a record with every Safe Harbor identifier', () => {
  const { bundle, report, policyDigest } = run(canaryBundle);
  const text = JSON.stringify(bundle);

  it.each(Object.entries(canaries))('does not hold the %s after de-identification', (_kind, value) => {
    expect(text).not.toContain(value);
  });

  it.each(['婉清', '欧阳', '李建国', '李医生', 'hospital.example', 'doctor-li', 'wanqing', 'enc-1', 'RPT-2021', '110108', '北京市', '100080', '1931'])(
    'does not hold %s either',
    (value) => expect(text).not.toContain(value),
  );

  it('holds what research needs', () => {
    const output = resourceIn(bundle, 'Observation');
    expect(output.status).toBe('final');
    expect(output.code).toEqual({ coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'Blood pressure panel' }] });
    expect(output.component[0]?.valueQuantity).toEqual({ value: 132.5, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' });
    expect(resourceIn(bundle, 'Patient')).toMatchObject({
      gender: 'female',
      address: [{ postalCode: '100***', country: 'CN' }],
      extension: [{ url: 'urn:rwd:age-band', valueString: '85-89' }],
    });
  });

  it('keeps every reference pointing at the renamed resource', () => {
    const person = resourceIn(bundle, 'Patient');
    const stay = resourceIn(bundle, 'Encounter');
    const output = resourceIn(bundle, 'Observation');
    expect(output.subject).toEqual({ reference: `Patient/${person.id}` });
    expect(output.encounter).toEqual({ reference: `Encounter/${stay.id}` });
    expect(output.hasMember).toEqual([{ reference: `#${output.contained[0]?.id ?? ''}` }]);
    expect(output.performer[0]?.reference).toMatch(/^Practitioner\/k1-[a-z2-7]{32}$/);
    expect(entriesOf(bundle)[0]?.fullUrl).toBe(`https://deidentified.invalid/fhir/Patient/${person.id}`);
  });

  it('accounts for every leaf and for the resources dropped whole', () => {
    expect(report.kept + report.transformed + report.dropped).toBe(report.leaves);
    expect(report.droppedResources).toEqual({ Device: 1, Practitioner: 1 });
    expect(Object.values(report.byAction).reduce((sum, some) => sum + some, 0)).toBe(report.kept + report.transformed);
    expect(report.byAction).toMatchObject({ ageBand: 1, dateShift: 4, generalizePostcode: 1 });
  });

  it('says under which policy', () => expect(policyDigest).toBe(options.policy.digest));

  it('is the same bytes each time, and other bytes under another key, project or source', () => {
    expect(JSON.stringify(run(canaryBundle).bundle)).toBe(text);
    const others = [
      run(canaryBundle, { keys: { ...options.keys, epoch: 2 } }),
      run(canaryBundle, { project: { id: 'other', purpose: 'research' } }),
      run(canaryBundle, { project: { id: 'wdbc', purpose: 'public-health' } }),
      run(canaryBundle, { source: 'hospital-b' }),
    ].map((other) => resourceIn(other.bundle, 'Patient').id);
    expect(new Set([...others, resourceIn(bundle, 'Patient').id]).size).toBe(5);
  });

  it('leaves the source as it was', () => {
    const before = JSON.stringify(canaryBundle);
    run(canaryBundle);
    expect(JSON.stringify(canaryBundle)).toBe(before);
  });
});

describe('a canary placed anywhere', () => {
  const values = Object.values(canaries);
  const keys = ['extension', 'text', 'div', 'note', 'display', 'valueString', 'contained', '_status', 'status', 'code', 'value', 'unit', 'reference', 'id', 'identifier', 'fullUrl', 'title', 'city', 'resourceType', 'versionId'];
  const planted = fc.record({
    at: fc.nat({ max: placesIn(canaryBundle) - 1 }),
    key: fc.oneof(fc.constantFrom(...keys), fc.stringMatching(/^[a-z]{1,8}$/)),
    value: fc.constantFrom(...values).chain((canary) =>
      fc.constantFrom<JsonObject | string>(canary, ` ${canary} `, `见${canary}。`, { valueString: canary }, { system: 'http://loinc.org', code: canary }, { system: 'urn:rwd:wdbc', code: canary }, { reference: `Patient?name=${canary}` }, { resourceType: canary, id: canary }),
    ),
  });

  it('is dropped, or the record is refused with a code that does not repeat it', () => {
    const outcomes = { released: 0, refused: 0 };
    fc.assert(
      fc.property(planted, ({ at, key, value }) => {
        const bundle = plant(canaryBundle, at, { key, value }) as JsonObject;
        try {
          const output = JSON.stringify(run(bundle));
          for (const canary of values) expect(output).not.toContain(canary);
          outcomes.released += 1;
        } catch (error) {
          if (!isRwdError(error)) throw error;
          expect(['RWD_DEIDENTIFICATION_RESIDUAL_IDENTIFIER', 'RWD_DEIDENTIFICATION_NOT_A_BUNDLE', 'RWD_DEIDENTIFICATION_SEVERAL_SUBJECTS']).toContain(error.code);
          for (const canary of values) expect(JSON.stringify({ ...error, message: error.message })).not.toContain(canary);
          outcomes.refused += 1;
        }
      }),
      { numRuns: 1500 },
    );
    expect(outcomes.released).toBeGreaterThan(500);
  });
});

describe('the residual scan', () => {
  const withCode = (code: string): JsonObject => bundleOf(patient, { ...observation, code: { coding: [{ system: 'urn:rwd:wdbc', code }] } });

  it.each([canaries.medicalRecord, canaries.phone, '139-1042-7755', '１３９１０４２７７５５', canaries.name, '欧阳 婉清', canaries.birthDate, '19310817', 'OUYANG WANQING', canaries.street])(
    'refuses a record whose kept code carries %s',
    (code) => expect(codeOf(() => run(withCode(code)))).toBe('RWD_DEIDENTIFICATION_RESIDUAL_IDENTIFIER'),
  );

  it('refuses a phone number given as a measured value', () => {
    const bundle = bundleOf(patient, { ...observation, valueString: '', valueQuantity: { value: Number(canaries.phone) } });
    expect(codeOf(() => run(bundle))).toBe('RWD_DEIDENTIFICATION_RESIDUAL_IDENTIFIER');
  });

  it('is not needed for a code that cannot be of its system: it is dropped', () => {
    const coding = { system: 'http://loinc.org', code: canaries.medicalRecord };
    const output = resourceIn(run(bundleOf(patient, { ...observation, code: { coding: [coding] } })).bundle, 'Observation');
    expect(output.code).toEqual({ coding: [{ system: 'http://loinc.org' }] });
  });

  it('does not refuse a LOINC code whose number is a short record number', () => {
    const bundle = bundleOf({ resourceType: 'Patient', id: 'a1', identifier: [{ value: '85354' }] }, observation);
    expect(codeOf(() => run(bundle))).toBeUndefined();
  });

  it('drops a display that names the patient instead of refusing the record', () => {
    const coding = { system: 'http://loinc.org', code: '8480-6', display: `${canaries.name} 血压` };
    const output = resourceIn(run(bundleOf(patient, { ...observation, code: { coding: [coding] } })).bundle, 'Observation');
    expect(output.code.coding[0]).toEqual({ system: 'http://loinc.org', code: '8480-6' });
  });

  it('does not take a shifted date that falls on the birthday for the birthday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.string(), (days, subjectRef) => {
        const at = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const bundle = bundleOf({ resourceType: 'Patient', id: 'newborn', birthDate: '2021-01-01' }, { ...encounter, period: { start: at } });
        expect(codeOf(() => run(bundle, { subjectRef }))).toBeUndefined();
      }),
    );
  });
});

describe('dates of one patient', () => {
  const dayOf = (text: string): number => dayNumber(parseDate(text) ?? { year: 1, month: 1, day: 1 });
  const date = fc.integer({ min: 0, max: 30_000 }).map((days) => new Date(Date.UTC(1950, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

  it('keep their intervals, in every record and every resource of the project', () => {
    fc.assert(
      fc.property(date, date, fc.string(), (one, other, subjectRef) => {
        const stay = resourceIn(run(bundleOf({ ...encounter, period: { start: one, end: other } }), { subjectRef }).bundle, 'Encounter');
        const test = resourceIn(run(bundleOf({ ...observation, effectiveDateTime: `${other}T23:59:59Z` }), { subjectRef }).bundle, 'Observation');
        expect(dayOf(stay.period.end) - dayOf(stay.period.start)).toBe(dayOf(other) - dayOf(one));
        expect(test.effectiveDateTime).toBe(`${stay.period.end}T23:59:59Z`);
        expect(stay.period.start).not.toBe(one);
      }),
    );
  });

  it('move by another shift in another project', () => {
    const shifts = ['a', 'b', 'c', 'd'].map((id) => resourceIn(run(bundleOf(encounter), { project: { id, purpose: 'research' } }).bundle, 'Encounter').period.start);
    expect(new Set(shifts).size).toBeGreaterThan(1);
  });
});

describe('what is refused', () => {
  const deep = Array.from({ length: 5000 }).reduce<Json>((inner) => [inner], []);

  it.each<readonly [string, JsonObject, string]>([
    ['another resource', { resourceType: 'Patient' }, 'RWD_DEIDENTIFICATION_NOT_A_BUNDLE'],
    ['two patients', bundleOf(patient, { ...patient, id: 'other' }), 'RWD_DEIDENTIFICATION_SEVERAL_SUBJECTS'],
    ['nesting without end', { resourceType: 'Bundle', entry: deep }, 'RWD_DEIDENTIFICATION_TOO_DEEP'],
  ])('%s', (_what, bundle, code) => expect(codeOf(() => run(bundle))).toBe(code));
});
