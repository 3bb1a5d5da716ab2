import type { Action, PolicyRow } from '../policy/policy.js';

const keep = (as: 'boolean' | 'number' | 'code'): Action => ({ type: 'keep', as });
const oneOf = (...values: string[]): Action => ({ type: 'keep', values });
const datatype = (...of: string[]): Action => ({ type: 'datatype', of });
const shift: Action = { type: 'dateShift' };
const drop: Action = { type: 'drop' };

type Entry = readonly [path: string, action: Action, reason: string];
const rows = (resource: string, entries: readonly Entry[]): PolicyRow[] =>
  entries.map(([path, action, reason]) => ({ resource, path, action, reason }));

const concept = datatype('CodeableConcept');
const reference = datatype('Reference');
const identifier: Entry = ['identifier', datatype('Identifier'), 'Table 6: report and hospitalisation numbers to random unique ids'];
const coded = (path: string): Entry => [path, concept, 'coded meaning'];
const refers = (path: string): Entry => [path, reference, 'link between renamed resources'];
const dated = (path: string): Entry => [path, shift, 'GB/T 39725 10.2 b3: shifted, intervals kept'];

const everyResource = rows('*', [
  ['id', { type: 'pseudonym', kind: 'resource' }, 'HIPAA Safe Harbor (R)'],
  ['contained', { type: 'resources' }, 'each by the rows of its own type'],
]);

const bundle = rows('Bundle', [
  ['type', oneOf('document', 'message', 'transaction', 'collection', 'batch', 'history', 'searchset'), 'required binding'],
  identifier,
  dated('timestamp'),
  ['entry.fullUrl', { type: 'fullUrl' }, 'the source URL names server and record'],
  ['entry.resource', { type: 'resources' }, 'each by the rows of its own type'],
]);

const patient = rows('Patient', [
  identifier,
  ['active', keep('boolean'), 'two values'],
  ['name', drop, 'HIPAA Safe Harbor (A)'],
  ['telecom', drop, 'HIPAA Safe Harbor (D), (E), (F)'],
  ['photo', drop, 'HIPAA Safe Harbor (Q)'],
  ['contact', drop, 'Table 6: family names too'],
  ['gender', oneOf('male', 'female', 'other', 'unknown'), 'required binding'],
  ['birthDate', { type: 'ageBand' }, 'GB/T 39725 10.2 b2 and Table 6: bands, above 89 pooled'],
  ['deceased[x]', datatype('boolean', 'dateTime'), 'outcome; the date is shifted'],
  ['address.line', drop, 'GB/T 39725 10.2 b1'],
  ['address.text', drop, 'GB/T 39725 10.2 b1'],
  ['address.district', { type: 'generalizeRegion' }, 'GB/T 39725 10.2 b1: more than 20 000 persons'],
  ['address.city', { type: 'generalizeRegion' }, 'GB/T 39725 10.2 b1: more than 20 000 persons'],
  ['address.state', { type: 'generalizeRegion' }, 'GB/T 39725 10.2 b1: more than 20 000 persons'],
  ['address.postalCode', { type: 'generalizePostcode' }, 'Table 6: 100080 to 100***'],
  ['address.country', oneOf('CN', 'CHN', '中国'), 'home country only: foreign residence is rare'],
  coded('maritalStatus'),
  refers('managingOrganization'),
]);

const encounter = rows('Encounter', [
  identifier,
  ['status', oneOf('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', 'entered-in-error', 'unknown'), 'required binding'],
  ['class', datatype('Coding'), 'coded meaning'],
  ['period', datatype('Period'), 'GB/T 39725 10.2 b3'],
  ['length', datatype('Duration'), 'an interval'],
  ...['type', 'serviceType', 'priority', 'reasonCode', 'hospitalization.admitSource', 'hospitalization.dischargeDisposition'].map(coded),
  ...['subject', 'partOf', 'serviceProvider', 'reasonReference', 'diagnosis.condition', 'participant.individual'].map(refers),
  ['diagnosis.use', concept, 'coded meaning'],
  ['diagnosis.rank', keep('number'), 'order of diagnoses'],
]);

