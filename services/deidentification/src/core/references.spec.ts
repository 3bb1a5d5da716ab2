import { describe, expect, it } from '@jest/globals';
import type { Output } from '../../test/output.js';
import { resourceIn } from '../../test/output.js';
import { deidentify } from './deidentify.js';
import type { JsonObject } from './json.js';
import { clinicalResearch } from './policies/clinical-research.js';
import { compilePolicy } from './policy/compile-policy.js';

const policy = compilePolicy(clinicalResearch);
const options = { policy, keys: { kid: 'k1', epoch: 1, secret: Buffer.alloc(32, 7) }, project: { id: 'p', purpose: 'research' }, subjectRef: 's' };

/** The output of an Observation with each of the references as performer, beside a patient known by urn only. */
function renamed(...references: readonly string[]): { references: readonly (string | undefined)[]; patient: Output; observation: Output } {
  const observation: JsonObject = { resourceType: 'Observation', id: 'o', performer: references.map((reference, at) => ({ reference, identifier: { system: 's', value: `marker-${at}` } })) };
  const patient: JsonObject = { resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: '00420042' }] };
  const bundle: JsonObject = { resourceType: 'Bundle', type: 'transaction', entry: [{ fullUrl: 'urn:uuid:5a1e', resource: patient }, { resource: observation }] };
  const { bundle: output } = deidentify(bundle, options);
  const renamedObservation = resourceIn(output, 'Observation');
  return { references: renamedObservation.performer.map(({ reference }) => reference), patient: resourceIn(output, 'Patient'), observation: renamedObservation };
}

describe('a renamed reference', () => {
  it('is one for the relative, absolute and versioned forms of a target', () => {
    const { references } = renamed('Practitioner/d1', 'https://a.example/fhir/Practitioner/d1', 'Practitioner/d1/_history/2');
    expect(new Set(references).size).toBe(1);
    expect(references[0]).toMatch(/^Practitioner\/k1-[a-z2-7]{32}$/);
  });

  it('follows an entry known by its urn, which gets the id that references carry', () => {
    const { references, patient } = renamed('urn:uuid:5a1e');
    expect(references).toEqual([`Patient/${patient.id}`]);
  });

  it('stays unresolvable, but equal, for a urn outside the Bundle', () => {
    const { references } = renamed('urn:uuid:77', 'urn:uuid:77', 'urn:uuid:78');
    expect(references[0]).toBe(references[1]);
    expect(references[0]).not.toBe(references[2]);
    expect(references[0]).toMatch(/^urn:rwd:k1-/);
  });

  it('carries the pseudonym of the identifier when it is conditional', () => {
    const { references, patient } = renamed('Patient?identifier=urn:mrn|00420042', 'Patient?identifier=urn%3Amrn%7C00420042');
    const expected = `Patient?identifier=urn:rwd:pseudonym|${patient.identifier[0]?.value ?? ''}`;
    expect(references).toEqual([expected, expected]);
  });

  it.each(['Patient?name=%E5%BC%A0', 'Patient?identifier=a&name=b', '#unknown', 'http://a.example/people/li', 'mailto:li@a.example', 'Hospital/Li', ''])(
    'is dropped when it is %j',
    (reference) => expect(renamed(reference).references).toEqual([undefined]),
  );

  it('keeps a logical reference by the pseudonym of its identifier', () => {
    expect(renamed('').observation.performer[0]?.identifier).toEqual({ system: 'urn:rwd:pseudonym', value: expect.stringMatching(/^k1-/) });
  });
});
