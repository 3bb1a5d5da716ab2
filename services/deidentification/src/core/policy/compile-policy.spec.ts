import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isRwdError } from '@chainnet/contracts';
import { describe, expect, it } from '@jest/globals';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { entriesOf } from '../../../test/output.js';
import { deidentify } from '../deidentify.js';
import type { Json, JsonObject } from '../json.js';
import { isObject, listOf } from '../json.js';
import { clinicalResearch } from '../policies/clinical-research.js';
import { compilePolicy } from './compile-policy.js';
import { parsePath } from './path.js';
import type { Policy, PolicyRow } from './policy.js';
import { policyDigest } from './policy.js';

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return isRwdError(error) ? error.code : String(error);
  }
};
const withRows = (...rows: readonly (Omit<PolicyRow, 'reason'>)[]): Policy => ({
  ...clinicalResearch,
  rows: [{ resource: 'Bundle', path: 'entry.resource', action: { type: 'resources' }, reason: 'entries' }, ...rows.map((row) => ({ ...row, reason: 'test' }))],
});

describe('the paths of a policy select what FHIRPath selects (fhirpath.js, R4 model)', () => {
  const require = createRequire(import.meta.url);
  const example = (file: string): JsonObject => JSON.parse(readFileSync(require.resolve(`hl7.fhir.r4.examples/${file}.json`), 'utf8')) as JsonObject;
  const cases: readonly (readonly [file: string, path: string])[] = [
    ['Observation-blood-pressure', 'code.coding.code'],
    ['Observation-blood-pressure', 'component.code.coding.display'],
    ['Observation-blood-pressure', 'component.value.ofType(Quantity).value'],
    ['Observation-blood-pressure', 'effective.ofType(dateTime)'],
    ['Observation-blood-pressure', 'subject.reference'],
    ['Observation-f001', 'value.ofType(Quantity).unit'],
    ['Observation-f001', 'value.ofType(CodeableConcept).text'],
    ['Patient-example', 'gender'],
    ['Patient-example', 'address.city'],
    ['Patient-example', 'managingOrganization.reference'],
    ['Encounter-f001', 'class.code'],
    ['Encounter-f001', 'identifier.use'],
    ['Condition-f001', 'severity.coding.display'],
    ['Composition-example', 'section.code.coding.system'],
    ['Composition-example', 'section.entry.reference'],
  ];

  it.each(cases)('%s: %s', (file, path) => {
    const resource = example(file);
    const type = resource['resourceType'] as string;
    const policy = compilePolicy(withRows({ resource: type, path, action: { type: 'keep' } }));
    const bundle = { resourceType: 'Bundle', entry: [{ resource: { ...resource, identifier: without(resource['identifier'], 'value'), name: [], address: without(resource['address'], 'line', 'text'), birthDate: '' } }] };
    const { bundle: output } = deidentify(bundle, { policy, keys: { kid: 'k', epoch: 1, secret: Buffer.alloc(32) }, project: { id: 'p', purpose: 'q' }, subjectRef: 's' });
    const kept = entriesOf(output)[0]?.resource as unknown as Json;
    const selected = fhirpath.evaluate(resource, `${type}.${path}`, {}, r4, { async: false }) as Json[];
    expect(selected.length > 0).toBe(!path.includes('ofType(CodeableConcept)'));
    expect(leavesOf(kept).filter(([name]) => name !== 'resourceType').map(([, value]) => value)).toEqual(selected);
  });

  const without = (value: Json | undefined, ...names: readonly string[]): Json =>
    listOf(value).filter(isObject).map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name))));
  const leavesOf = (value: Json, name = ''): [string, Json][] =>
    typeof value !== 'object' || value === null
      ? [[name, value]]
      : Object.entries<Json>(value as JsonObject).flatMap(([key, item]) => leavesOf(item, Array.isArray(value) ? name : key));
});

describe('a path', () => {
  it.each([
    ['name.given', { steps: ['name', 'given'], choice: false }],
    ['component.value[x]', { steps: ['component', 'value'], choice: true }],
    ['value.ofType(Quantity).value', { steps: ['valueQuantity', 'value'], choice: false }],
    ['deceased.ofType(boolean)', { steps: ['deceasedBoolean'], choice: false }],
    ['name.where(use = 1)', undefined],
    ['ofType(Quantity)', undefined],
    ['name..given', undefined],
    ['name[0]', undefined],
    ['__proto__', undefined],
  ])('%s', (path, parsed) => expect(parsePath(path)).toEqual(parsed));
});

