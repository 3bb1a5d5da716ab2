import { BASE, extensionUrls, oidUri } from '../../vocabulary.js';
import type { ColumnRow, ResourceTable } from '../dataset-table.js';

const id = (number: string): string => oidUri(`2.16.156.10011.1.${number}`);

const rows: readonly ColumnRow[] = [
  { column: 'WS02_01_030_01', to: 'identifier[+]', type: 'identityDocument', with: 'WS02_01_031_01' },
  { column: 'WS02_01_906_01', to: 'identifier[+]', type: 'identifier', system: id('3') },
  { column: 'WS01_00_009_01', to: 'identifier[+]', type: 'identifier', system: id('2') },
  { column: 'WS01_00_021_01', to: 'identifier[+]', type: 'identifier', system: id('19') },
  { column: 'WS01_00_004_01', to: 'identifier[+]', type: 'identifier', system: id('13') },
  { column: 'WS99_99_999_16', to: 'identifier[+]', type: 'identifier', system: `${BASE}/sid/hospital-patient` },
  { column: 'WS02_01_039_001', to: 'name[+].text', type: 'trimmed' },
  { column: 'WS02_01_040_01', to: 'gender', type: 'gender' },
  { column: 'WS02_01_040_01', to: '_gender.extension[+]', type: 'coding', system: 'GB/T 2261.1', extension: extensionUrls.gender },
  { column: 'WS02_01_005_01_01', to: 'birthDate', type: 'date' },
  { column: 'WS02_01_026_01', to: 'extension[+]', type: 'quantity', unit: '岁', extension: extensionUrls.age },
  { column: 'WS02_01_018_01', to: 'maritalStatus', type: 'concept', system: 'GB/T 2261.2' },
  { column: 'WS02_01_025_01', to: 'extension[+]', type: 'coding', system: 'GB 3304', extension: extensionUrls.ethnicGroup },
  { column: 'WS02_01_041_01', to: 'extension[+]', type: 'coding', system: 'GB/T 4658', extension: extensionUrls.education },
  { column: 'WS02_01_052_01', to: 'extension[+]', type: 'coding', system: 'GB/T 2261.4', extension: extensionUrls.occupation },
  ...['01', '02', '26'].flatMap((role): readonly ColumnRow[] => [
    { column: `WS02_01_010_${role}`, to: 'telecom[+].value', type: 'trimmed' },
    { column: `WS02_01_010_${role}`, to: 'telecom[=].system', type: 'constant', constant: 'phone' },
  ]),
  { column: 'WS02_01_012_01', to: 'telecom[+].value', type: 'trimmed' },
  { column: 'WS02_01_012_01', to: 'telecom[=].system', type: 'constant', constant: 'email' },
  { column: 'WS02_01_009_01_01', to: 'address[=].state', type: 'trimmed' },
  { column: 'WS02_01_009_02_01', to: 'address[=].city', type: 'trimmed' },
  { column: 'WS02_01_009_03_01', to: 'address[=].district', type: 'trimmed' },
  { column: 'WS02_01_009_04_01', to: 'address[=].line[+]', type: 'trimmed' },
  { column: 'WS02_01_009_05_01', to: 'address[=].line[+]', type: 'trimmed' },
  { column: 'WS02_01_009_06_01', to: 'address[=].line[+]', type: 'trimmed' },
  { column: 'WS02_01_047_01', to: 'address[=].postalCode', type: 'trimmed' },
];

/** The person a record is about. */
export const patient: ResourceTable = { key: 'patient', type: 'Patient', by: 'record', needs: ['identifier'], rows };

/** Columns that must not differ between the rows of one record. */
export const PERSON_COLUMNS = ['WS02_01_030_01', 'WS02_01_906_01', 'WS01_00_009_01', 'WS99_99_999_16', 'WS02_01_039_001'] as const;