const condition = rows('Condition', [
  identifier,
  ...['clinicalStatus', 'verificationStatus', 'category', 'severity', 'code', 'bodySite', 'stage.summary', 'stage.type', 'evidence.code'].map(coded),
  ...['subject', 'encounter', 'recorder', 'asserter', 'evidence.detail'].map(refers),
  ['onset[x]', datatype('dateTime', 'Period'), 'GB/T 39725 10.2 b3; onsetAge can exceed 89 and onsetString is free text'],
  ['abatement[x]', datatype('dateTime', 'Period'), 'GB/T 39725 10.2 b3'],
  dated('recordedDate'),
  ['note', drop, 'free text'],
]);

const observed = datatype('Quantity', 'CodeableConcept', 'boolean', 'integer', 'Range', 'Ratio', 'dateTime', 'Period');

const observation = rows('Observation', [
  identifier,
  ['status', oneOf('registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown'), 'required binding'],
  ...['category', 'code', 'dataAbsentReason', 'interpretation', 'bodySite', 'method', 'component.code', 'component.dataAbsentReason', 'component.interpretation'].map(coded),
  ...['subject', 'encounter', 'performer', 'specimen', 'hasMember', 'derivedFrom', 'basedOn'].map(refers),
  ['effective[x]', datatype('dateTime', 'Period', 'instant'), 'GB/T 39725 10.2 b3'],
  dated('issued'),
  ['value[x]', observed, 'measured value; valueString is free text'],
  ['component.value[x]', observed, 'measured value; valueString is free text'],
  ['referenceRange.low', datatype('SimpleQuantity'), 'normal range'],
  ['referenceRange.high', datatype('SimpleQuantity'), 'normal range'],
  ['component.referenceRange.low', datatype('SimpleQuantity'), 'normal range'],
  ['component.referenceRange.high', datatype('SimpleQuantity'), 'normal range'],
  ['note', drop, 'free text'],
]);

const medicationRequest = rows('MedicationRequest', [
  identifier,
  ['status', oneOf('active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown'), 'required binding'],
  ['intent', oneOf('proposal', 'plan', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'option'), 'required binding'],
  ['priority', oneOf('routine', 'urgent', 'asap', 'stat'), 'required binding'],
  ['doNotPerform', keep('boolean'), 'two values'],
  ...['category', 'statusReason', 'reasonCode', 'courseOfTherapyType'].map(coded),
  ['medication[x]', datatype('CodeableConcept', 'Reference'), 'coded meaning'],
  ...['subject', 'encounter', 'requester', 'reasonReference', 'basedOn'].map(refers),
  dated('authoredOn'),
  ['dosageInstruction', datatype('Dosage'), 'dose and schedule'],
  ['dispenseRequest.validityPeriod', datatype('Period'), 'GB/T 39725 10.2 b3'],
  ['dispenseRequest.quantity', datatype('SimpleQuantity'), 'dose'],
  ['dispenseRequest.numberOfRepeatsAllowed', keep('number'), 'count'],
  ['dispenseRequest.expectedSupplyDuration', datatype('Duration'), 'an interval'],
  ['note', drop, 'free text'],
]);

const composition = rows('Composition', [
  identifier,
  ['status', oneOf('preliminary', 'final', 'amended', 'entered-in-error'), 'required binding'],
  ...['type', 'category', 'section.code', 'section.emptyReason', 'section.orderedBy'].map(coded),
  ...['subject', 'encounter', 'author', 'custodian', 'section.entry', 'section.focus'].map(refers),
  dated('date'),
  ['confidentiality', keep('code'), 'required binding'],
  ['title', { type: 'constant', value: 'redacted' }, 'free text, required by FHIR'],
  ['section.title', drop, 'free text'],
  ['section.text.status', { type: 'constant', value: 'empty' }, 'narrative is replaced'],
  ['section.text.div', { type: 'redactNarrative' }, 'narrative is free text; a section needs text, entry or section (cmp-1)'],
  ['section.mode', oneOf('working', 'snapshot', 'changes'), 'required binding'],
  ['section.section', { type: 'sameAs', path: 'section' }, 'sections nest'],
]);

/** Rows of Bundle and the six clinical resource types; every other type is dropped whole. */
export const clinicalRows: PolicyRow[] = [
  ...everyResource, ...bundle, ...patient, ...encounter, ...condition, ...observation, ...medicationRequest, ...composition,
];