describe('a policy', () => {
  it('has a digest that does not depend on the order of keys and changes with any rule', () => {
    const reordered = Object.fromEntries(Object.entries(clinicalResearch).reverse()) as Policy;
    expect(policyDigest(reordered)).toBe(policyDigest(clinicalResearch));
    expect(policyDigest({ ...clinicalResearch, dateShift: { rangeDays: 366 } })).not.toBe(policyDigest(clinicalResearch));
    expect(compilePolicy(clinicalResearch).digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('covers the six clinical types and Bundle', () => {
    expect([...compilePolicy(clinicalResearch).resources.keys()].sort()).toEqual(['Bundle', 'Composition', 'Condition', 'Encounter', 'MedicationRequest', 'Observation', 'Patient']);
  });

  it.each([
    ['an unknown action', { ...clinicalResearch, rows: [{ resource: 'Patient', path: 'id', action: { type: 'hash' }, reason: 'x' }] }],
    ['a row without a reason', { ...clinicalResearch, rows: [{ resource: 'Patient', path: 'id', action: { type: 'drop' } }] }],
    ['an unknown key', { ...clinicalResearch, fallback: 'keep' }],
    ['ages above 89 apart', { ...clinicalResearch, ages: { width: 5, pooledBelow: 25, pooledAbove: 99 } }],
    ['no row for Bundle', { ...clinicalResearch, rows: [] }],
    ['nothing', undefined],
  ])('is refused with %s', (_what, policy) => expect(codeOf(() => compilePolicy(policy))).toBe('RWD_DEIDENTIFICATION_POLICY_INVALID'));

  it.each(['name', 'name.given', 'telecom.value', 'identifier.value', 'address.line', 'birthDate', 'photo.data', 'text.div'])('may not keep Patient.%s', (path) => {
    expect(codeOf(() => compilePolicy(withRows({ resource: 'Patient', path, action: { type: 'keep' } })))).toBe('RWD_DEIDENTIFICATION_POLICY_UNSAFE');
  });

  it.each<readonly [string, readonly Omit<PolicyRow, 'reason'>[]]>([
    ['names an element twice', [{ resource: 'Patient', path: 'gender', action: { type: 'keep' } }, { resource: 'Patient', path: 'gender', action: { type: 'drop' } }]],
    ['decides above another row', [{ resource: 'Patient', path: 'name', action: { type: 'drop' } }, { resource: 'Patient', path: 'name.use', action: { type: 'drop' } }]],
    ['decides below another row', [{ resource: 'Patient', path: 'link.type', action: { type: 'keep' } }, { resource: 'Patient', path: 'link', action: { type: 'drop' } }]],
    ['gives a choice no types', [{ resource: 'Observation', path: 'value[x]', action: { type: 'keep' } }]],
    ['gives one element two types', [{ resource: 'Observation', path: 'value', action: { type: 'datatype', of: ['Quantity', 'Period'] } }]],
    ['names an unknown data type', [{ resource: 'Observation', path: 'value', action: { type: 'datatype', of: ['Nothing'] } }]],
    ['repeats a path that is not there', [{ resource: 'Composition', path: 'section.section', action: { type: 'sameAs', path: 'part' } }]],
    ['has a predicate', [{ resource: 'Patient', path: 'name.where(true)', action: { type: 'drop' } }]],
  ])('is refused when it %s', (_what, rows) => expect(codeOf(() => compilePolicy(withRows(...rows)))).toBe('RWD_DEIDENTIFICATION_POLICY_PATH'));

  it('applies the rows of a section to the sections inside it', () => {
    const section = { title: 'secret', mode: 'snapshot', section: [{ title: 'secret', mode: 'changes', section: [{ mode: 'working', title: 'secret' }] }] };
    const bundle: JsonObject = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Composition', section: [section] } }] };
    const { bundle: output } = deidentify(bundle, { policy: compilePolicy(clinicalResearch), keys: { kid: 'k', epoch: 1, secret: Buffer.alloc(32) }, project: { id: 'p', purpose: 'q' }, subjectRef: 's' });
    expect(entriesOf(output)[0]?.resource.section).toEqual([{ mode: 'snapshot', section: [{ mode: 'changes', section: [{ mode: 'working' }] }] }]);
  });
});
