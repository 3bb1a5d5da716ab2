import { extensionUrls } from '../../vocabulary.js';
import type { BodyResource } from './resources.js';

/** What kinds of FHIR element a value may go to; which xsi:types fit each is in value-types.ts. */
export type ValueKind = 'any' | 'concept' | 'text' | 'quantity' | 'measured' | 'unit' | 'duration' | 'dateTime' | 'positiveInteger' | 'money' | 'attachment';

/** Place of a value in its resource; `list` opens an item of a list first (an extension when it has a URL). */
export type ValueTarget = { readonly at: string; readonly as: ValueKind; readonly list?: string; readonly url?: string; readonly fixed?: Readonly<Record<string, unknown>> };

export type Added = { readonly system: string; readonly code: string; readonly display?: string };

/**
 * What a data element becomes. `resource` starts one (or goes on with an earlier one: the neighbour's, the section's or the
 * parent act's), `field` fills an element of the resource the acts above or the neighbour started, `component` adds an
 * Observation.component, `container` only holds other acts.
 */
export type Target =
  | {
      readonly kind: 'resource';
      readonly resource: BodyResource;
      readonly value?: ValueTarget;
      /** Where the act's own code goes: to the resource, or nowhere, since the table implies it. */
      readonly code: 'typed' | 'implied';
      readonly also?: Added;
      readonly category?: string;
      readonly fixed?: Readonly<Record<string, unknown>>;
      readonly join?: { readonly with: 'neighbour' | 'section' | 'parent'; readonly key: string };
      /** Code of the diagnosis role in Encounter.diagnosis. */
      readonly use?: string;
      /** Only a text that does not deny fits; see DENIAL. */
      readonly affirmed?: true;
      /** A place that another value holds makes the act an Observation, not a second resource. */
      readonly once?: true;
    }
  | { readonly kind: 'component'; readonly also?: Added; readonly value: ValueTarget }
  | { readonly kind: 'field'; readonly values: Partial<Record<BodyResource, ValueTarget>>; readonly neighbour?: true }
  | { readonly kind: 'encounter' | 'diagnosis'; readonly value: ValueTarget }
  | { readonly kind: 'container' };

/** A history that starts like this says there is nothing to tell. */
export const DENIAL = /^\s*(?:无|否认|未|没有|不详|不明|不存在)/;

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const LOINC: Readonly<Record<string, string>> = {
  '10154-3': 'Chief complaint Narrative - Reported', '10157-6': 'History of family member diseases Narrative', '10164-2': 'History of Present illness Narrative', '10331-7': 'Rh [Type] in Blood', '11348-0': 'History of Past illness Narrative',
  '11369-6': 'History of Immunization Narrative', '15074-8': 'Glucose [Moles/volume] in Blood', '2708-6': 'Oxygen saturation in Arterial blood', '29463-7': 'Body weight', '29762-2': 'Social history Narrative',
  '34530-6': 'ABO and Rh group panel - Blood', '42349-1': 'Reason for referral (narrative)', '49033-4': 'Menstrual history Narrative', '8302-2': 'Body height', '8310-5': 'Body temperature', '8462-4': 'Diastolic blood pressure',
  '8480-6': 'Systolic blood pressure', '85354-9': 'Blood pressure panel with all children optional', '883-9': 'ABO group [Type] in Blood', '8867-4': 'Heart rate', '9279-1': 'Respiratory rate',
};
const CATEGORIES = ['social-history', 'vital-signs', 'imaging', 'laboratory', 'procedure', 'survey', 'exam', 'therapy', 'activity'];

const loinc = (code: string | undefined): { also?: Added } => {
  if (code === undefined) return {};
  const display = LOINC[code];
  if (display === undefined) throw new RangeError(`no display for LOINC ${code}`);
  return { also: { system: 'http://loinc.org', code, display } };
};
const category = (name: string | undefined): { category?: string } => {
  if (name === undefined || name === '-') return {};
  if (!CATEGORIES.includes(name)) throw new RangeError(`no observation category ${name}`);
  return { category: name };
};

const ANY: ValueTarget = { at: 'value', as: 'any' };
const at = (path: string, as: ValueKind): ValueTarget => ({ at: path, as });
const field = (values: Partial<Record<BodyResource, ValueTarget>>, neighbour = false): Target => ({ kind: 'field', values, ...(neighbour ? { neighbour: true } : {}) });
const encounter = (value: ValueTarget): Target => ({ kind: 'encounter', value });
const ofSection = (resource: BodyResource, key: string, value: ValueTarget): Extract<Target, { kind: 'resource' }> => ({ kind: 'resource', resource, code: 'implied', value, join: { with: 'section', key } });
const PLANNED = { fixed: { intent: 'plan' } } as const;
const planned = (value: ValueTarget): Extract<Target, { kind: 'resource' }> => ({ kind: 'resource', resource: 'ServiceRequest', code: 'implied', value, join: { with: 'section', key: 'planned' }, ...PLANNED });
const specimen = (value: ValueTarget): Target => ({ kind: 'resource', resource: 'Specimen', code: 'implied', value, join: { with: 'parent', key: 'specimen' } });
const performed = (value: ValueTarget, joins: boolean): Target => (joins ? ofSection('Procedure', 'procedure', value) : field({ Procedure: value, ServiceRequest: value }));
const NOTE: ValueTarget = { list: 'note', at: 'text', as: 'text' };
const numbered = (oid: string): ValueTarget => ({ list: 'identifier', at: 'value', as: 'text', fixed: { system: `urn:oid:2.16.156.10011.${oid}` } });

