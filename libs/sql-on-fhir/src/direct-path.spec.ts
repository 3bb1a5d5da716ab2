import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { directPath } from './direct-path.js';

const quantity = fc.record({ value: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), unit: fc.constantFrom('mm', 'g') }, { requiredKeys: [] });
const concept = fc.record({ coding: fc.array(fc.record({ system: fc.constantFrom('s', 't'), code: fc.constantFrom('a', 'b', 'c') }), { minLength: 1, maxLength: 2 }) });
const valued = fc.oneof(
  fc.record({ valueQuantity: quantity }),
  fc.record({ valueCodeableConcept: concept }),
  fc.record({ valueString: fc.constantFrom('x', 'a') }),
  fc.record({ valueInteger: fc.integer({ min: 0, max: 9 }) }),
  fc.constant({}),
);
const observation = fc
  .tuple(valued, fc.array(fc.tuple(concept, valued), { maxLength: 4 }))
  .map(([value, parts]) => ({
    resourceType: 'Observation',
    ...value,
    ...(parts.length === 0 ? {} : { component: parts.map(([code, part]) => ({ code, ...part })) }),
  }));

const paths = [
  'component',
  'component.code.coding.code',
  'value',
  'component.value',
  'value.ofType(Quantity).value',
  'component.value.ofType(string)',
  'component.value.ofType(integer)',
  "component.where(code.coding.code='a').value.ofType(Quantity).value",
  "component.where(code.coding.code = 'b').value.ofType(CodeableConcept).coding.code.first()",
  "component.code.coding.where(system='s').code",
  'component.first().code.coding.first().system',
];

describe('a direct path', () => {
  it.each(paths)('gives what fhirpath.js gives: %s', (path) => {
    const direct = directPath(path);
    const oracle = fhirpath.compile(path, r4, { async: false });
    fc.assert(
      fc.property(observation, (resource) => {
        expect(direct?.(resource)).toEqual(oracle(structuredClone(resource), {}));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['name[0]', 'component.value.value', 'a = b', 'a.exists()', "where(birthDate = '1990-01-01')", 'value.ofType(Invalid)', 'Patient.name', '%x', "'text'", 'a and b', 'true'])(
    'leaves what it cannot do to fhirpath.js: %s',
    (path) => expect(directPath(path)).toBeUndefined(),
  );
});
