import { describe, expect, it } from '@jest/globals';
import { literalTarget, mapReferences, referencesOf } from './references.js';

const observation = {
  resourceType: 'Observation',
  subject: { reference: 'Patient/1' },
  performer: [{ reference: '#me' }, { display: 'nobody' }],
};

describe('references', () => {
  it('are found with their paths', () => {
    expect(referencesOf(observation)).toEqual([
      { path: 'subject', reference: 'Patient/1' },
      { path: 'performer[0]', reference: '#me' },
    ]);
  });

  it('are rewritten in a copy', () => {
    const copy = mapReferences(observation, (reference) => (reference === 'Patient/1' ? 'Patient/2' : reference));
    expect(copy.subject).toEqual({ reference: 'Patient/2' });
    expect(copy.performer).toEqual(observation.performer);
    expect(observation.subject.reference).toBe('Patient/1');
  });

  it.each([
    ['Patient/1', 'Patient', '1'],
    ['https://server/fhir/Encounter/a.b-C', 'Encounter', 'a.b-C'],
    ['Patient/1/_history/2', 'Patient', '1'],
  ])('%s names a resource', (reference, type, id) => {
    expect(literalTarget(reference)).toEqual({ type, id });
  });

  it.each(['#p', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', 'Patient?identifier=1', ''])('%s names none', (reference) => {
    expect(literalTarget(reference)).toBeUndefined();
  });
});
