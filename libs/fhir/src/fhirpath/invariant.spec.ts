import { describe, expect, it } from '@jest/globals';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { StructureSchema } from '../schema/structure-schema.js';
import { compileInvariant } from './invariant.js';
import { parse } from './parse.js';

const primitive = (type: string): object => ({ resourceType: 'StructureDefinition', url: type, name: type, kind: 'primitive-type', type });
const schema = new StructureSchema([
  ...(['string', 'code', 'date', 'boolean', 'decimal', 'integer'].map(primitive) as never[]),
  { resourceType: 'StructureDefinition', url: 'Quantity', name: 'Quantity', kind: 'complex-type', type: 'Quantity', snapshot: { element: [{ path: 'Quantity' }, { path: 'Quantity.value', max: '1', type: [{ code: 'decimal' }] }, { path: 'Quantity.unit', max: '1', type: [{ code: 'string' }] }] } },
  {
    resourceType: 'StructureDefinition', url: 'Observation', name: 'Observation', kind: 'resource', type: 'Observation',
    snapshot: {
      element: [
        { path: 'Observation' }, { path: 'Observation.status', max: '1', type: [{ code: 'code' }] }, { path: 'Observation.issued', max: '1', type: [{ code: 'date' }] },
        { path: 'Observation.note', max: '*', type: [{ code: 'string' }] }, { path: 'Observation.value[x]', max: '1', type: [{ code: 'Quantity' }, { code: 'string' }, { code: 'boolean' }] },
      ],
    },
  },
]);
const observation = { resourceType: 'Observation', status: 'final', issued: '2025-03', note: ['a', 'b', 'b'], valueQuantity: { value: 2, unit: 'mg' } };
const environment = { resource: observation, rootResource: observation, context: observation, resolve: (): undefined => undefined };

const own = [
  "status = 'final'", "status in ('final' | 'amended')", 'note.count() = 3', 'note.isDistinct()', "note.where($this = 'b').count() = 2", 'note.distinct().count() = 2', "note.first() = 'a'", "note.last() = 'b'", "note[1] = 'b'",
  "note.tail().count() = 2", "note.skip(1).take(1) = 'b'", "note.exists($this = 'c')", "note.all($this.matches('^[ab]$'))", "note.select($this & 'x').first() = 'ax'", 'value.exists()', 'value is Quantity', 'value is boolean',
  'value.ofType(Quantity).value > 1', '(value as Quantity).value + 1 = 3', 'value.value * 2 - 1 = 3', 'value.value div 2 = 1 and value.value mod 2 = 0', 'value.value / 4 = 0.5', '-1 < value.value', "value.unit.startsWith('m') xor status.empty()",
  "status.length() = 5", "status.substring(1, 2) = 'in'", "status.upper() = 'FINAL'", "status.replace('f', 'F') = 'Final'", "status.indexOf('n') = 2", "status.contains('ina') and status.endsWith('l')", "iif(status = 'final', note.count() > 2, false)",
  "'3'.toInteger() = 3", "value.value.toString() = '2'", '{}.empty()', "missing.exists() or note contains 'a'", "status != 'final' implies missing.exists()", '%resource.status.exists()', '%context.note.exists()', "note.intersect('a' | 'z').count() = 1",
  "note.combine('a').count() = 4", "note.union('a').count() = 2", "note.exclude('a').count() = 2", "(note | 'c').count() = 3", "('a' | 'b').subsetOf(note)", 'children().count() > 4', 'descendants().exists()', 'status.hasValue()', 'Observation.status.exists()',
  'missing', "missing = 'x'", "status > 'a'", 'note.select($this = $this).allTrue()', 'false and missing', 'true or missing', '`status`.exists() // a comment',
];

describe('invariants', () => {
  it.each(own)('compiled by us, give what fhirpath.js gives: %s', (expression) => {
    const { by, holds } = compileInvariant(expression, 'Observation', schema);
    expect(by).toBe('compiler');
    const found: unknown[] = fhirpath.evaluate(observation, expression, { resource: observation }, r4, { async: false });
    const theirs = found.length === 1 ? (typeof found[0] === 'boolean' ? found[0] : true) : 'undecided';
    expect(holds(observation, environment)).toBe(theirs);
  });

  it.each(["issued > @2024-01-01", "value.ofType(Quantity) < 4 'mg'", "status ~ 'FINAL'", 'note.aggregate($total + 1, 0) > 2'])('outside the subset are left to fhirpath.js: %s', (expression) => {
    expect(compileInvariant(expression, 'Observation', schema).by).toBe('fhirpath.js');
  });

  it('that are no FHIRPath are refused', () => expect(() => compileInvariant('status = ', 'Observation', schema)).toThrow());

  it('keep the precedence of FHIRPath', () => {
    expect(parse('a or b and c = d | e + f * g')).toMatchObject({ operator: 'or', right: { operator: 'and', right: { operator: '=', right: { operator: '|', right: { operator: '+', right: { operator: '*' } } } } } });
    expect(parse('a implies b implies c')).toMatchObject({ left: { operator: 'implies' } });
  });
});
