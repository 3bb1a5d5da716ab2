import type { Action, DatatypeRow } from '../policy/policy.js';

const keep = (as: 'boolean' | 'number' | 'code' | 'ucum'): Action => ({ type: 'keep', as });
const oneOf = (...values: string[]): Action => ({ type: 'keep', values });
const datatype = (...of: string[]): Action => ({ type: 'datatype', of });
const shift: Action = { type: 'dateShift' };

const rows = (type: string, entries: readonly (readonly [path: string, action: Action, reason: string])[]): DatatypeRow[] =>
  entries.map(([path, action, reason]) => ({ datatype: type, path, action, reason }));

/** Units that laboratories write instead of a UCUM code; any other text of a unit is dropped. */
const UNITS = [
  '%', '1', 'mm', 'cm', 'm', 'kg', 'g', 'mg', 'ug', 'μg', 'ng', 'pg', 'L', 'mL', 'ml', 'dL', 'fL', 'mmol/L', 'μmol/L', 'umol/L',
  'nmol/L', 'pmol/L', 'g/L', 'mg/L', 'μg/L', 'ug/L', 'ng/L', 'g/dL', 'mg/dL', 'ng/mL', 'pg/mL', 'U/L', 'IU/L', 'mIU/L', 'IU/mL',
  'mmHg', 'mm[Hg]', 'kPa', 'kg/m2', 'cm2', 'mm2', '/min', 'bpm', 'beats/min', 'beats/minute', '次/分', 'breaths/min', '10*9/L',
  '10^9/L', '10*12/L', '10^12/L', '℃', '°C', 'C', 'Cel', 'd', 'h', 'min', 's', 'mL/min', 'mEq/L', 'mm/h', 'cells/uL', '/HPF',
];

const quantity = (type: string): DatatypeRow[] =>
  rows(type, [
    ['value', keep('number'), 'measured value'],
    ['comparator', oneOf('<', '<=', '>=', '>'), 'required binding'],
    ['unit', oneOf(...UNITS), 'free text in FHIR: only listed units'],
    ['system', oneOf('http://unitsofmeasure.org'), 'UCUM only'],
    ['code', keep('ucum'), 'UCUM code'],
  ]);

/** Rows of the FHIR R4 data types: what of a Coding, a Quantity or a Reference may stay, wherever it stands. */
export const datatypeRows: DatatypeRow[] = [
  ...rows('boolean', [['$this', keep('boolean'), 'two values']]),
  ...rows('integer', [['$this', keep('number'), 'a count or score']]),
  ...rows('decimal', [['$this', keep('number'), 'a measured value']]),
  ...rows('date', [['$this', shift, 'GB/T 39725 10.2 b3']]),
  ...rows('dateTime', [['$this', shift, 'GB/T 39725 10.2 b3']]),
  ...rows('instant', [['$this', shift, 'GB/T 39725 10.2 b3']]),
  ...rows('Coding', [
    ['system', { type: 'keepKnownSystem' }, 'only a terminology the policy lists'],
    ['version', { type: 'keepKnownSystem' }, 'version of that terminology'],
    ['code', { type: 'keepKnownCode' }, 'code of that terminology; a local code can be a record number'],
    ['display', { type: 'keepKnownDisplay' }, 'wording of that terminology; dropped when it names the patient'],
    ['userSelected', keep('boolean'), 'two values'],
  ]),
  ...rows('CodeableConcept', [
    ['coding', datatype('Coding'), 'coded meaning'],
    ['text', { type: 'drop' }, 'free text'],
  ]),
  ...quantity('Quantity'),
  ...quantity('SimpleQuantity'),
  ...quantity('Duration'),
  ...rows('Range', [
    ['low', datatype('SimpleQuantity'), 'measured value'],
    ['high', datatype('SimpleQuantity'), 'measured value'],
  ]),
  ...rows('Ratio', [
    ['numerator', datatype('Quantity'), 'measured value'],
    ['denominator', datatype('Quantity'), 'measured value'],
  ]),
  ...rows('Period', [
    ['start', shift, 'GB/T 39725 10.2 b3; the interval stays'],
    ['end', shift, 'GB/T 39725 10.2 b3; the interval stays'],
  ]),
  ...rows('Identifier', [
    ['use', oneOf('usual', 'official', 'temp', 'secondary', 'old'), 'required binding'],
    ['type', datatype('CodeableConcept'), 'kind of number, not the number'],
    ['system', { type: 'constant', value: 'urn:rwd:pseudonym' }, 'the source system names the hospital'],
    ['value', { type: 'pseudonym', kind: 'identifier' }, 'HIPAA Safe Harbor (G), (H), (R)'],
  ]),
  ...rows('Reference', [
    ['reference', { type: 'reference' }, 'follows the renamed resource'],
    ['identifier.system', { type: 'constant', value: 'urn:rwd:pseudonym' }, 'the source system names the hospital'],
    ['identifier.value', { type: 'pseudonym', kind: 'identifier' }, 'logical reference'],
    ['display', { type: 'drop' }, 'usually a person’s name'],
  ]),
  ...rows('Repeat', [
    ['bounds[x]', datatype('Duration', 'Range', 'Period'), 'how long'],
    ['count', keep('number'), 'how often'],
    ['frequency', keep('number'), 'how often'],
    ['frequencyMax', keep('number'), 'how often'],
    ['period', keep('number'), 'how often'],
    ['periodMax', keep('number'), 'how often'],
    ['periodUnit', oneOf('s', 'min', 'h', 'd', 'wk', 'mo', 'a'), 'required binding'],
  ]),
  ...rows('Timing', [
    ['event', shift, 'GB/T 39725 10.2 b3'],
    ['repeat', datatype('Repeat'), 'schedule'],
    ['code', datatype('CodeableConcept'), 'schedule'],
  ]),
  ...rows('Dosage', [
    ['sequence', keep('number'), 'order of steps'],
    ['timing', datatype('Timing'), 'schedule'],
    ['asNeeded[x]', datatype('boolean', 'CodeableConcept'), 'schedule'],
    ['site', datatype('CodeableConcept'), 'coded meaning'],
    ['route', datatype('CodeableConcept'), 'coded meaning'],
    ['method', datatype('CodeableConcept'), 'coded meaning'],
    ['doseAndRate.type', datatype('CodeableConcept'), 'coded meaning'],
    ['doseAndRate.dose[x]', datatype('Range', 'Quantity'), 'dose'],
    ['doseAndRate.rate[x]', datatype('Ratio', 'Range', 'Quantity'), 'rate'],
    ['maxDosePerPeriod', datatype('Ratio'), 'dose'],
    ['text', { type: 'drop' }, 'free text'],
  ]),
];
