import type { Resource } from '@chainnet/fhir';
import { soundObservation, soundPatient } from './seeded-defects.js';

const URN = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">';

const patient = (change: object): Resource => ({ ...soundPatient, ...change });
const observation = (change: object): Resource => ({ ...soundObservation, ...change });
const extended = (value: object): Resource => patient({ extension: [{ url: 'urn:x', ...value }] });
const narrated = (div: string): Resource => patient({ text: { status: 'generated', div } });
const bundle = (...entry: readonly object[]): Resource => ({ resourceType: 'Bundle', type: 'collection', entry });

type Defect = readonly [name: string, resource: Resource, code: string, path: string];

const values: readonly (readonly [type: string, value: unknown])[] = [
  ['base64Binary', 'abc'], ['base64Binary', 'a*=='], ['uri', 'urn:a b'], ['url', 'http://a b'], ['canonical', 'a b'], ['oid', 'urn:oid:3.1'], ['oid', '1.2.3'],
  ['uuid', 'urn:uuid:0C3151BD-1CBF-4D64-B04D-CD9187A4C6E0'], ['instant', '2025-03-14'], ['instant', '2025-03-14T09:26:53'], ['positiveInt', 0], ['unsignedInt', -1],
  ['integer', 1.5], ['integer', 2 ** 31], ['code', ' a'], ['code', 'a  b'], ['id', 'a_b'], ['time', '24:00:00'], ['date', '2025-02-29'], ['string', 'a\u0000b'], ['markdown', '\u0001'],
];
const misplaced: readonly (readonly [type: string, value: unknown])[] = [['boolean', 'true'], ['integer', '1'], ['decimal', '1.0'], ['string', 1], ['dateTime', 2025], ['Quantity', 'x']];

/** Defects beyond the twenty that validators are compared on: each with the code and place of the issue it must raise. */
export const moreDefects: readonly Defect[] = [
  ...values.map(([type, value]): Defect => [`${JSON.stringify(value)} as ${type}`, extended({ [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value }), 'invalid-primitive', `Patient.extension[0].value.ofType(${type})`]),
  ...misplaced.map(([type, value]): Defect => [`${typeof value} as ${type}`, extended({ [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value }), type === 'Quantity' ? 'not-an-object' : 'not-a-primitive', `Patient.extension[0].value.ofType(${type})`]),
  ['an unknown element in an element', patient({ contact: [{ name: { text: 'x', nick: 'x' } }] }), 'unknown-element', 'Patient.contact[0].name.nick'],
  ['an unknown element beside a primitive', patient({ _gender: { x: 1 } }), 'unknown-element', 'Patient.gender.x'],
  ['an element that is null', patient({ active: null }), 'null-value', 'Patient.active'],
  ['a null item without an element of its own', patient({ name: [{ given: ['x', null] }] }), 'null-value', 'Patient.name[0].given[1]'],
  ['elements in another number than values', patient({ name: [{ given: ['x'], _given: [null, { id: 'x' }] }] }), 'primitive-and-element-differ', 'Patient.name[0].given'],
  ['an array where one value belongs', patient({ birthDate: ['2025'] }), 'not-single', 'Patient.birthDate'],
  ['an element with an id only', patient({ maritalStatus: { id: 'x' } }), 'empty-object', 'Patient.maritalStatus'],
  ['an extension with a value and extensions', extended({ valueString: 'x', extension: [{ url: 'y', valueString: 'x' }] }), 'ext-1', 'Patient.extension[0]'],
  ['a missing element of an element', patient({ communication: [{ preferred: true }] }), 'missing', 'Patient.communication[0]'],
  ['an invariant behind a content reference', observation({ component: [{ code: { text: 'x' }, referenceRange: [{ type: { text: 'x' } }] }] }), 'obs-3', 'Observation.component[0].referenceRange[0]'],
  ['a simple quantity with a comparator', observation({ referenceRange: [{ low: { value: 1, comparator: '<' } }] }), 'sqty-1', 'Observation.referenceRange[0].low'],
  ['a range that falls', observation({ valueQuantity: undefined, valueRange: { low: { value: 2 }, high: { value: 1 } } }), 'rng-2', 'Observation.value.ofType(Range)'],
  ['a period that ends before it starts', observation({ effectiveDateTime: undefined, effectivePeriod: { start: '2025-01-02', end: '2025-01-01' } }), 'per-1', 'Observation.effective.ofType(Period)'],
  ['a reference to a contained resource that is not there', observation({ subject: { reference: '#p' } }), 'ref-1', 'Observation.subject'],
  ['a contained resource of a wrong type', observation({ contained: [{ resourceType: 'Medication', id: 'm' }], subject: { reference: '#m' } }), 'reference-target', 'Observation.subject'],
  ['a contained resource nobody refers to', observation({ contained: [{ resourceType: 'Patient', id: 'p' }] }), 'dom-3', 'Observation'],
  ['a contained resource in a contained resource', observation({ contained: [{ resourceType: 'Patient', id: 'p', contained: [{ resourceType: 'Organization', id: 'q', name: 'x' }] }], subject: { reference: '#p' } }), 'dom-2', 'Observation'],
  ['a defect in a contained resource', observation({ contained: [{ resourceType: 'Patient', id: 'p', gender: 'm' }], subject: { reference: '#p' } }), 'code-not-in-value-set', 'Observation.contained[0].gender'],
  ['a reference whose type says another', observation({ subject: { reference: 'Patient/1', type: 'Group' } }), 'reference-type-mismatch', 'Observation.subject'],
  ['a reference to no resource type', observation({ subject: { reference: 'Spaceship/1' } }), 'reference-target', 'Observation.subject'],
  ['a Bundle reference to an entry of a wrong type', bundle({ fullUrl: URN, resource: { resourceType: 'Medication' } }, { resource: observation({ subject: { reference: URN } }) }), 'reference-target', 'Bundle.entry[1].resource.subject'],
  ['a fullUrl of another type', bundle({ fullUrl: 'http://x/Group/1', resource: patient({ id: '1' }) }), 'full-url-mismatch', 'Bundle.entry[0].fullUrl'],
  ['an entry with nothing in it', bundle({ fullUrl: URN }), 'bdl-5', 'Bundle.entry[0]'],
  ['one fullUrl twice', bundle({ fullUrl: URN, resource: soundPatient }, { fullUrl: URN, resource: soundPatient }), 'bdl-7', 'Bundle'],
  ['a document that does not start with a Composition', { ...bundle({ fullUrl: URN, resource: soundPatient }), type: 'document', identifier: { system: 'urn:x', value: '1' }, timestamp: '2025-03-14T09:26:53Z' }, 'bdl-11', 'Bundle'],
  ['a narrative with a script', narrated(`${DIV}<script>x</script></div>`), 'txt-1', 'Patient.text.div'],
  ['a narrative with a handler', narrated(`${DIV}<p onclick="x">x</p></div>`), 'txt-1', 'Patient.text.div'],
  ['a narrative that is not well-formed', narrated(`${DIV}<p>x</div>`), 'txt-1', 'Patient.text.div'],
  ['a narrative without content', narrated(`${DIV} </div>`), 'txt-2', 'Patient.text.div'],
];
