import type { Resource } from '@chainnet/fhir';

export const soundPatient: Resource = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:oid:2.16.156.10011.1.3', value: '11010519491231002X' }],
  name: [{ family: '张', given: ['三'] }],
  gender: 'female',
  birthDate: '1949-12-31',
};

export const soundObservation: Resource = {
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8310-5' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2025-03-14T09:26:53+08:00',
  valueQuantity: { value: 36.6, unit: 'Cel', system: 'http://unitsofmeasure.org', code: 'Cel' },
};

export type SeededDefect = { readonly name: string; readonly resource: Resource };

const patient = (name: string, change: object): SeededDefect => ({ name, resource: { ...soundPatient, ...change } });
const observation = (name: string, change: object): SeededDefect => ({ name, resource: { ...soundObservation, ...change } });
const without = (name: string): Resource => Object.fromEntries(Object.entries(soundObservation).filter(([key]) => key !== name)) as Resource;

/** Twenty defects in Patient and Observation, the kinds that public validators were compared on. */
export const seededDefects: readonly SeededDefect[] = [
  patient('a gender outside the value set', { gender: 'm' }),
  patient('a day that is not in the calendar', { birthDate: '1990-02-30' }),
  patient('a month that does not exist', { birthDate: '1990-13-01' }),
  patient('an empty array', { name: [] }),
  patient('an empty string', { name: [{ family: '' }] }),
  patient('an empty object', { name: [{}] }),
  patient('an id with a blank', { id: 'p 1' }),
  patient('a property that does not exist', { nickname: 'x' }),
  patient('an object where an array belongs', { name: { family: 'x' } }),
  patient('a number where a string belongs', { name: [{ family: 7 }] }),
  patient('a contact without details (pat-1)', { contact: [{ gender: 'female' }] }),
  observation('a status outside the value set', { status: 'done' }),
  { name: 'no status', resource: without('status') },
  { name: 'no code', resource: without('code') },
  observation('an array where an object belongs', { code: [{ text: 'x' }] }),
  observation('two values of value[x]', { valueString: 'x' }),
  observation('a time without a zone', { effectiveDateTime: '2025-03-14T09:26:53' }),
  observation('a subject of a wrong type', { subject: { reference: 'Medication/1' } }),
  observation('a value and a reason for its absence (obs-6)', { dataAbsentReason: { text: 'x' } }),
  observation('a unit code without a system (qty-3)', { valueQuantity: { value: 1, code: 'Cel' } }),
];
