import type { AddedCode, EntryTarget } from './row.js';

/** Targets that many rows share, so that a table reads as a table. */
export const loinc = (code: string, display: string): AddedCode => ({ system: 'http://loinc.org', code, display });

export const vitalSign = (also: AddedCode): EntryTarget => ({ kind: 'observation', category: 'vital-signs', also });
export const component = (also: AddedCode): EntryTarget => ({ kind: 'component', also });
export const group = (also: AddedCode): EntryTarget => ({ kind: 'group', resource: 'Observation', category: 'vital-signs', also });

export const BLOOD_PRESSURE = loinc('85354-9', 'Blood pressure panel with all children optional');
export const OBSERVATION: EntryTarget = { kind: 'observation' };
export const EXAM: EntryTarget = { kind: 'observation', category: 'exam' };
export const STUDY: EntryTarget = { kind: 'observation', category: 'laboratory' };

const CONDITION = 'http://terminology.hl7.org/CodeSystem';
const diagnosis = {
  clinicalStatus: { coding: [{ system: `${CONDITION}/condition-clinical`, code: 'active' }] },
  verificationStatus: { coding: [{ system: `${CONDITION}/condition-ver-status`, code: 'provisional' }] },
  category: [{ coding: [{ system: `${CONDITION}/condition-category`, code: 'encounter-diagnosis' }] }],
};

/** A preliminary diagnosis by name; its code, rank and syndrome are entries below it. */
export const DIAGNOSIS: EntryTarget = { kind: 'condition', to: 'code.text', type: 'ST', fixed: diagnosis };
/** A diagnosis that is given by its code alone. */
export const CODED_DIAGNOSIS: EntryTarget = { kind: 'condition', to: 'code', type: 'CE', fixed: diagnosis };
export const DIAGNOSIS_CODE: EntryTarget = { kind: 'field', to: 'code.coding[+]', type: 'coding' };
export const DIAGNOSIS_RANK: EntryTarget = { kind: 'rank' };
export const SYNDROME: EntryTarget = { kind: 'field', to: 'note[+].text', type: 'ST' };
