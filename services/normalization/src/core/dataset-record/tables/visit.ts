import { mapOf } from '@chainnet/health-codes';
import { oidUri } from '../../vocabulary.js';
import type { ResourceTable } from '../dataset-table.js';

const ACT = mapOf('CV09.00.404')?.targetSystem ?? '';
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
const id = (number: string): string => oidUri(`2.16.156.10011.1.${number}`);

/** The visit or stay of a row, told apart by inpatient or outpatient number. */
export const encounter: ResourceTable = {
  key: 'encounter',
  type: 'Encounter',
  by: ['WS01_00_014_01', 'WS01_00_010_01'],
  identity: ['WS01_00_014_01', 'WS01_00_010_01'],
  defaults: { status: 'unknown', class: { system: NULL_FLAVOR, code: 'UNK' } },
  needs: ['identifier'],
  references: { subject: 'patient' },
  rows: [
    { column: 'WS01_00_014_01', to: 'identifier[+]', type: 'identifier', system: id('12') },
    { column: 'WS01_00_010_01', to: 'identifier[+]', type: 'identifier', system: id('11') },
    { column: 'WS02_01_060_01', to: 'class', type: 'encounterClass' },
    { column: 'WS02_01_060_01', to: 'type[+]', type: 'concept', system: 'CV09.00.404' },
    { column: 'WS01_00_014_01', to: 'class', type: 'constant', constant: { system: ACT, code: 'IMP' }, unless: 'class' },
    { column: 'WS01_00_010_01', to: 'class', type: 'constant', constant: { system: ACT, code: 'AMB' }, unless: 'class' },
    { column: 'WS06_00_062_01', to: 'period.start', type: 'dateTime' },
    { column: 'WS06_00_092_01', to: 'period.start', type: 'dateTime', unless: 'period' },
    { column: 'WS06_00_017_01', to: 'period.end', type: 'dateTime' },
    { column: 'WS06_00_017_01', to: 'status', type: 'constant', constant: 'finished' },
    { column: 'WS06_00_339_01', to: 'hospitalization.admitSource', type: 'concept', system: 'CV09.00.403' },
    { column: 'WS06_00_223_01', to: 'hospitalization.dischargeDisposition', type: 'concept', system: 'CV06.00.226' },
    { column: 'WS08_10_025_01', to: 'location[+].location', type: 'place', system: id('26') },
    { column: 'WS08_10_052_01', to: 'serviceProvider', type: 'place', system: id('5') },
  ],
};
