import { BASE, extensionUrls } from '../../vocabulary.js';
import type { ColumnRow, ResourceTable } from '../dataset-table.js';

const CATEGORY = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'encounter-diagnosis' }] };
const CONFIRMED = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }] };
const HOSPITAL = `${BASE}/sid/hospital-diagnosis`;

type Diagnosis = { readonly column: string; readonly system: string; readonly hospital?: string; readonly rows?: readonly ColumnRow[]; readonly rank?: string };

/** A Condition of a diagnosis column, each row's own; the hospital's own code stands beside the national one. */
export const diagnosis = ({ column, system, hospital, rows = [], rank }: Diagnosis): ResourceTable => ({
  key: column,
  type: 'Condition',
  by: 'row',
  identity: ['WS01_00_014_01', 'WS01_00_010_01', column, 'WS05_01_080_01', 'WS05_01_900_01'],
  fixed: { category: [CATEGORY], verificationStatus: CONFIRMED },
  needs: ['code'],
  references: { subject: 'patient', encounter: 'encounter' },
  member: {
    of: 'encounter',
    to: 'diagnosis[+].condition',
    ...(rank === undefined ? {} : { rows: [{ column: rank, to: 'diagnosis[=].rank', type: 'positiveInteger' }] }),
  },
  rows: [
    { column, to: 'code', type: 'concept', system },
    ...(hospital === undefined ? [] : [{ column: hospital, to: 'code.coding[+]', type: 'coding' as const, system: HOSPITAL }]),
    ...rows,
  ],
});

const onAdmission: ColumnRow = { column: 'WS09_00_104_01', to: 'extension[+]', type: 'concept', system: 'CV05.10.019', extension: extensionUrls.presentOnAdmission };
const recorded: ColumnRow = { column: 'WS05_01_058_01', to: 'recordedDate', type: 'dateTime' };

/** The diagnoses of a row: western, TCM disease and syndrome, external cause. */
export const diagnoses: readonly ResourceTable[] = [
  diagnosis({ column: 'WS05_01_024_01', system: 'GB/T 14396', hospital: 'WS99_99_902_09', rank: 'WS05_01_080_01', rows: [recorded, onAdmission] }),
  diagnosis({ column: 'WS05_01_024_16', system: 'GB/T 14396', hospital: 'WS99_99_902_87', rows: [recorded] }),
  diagnosis({ column: 'WS05_10_130_01', system: 'GB/T 15657', hospital: 'WS99_99_902_80', rows: [recorded] }),
  diagnosis({ column: 'WS05_10_130_02', system: 'GB/T 15657', hospital: 'WS99_99_902_81', rows: [recorded] }),
  diagnosis({ column: 'WS05_01_024_25', system: 'GB/T 14396', rows: [recorded] }),
];
