import { describe, expect, it } from '@jest/globals';
import { holdsCode, holdsCoding, Terminology } from './value-set-expansion.js';

const terminology = (): Terminology => {
  const built = new Terminology();
  built.add({
    resourceType: 'CodeSystem',
    url: 'urn:animals',
    content: 'complete',
    concept: [{ code: 'animal', concept: [{ code: 'cat', concept: [{ code: 'kitten' }] }, { code: 'dog' }] }],
  });
  const set = (url: string, compose: object): void => built.add({ resourceType: 'ValueSet', url, compose });
  set('urn:all', { include: [{ system: 'urn:animals' }] });
  set('urn:cats', { include: [{ system: 'urn:animals', filter: [{ property: 'concept', op: 'is-a', value: 'cat' }] }] });
  set('urn:below', { include: [{ system: 'urn:animals', filter: [{ property: 'concept', op: 'descendent-of', value: 'cat' }] }] });
  set('urn:no-dog', { include: [{ valueSet: ['urn:all'] }], exclude: [{ system: 'urn:animals', concept: [{ code: 'dog' }] }] });
  set('urn:open', { include: [{ system: 'urn:ietf:bcp:47' }] });
  set('urn:loop', { include: [{ valueSet: ['urn:loop'] }] });
  return built;
};

const codes = (url: string): readonly string[] | undefined => {
  const found = terminology().expand(url)?.get('urn:animals');
  return found === undefined ? undefined : [...found];
};

describe('value set expansion', () => {
  it.each([
    ['urn:all|4.0.1', ['animal', 'cat', 'kitten', 'dog']],
    ['urn:cats', ['cat', 'kitten']],
    ['urn:below', ['kitten']],
    ['urn:no-dog', ['animal', 'cat', 'kitten']],
  ])('%s', (url, expected) => expect(codes(url)).toEqual(expected));

  it.each(['urn:open', 'urn:loop', 'urn:unknown'])('%s cannot be enumerated, so nothing is refused', (url) => {
    expect(terminology().expand(url)).toBeUndefined();
  });

  it('tells a coding of another system from one of its own', () => {
    const expansion = terminology().expand('urn:cats') ?? new Map<string, ReadonlySet<string>>();
    expect(holdsCode(expansion, 'cat')).toBe(true);
    expect(holdsCoding(expansion, 'urn:animals', 'cat')).toBe(true);
    expect(holdsCoding(expansion, 'urn:plants', 'cat')).toBe(false);
  });
});