const VERIFICATION: Readonly<Record<string, string>> = { preliminary: 'provisional', admission: 'provisional', outpatient: 'provisional', differential: 'differential', discharge: 'confirmed', 'post-op': 'confirmed' };
const USE: Readonly<Record<string, string>> = { preliminary: 'AD', admission: 'AD', discharge: 'DD', 'pre-op': 'pre-op', 'post-op': 'post-op' };

const diagnosis = ([role = '', tradition = '']: readonly string[]): Target => {
  const verification = VERIFICATION[role];
  const use = USE[role];
  return {
    kind: 'resource',
    resource: 'Condition',
    code: 'implied',
    value: at('code', 'concept'),
    join: { with: 'neighbour', key: `${role} ${tradition}` },
    ...(use === undefined ? {} : { use }),
    fixed: {
      clinicalStatus: { coding: [{ system: `${TERMINOLOGY}/condition-clinical`, code: 'active' }] },
      ...(verification === undefined ? {} : { verificationStatus: { coding: [{ system: `${TERMINOLOGY}/condition-ver-status`, code: verification }] } }),
      category: [{ coding: [{ system: `${TERMINOLOGY}/condition-category`, code: 'encounter-diagnosis' }] }],
    },
  };
};

/** Every target a row may name, with what its arguments mean. */
export const targets: Readonly<Record<string, (args: readonly string[]) => Target>> = {
  obs: ([kind, code]) => ({ kind: 'resource', resource: 'Observation', code: 'typed', value: ANY, ...category(kind), ...loinc(code) }),
  panel: ([kind, code]) => ({ kind: 'resource', resource: 'Observation', code: 'typed', ...category(kind), ...loinc(code) }),
  component: ([code]) => ({ kind: 'component', value: ANY, ...loinc(code) }),
  result: () => ({ kind: 'resource', resource: 'Observation', code: 'implied', category: 'laboratory' }),
  item: ([kind]) => ({ kind: 'resource', resource: 'Observation', code: 'implied', value: at('code', 'concept'), ...category(kind) }),
  'item-name': () => field({ Observation: at('code', 'concept') }),
  value: () => field({ Observation: ANY }),
  quantity: () => field({ Observation: at('value', 'measured') }),
  unit: () => field({ Observation: at('valueQuantity', 'unit') }),
  interpretation: () => field({ Observation: { list: 'interpretation', at: '', as: 'concept' } }),
  'specimen-type': () => specimen(at('type', 'concept')),
  'specimen-condition': () => specimen({ list: 'condition', at: '', as: 'concept' }),
  'specimen-additive': () => specimen({ list: 'container', at: 'additiveCodeableConcept', as: 'concept' }),
  diagnosis,
  'diagnosis-code': () => field({ Condition: at('code', 'concept') }),
  'diagnosis-name': () => field({ Condition: at('code', 'concept') }),
  syndrome: ([joins]) => field({ Condition: { list: 'evidence', at: 'code.0', as: 'concept' } }, joins === '&'),
  'present-on-admission': () => field({ Condition: { list: 'extension', url: extensionUrls.presentOnAdmission, at: 'valueCodeableConcept', as: 'concept' } }, true),
  rank: () => ({ kind: 'diagnosis', value: at('rank', 'positiveInteger') }),
  allergy: () => ({ kind: 'resource', resource: 'AllergyIntolerance', code: 'implied', value: at('code', 'concept'), affirmed: true }),
  procedure: () => ({ kind: 'resource', resource: 'Procedure', code: 'typed', join: { with: 'section', key: 'procedure' } }),
  planned: () => ({ kind: 'resource', resource: 'ServiceRequest', code: 'typed', join: { with: 'section', key: 'planned' }, ...PLANNED }),
  'procedure-name': ([joins]) => performed(at('code', 'concept'), joins === '&'),
  'procedure-code': () => performed(at('code', 'concept'), false),
  'body-site': ([joins]) => performed({ list: 'bodySite', at: '', as: 'concept' }, joins === '&'),
  used: () => field({ Procedure: { list: 'usedCode', at: '', as: 'concept' } }),
  note: () => field({ Procedure: NOTE, ServiceRequest: NOTE }),
  'procedure-note': () => ofSection('Procedure', 'procedure', NOTE),
  'performed-start': () => ({ ...ofSection('Procedure', 'procedure', at('performedPeriod.start', 'dateTime')), once: true }),
  'performed-end': () => ({ ...ofSection('Procedure', 'procedure', at('performedPeriod.end', 'dateTime')), once: true }),
  'nursing-procedure': () => ({ kind: 'resource', resource: 'Procedure', code: 'implied', value: at('code', 'concept') }),
  'procedure-category': () => field({ Procedure: at('category', 'concept') }),
  'procedure-outcome': () => field({ Procedure: at('outcome', 'concept') }),
  'planned-code': () => planned(at('code', 'concept')),
  'planned-name': () => planned(at('code', 'concept')),
  'planned-site': () => planned({ list: 'bodySite', at: '', as: 'concept' }),
  'planned-time': () => ({ ...planned(at('occurrenceDateTime', 'dateTime')), once: true }),
  order: () => ({ kind: 'resource', resource: 'ServiceRequest', code: 'implied', value: at('code', 'concept'), fixed: { intent: 'order' } }),
  request: () => ({ kind: 'resource', resource: 'ServiceRequest', code: 'implied', fixed: { intent: 'order' } }),
  'request-category': () => field({ ServiceRequest: { list: 'category', at: '', as: 'concept' } }),
  'request-name': () => field({ ServiceRequest: at('code', 'concept') }),
  'request-group': () => field({ ServiceRequest: at('requisition.value', 'text') }),
  identifier: () => field({ ServiceRequest: { list: 'identifier', at: 'value', as: 'text' } }),
  plan: () => ({ kind: 'resource', resource: 'CarePlan', code: 'implied', value: at('description', 'text') }),
  prescribed: () => ({ kind: 'resource', resource: 'MedicationRequest', code: 'implied' }),
  administered: () => ({ kind: 'resource', resource: 'MedicationAdministration', code: 'implied' }),
  taken: () => ({ kind: 'resource', resource: 'MedicationStatement', code: 'implied' }),
  supplied: () => ({ kind: 'resource', resource: 'SupplyDelivery', code: 'implied' }),
  prescription: () => ({ kind: 'resource', resource: 'MedicationRequest', code: 'implied', value: at('medicationCodeableConcept', 'concept') }),
  medication: () => ({ kind: 'resource', resource: 'MedicationStatement', code: 'implied', value: at('medicationCodeableConcept', 'concept') }),
  dose: () => field({ MedicationRequest: at('dispenseRequest.quantity', 'quantity'), MedicationAdministration: at('dosage.dose', 'quantity'), MedicationStatement: at('dosage.0.doseAndRate.0.doseQuantity', 'quantity') }),
  'dosage-text': () => field({ MedicationRequest: at('dosageInstruction.0.text', 'text'), MedicationAdministration: at('dosage.text', 'text'), MedicationStatement: at('dosage.0.text', 'text') }),
  'dosage-timing': () => field({ MedicationRequest: at('dosageInstruction.0.timing.code', 'concept'), MedicationStatement: at('dosage.0.timing.code', 'concept') }),
  'dispense-quantity': () => field({ MedicationRequest: at('dispenseRequest.quantity', 'quantity') }),
  'patient-instruction': () => field({ MedicationRequest: at('dosageInstruction.0.patientInstruction', 'text') }),
  supplier: () => field({ SupplyDelivery: at('supplier.display', 'text') }),
  fee: () => ({ kind: 'resource', resource: 'ChargeItem', code: 'typed', value: at('priceOverride', 'money') }),
  'report-conclusion': () => ofSection('DiagnosticReport', 'report', at('conclusion', 'text')),
  'report-performer': () => ofSection('DiagnosticReport', 'report', { list: 'performer', at: 'display', as: 'text' }),
  'encounter-start': () => encounter(at('period.start', 'dateTime')),
  'encounter-end': () => encounter(at('period.end', 'dateTime')),
  'encounter-length': () => encounter(at('length', 'duration')),
  'encounter-reason': () => encounter({ list: 'reasonCode', at: '', as: 'concept' }),
  'encounter-type': () => encounter({ list: 'type', at: '', as: 'concept' }),
  'encounter-practitioner': () => encounter({ list: 'participant', at: 'individual.display', as: 'text' }),
  'service-type': () => encounter(at('serviceType', 'concept')),
  'admit-source': () => encounter(at('hospitalization.admitSource', 'concept')),
  'discharge-disposition': () => encounter(at('hospitalization.dischargeDisposition', 'concept')),
  destination: () => encounter(at('hospitalization.destination.display', 'text')),
  'location-from': () => encounter({ list: 'location', at: 'location.display', as: 'text', fixed: { status: 'completed' } }),
  'outpatient-number': () => encounter(numbered('1.11')),
  'inpatient-number': () => encounter(numbered('1.12')),
  consent: () => ofSection('Consent', 'consent', at('sourceAttachment.data', 'attachment')),
  'consent-title': () => ofSection('Consent', 'consent', at('sourceAttachment.title', 'text')),
  practitioner: () => ({ kind: 'resource', resource: 'Practitioner', code: 'implied', value: { list: 'name', at: 'text', as: 'text' } }),
  qualification: () => field({ Practitioner: { list: 'qualification', at: 'code', as: 'concept' } }, true),
  container: () => ({ kind: 'container' }),
};

/** @throws RangeError for a target no table of this file has */
export const targetOf = (text: string): Target => {
  const [name = '', ...args] = text.split(' ');
  const make = targets[name];
  if (make === undefined) throw new RangeError(`no target ${name}`);
  return make(args);
};
