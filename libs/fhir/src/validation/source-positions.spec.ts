import { describe, expect, it } from '@jest/globals';
import { errorIssue } from '../operation-outcome.js';
import { withSourcePositions } from './source-positions.js';
import type { SourcePosition } from './source-positions.js';

const URL = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue';
const places: ReadonlyMap<string, SourcePosition> = new Map([
  ['Bundle.entry[1].resource.valueQuantity', { path: 'OBX[3]-5', line: 7, column: 12 }],
  ['Bundle.entry[1]', { path: 'OBX[3]' }],
]);
const positioned = (expression?: string): readonly object[] | undefined => withSourcePositions([errorIssue('value', 'x', expression)], (path) => places.get(path))[0]?.extension;

describe('source positions of issues', () => {
  it('are those of the element, whose choice is named as in JSON', () => {
    expect(positioned('Bundle.entry[1].resource.value.ofType(Quantity)')).toEqual([
      { url: `${URL}-source`, valueString: 'OBX[3]-5' }, { url: `${URL}-line`, valueInteger: 7 }, { url: `${URL}-col`, valueInteger: 12 },
    ]);
  });

  it('are those of the nearest element above, where the element came from nowhere', () => {
    expect(positioned('Bundle.entry[1].resource.value.ofType(Quantity).code')).toHaveLength(3);
    expect(positioned('Bundle.entry[1].resource.status')).toEqual([{ url: `${URL}-source`, valueString: 'OBX[3]' }]);
  });

  it.each(['Bundle.entry[2].resource', undefined])('are left out where nothing is known: %s', (expression) => expect(positioned(expression)).toBeUndefined());
});
