import { isRwdError } from '@chainnet/contracts';
import { describe, expect, it } from '@jest/globals';
import { column, publishedCases } from '../test/published-cases.js';
import { compileView } from './compile-view.js';
import type { Resource } from './view-definition.js';

const rowsOf = (view: object, resources: readonly Resource[]): object[] => [...compileView(view).rows(resources)];

const outcomeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return isRwdError(error) ? { error: error.code } : error;
  }
};

describe.each(publishedCases)('SQL on FHIR v2 tests: $group', ({ resources, cases }) => {
  it.each(cases)('$title', ({ view, expect: expected }) => {
    expect(outcomeOf(() => rowsOf(view, resources))).toEqual(expected);
  });
});

describe('a training table from de-identified Observations', () => {
  const features = Array.from({ length: 30 }, (_, at) => (at === 0 ? 'mean-radius' : `feature-${at}`));
  const component = (code: string, value: number): object => ({ code: { coding: [{ system: 'urn:rwd:wdbc', code }] }, valueQuantity: { value } });
  const observation = (id: string, offset: number): Resource => ({
    resourceType: 'Observation',
    id,
    subject: { reference: `Patient/p-${id}` },
    valueCodeableConcept: { coding: [{ system: 'urn:rwd:wdbc', code: offset > 50 ? 'M' : 'B' }] },
    component: features.map((code, at) => component(code, offset + at / 4)),
  });
  const view = {
    resourceType: 'ViewDefinition',
    resource: 'Observation',
    select: [
      {
        ...column('patient=subject.getReferenceKey(Patient)', "diagnosis=value.ofType(CodeableConcept).coding.where(system='urn:rwd:wdbc').code"),
        select: [column(...features.map((code, at) => `x${at}=component.where(code.coding.code='${code}').value.ofType(Quantity).value`))],
      },
    ],
    where: [{ path: "component.where(code.coding.code='mean-radius').exists()" }],
  };

  it('gives one row for each Observation and one column for each component', () => {
    const rows = rowsOf(view, [{ resourceType: 'Patient', id: 'p-a' }, observation('a', 1), observation('b', 100), { resourceType: 'Observation', id: 'other' }]);
    expect(rows).toEqual([
      { patient: 'Patient/p-a', diagnosis: 'B', ...Object.fromEntries(features.map((_, at) => [`x${at}`, 1 + at / 4])) },
      { patient: 'Patient/p-b', diagnosis: 'M', ...Object.fromEntries(features.map((_, at) => [`x${at}`, 100 + at / 4])) },
    ]);
  });

  it('names its columns in row order and gives null for a component that is missing', () => {
    const compiled = compileView(view);
    expect(compiled.columns).toEqual(['patient', 'diagnosis', ...features.map((_, at) => `x${at}`)]);
    const [row] = compiled.rows([{ ...observation('a', 1), component: [component('mean-radius', 7)] }]);
    expect(row).toMatchObject({ x0: 7, x1: null, x29: null });
  });

  it('refuses an Observation that carries a feature twice, without naming a value', () => {
    const twice = { ...observation('a', 1), component: [component('mean-radius', 7), component('mean-radius', 8)] };
    expect(() => rowsOf(view, [twice])).toThrow('The column x0 has 2 values in one row.');
  });
});
