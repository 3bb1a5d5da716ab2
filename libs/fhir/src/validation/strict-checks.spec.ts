import { describe, expect, it } from '@jest/globals';
import type { ElementDefinition } from './definitions.js';
import { RuleBook } from './element-rules.js';
import { strictIssues } from './strict-checks.js';
import { Terminology } from './value-set-expansion.js';

const PROFILE = 'http://hl7.org/fhir/StructureDefinition';

const book = (): RuleBook => {
  const terminology = new Terminology();
  terminology.add({ resourceType: 'ValueSet', url: 'urn:colour', compose: { include: [{ system: 'urn:c', concept: [{ code: 'red' }] }] } });
  const built = new RuleBook();
  const add = (type: string, element: readonly ElementDefinition[]): void =>
    built.add({ resourceType: 'StructureDefinition', url: `${PROFILE}/${type}`, name: type, kind: 'resource', type, snapshot: { element: [{ path: type }, ...element] } }, terminology);
  add('Thing', [
    { path: 'Thing.id', base: { path: 'Resource.id' }, type: [{ code: 'string' }] },
    { path: 'Thing.contained', type: [{ code: 'Resource' }] },
    { path: 'Thing.colour', type: [{ code: 'code' }], binding: { strength: 'required', valueSet: 'urn:colour' } },
    { path: 'Thing.owner', type: [{ code: 'Reference', targetProfile: [`${PROFILE}/Thing`] }] },
    { path: 'Thing.value[x]', type: [{ code: 'string' }, { code: 'dateTime' }] },
    { path: 'Thing.part', type: [{ code: 'BackboneElement' }] },
    { path: 'Thing.part.made', type: [{ code: 'date' }] },
    { path: 'Thing.part.part', contentReference: '#Thing.part' },
  ]);
  return built;
};

const found = (thing: Readonly<Record<string, unknown>>): readonly (readonly [string, string | undefined])[] =>
  strictIssues({ resourceType: 'Thing', ...thing }, book()).map(({ code, expression }) => [code, expression?.[0]]);

describe('strict checks', () => {
  it('given a sound thing, find nothing', () => {
    expect(found({ id: 'a', colour: 'red', owner: { reference: 'Thing/1' }, valueString: 'x', part: [{ made: '2024-02-29' }] })).toEqual([]);
  });

  it('report every issue, not the first', () => {
    expect(found({ id: 'a b', colour: 'blue', part: [] })).toEqual([
      ['value', 'Thing.id'],
      ['code-invalid', 'Thing.colour'],
      ['structure', 'Thing.part'],
    ]);
  });

  it('follow content references to any depth', () => {
    expect(found({ part: [{ part: [{ part: [{ made: '1990-02-30' }] }] }] })).toEqual([['value', 'Thing.part[0].part[0].part[0].made']]);
  });

  it('refuse a second value of a choice', () => expect(found({ valueString: 'x', valueDateTime: '2024' })).toEqual([['structure', 'Thing']]));

  it('hold references to their target types, contained ones too', () => {
    expect(found({ owner: { reference: 'Patient/1' } })).toEqual([['structure', 'Thing.owner']]);
    expect(found({ owner: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] })).toEqual([['structure', 'Thing.owner']]);
    expect(found({ owner: { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' } })).toEqual([]);
  });

  it('walk into contained resources', () => {
    expect(found({ contained: [{ resourceType: 'Thing', colour: 'blue' }] })).toEqual([['code-invalid', 'Thing.contained[0].colour']]);
  });

  it('refuse empty strings and objects', () => {
    expect(found({ valueString: '', owner: {} })).toEqual([['value', 'Thing.valueString'], ['structure', 'Thing.owner']]);
  });
});
