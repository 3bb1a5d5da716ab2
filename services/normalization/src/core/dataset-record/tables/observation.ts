import type { ColumnRow, ResourceTable } from '../dataset-table.js';

const LOINC = 'http://loinc.org';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

type Named = { readonly column: string; readonly loinc: string; readonly display: string };

const observation = ({ column, loinc, display }: Named, category: string, rows: readonly ColumnRow[]): ResourceTable => ({
  key: column,
  type: 'Observation',
  by: ['WS01_00_014_01', 'WS01_00_010_01'],
  identity: ['WS01_00_014_01', 'WS01_00_010_01', 'WS06_00_062_01'],
  fixed: {
    status: 'final',
    category: [{ coding: [{ system: CATEGORY, code: category }] }],
    code: { coding: [{ system: LOINC, code: loinc, display }] },
  },
  needs: rows.some(({ to }) => to.startsWith('value')) ? ['value'] : [],
  references: { subject: 'patient', encounter: 'encounter' },
  rows: [...rows, { column: 'WS06_00_062_01', to: 'effectiveDateTime', type: 'dateTime' }],
});

/** An Observation of the text in a column. */
export const textObservation = (named: Named): ResourceTable => observation(named, 'exam', [{ column: named.column, to: 'valueString', type: 'text' }]);

/** A vital sign: the unit is the data element's. */
export const vitalSign = (named: Named & { readonly unit: string }): ResourceTable =>
  observation(named, 'vital-signs', [{ column: named.column, to: 'valueQuantity', type: 'quantity', unit: named.unit }]);

/** An Observation whose value is a code of a table. */
export const codedObservation = (named: Named & { readonly system: string }): ResourceTable =>
  observation(named, 'laboratory', [{ column: named.column, to: 'valueCodeableConcept', type: 'concept', system: named.system }]);

export const vitalSigns: readonly ResourceTable[] = [
  vitalSign({ column: 'WS04_10_186_01', loinc: '8310-5', display: 'Body temperature', unit: '℃' }),
  vitalSign({ column: 'WS04_10_118_01', loinc: '8867-4', display: 'Heart rate', unit: '次/min' }),
  vitalSign({ column: 'WS04_10_082_01', loinc: '9279-1', display: 'Respiratory rate', unit: '次/min' }),
  vitalSign({ column: 'WS04_10_174_01', loinc: '8480-6', display: 'Systolic blood pressure', unit: 'mmHg' }),
  vitalSign({ column: 'WS04_10_176_01', loinc: '8462-4', display: 'Diastolic blood pressure', unit: 'mmHg' }),
  vitalSign({ column: 'WS04_10_167_01', loinc: '8302-2', display: 'Body height', unit: 'cm' }),
  vitalSign({ column: 'WS04_10_188_01', loinc: '29463-7', display: 'Body weight', unit: 'kg' }),
];

export const bloodGroups: readonly ResourceTable[] = [
  codedObservation({ column: 'WS04_50_001_01', loinc: '883-9', display: 'ABO group [Type] in Blood', system: 'CV04.50.005' }),
  codedObservation({ column: 'WS04_50_010_01', loinc: '10331-7', display: 'Rh [Type] in Blood', system: 'CV04.50.020' }),
];
