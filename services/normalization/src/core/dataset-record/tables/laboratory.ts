import { oidUri } from '../../vocabulary.js';
import type { ResourceTable } from '../dataset-table.js';

const CATEGORY = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] };
const SECTION = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] };
const id = (number: string): string => oidUri(`2.16.156.10011.1.${number}`);

/** One report of a laboratory, whose items are rows. */
export const labReport: ResourceTable = {
  key: 'report',
  type: 'DiagnosticReport',
  by: ['WS01_00_018_01'],
  identity: ['WS01_00_018_01'],
  fixed: { status: 'final', category: [SECTION], code: { coding: [{ system: 'http://loinc.org', code: '11502-2', display: 'Laboratory report' }] } },
  needs: ['identifier'],
  references: { subject: 'patient', encounter: 'encounter' },
  rows: [
    { column: 'WS01_00_018_01', to: 'identifier[+]', type: 'identifier', system: id('33') },
    { column: 'WS01_00_008_03', to: 'basedOn[+].identifier', type: 'identifier', system: id('24') },
    { column: 'WS06_00_925_01', to: 'effectiveDateTime', type: 'dateTime' },
    { column: 'WS06_00_926_01', to: 'issued', type: 'instant' },
    { column: 'WS08_10_052_03', to: 'performer[+]', type: 'place', system: id('5') },
  ],
};

/** One item of a report. A result that is no number is text. */
export const labItem: ResourceTable = {
  key: 'item',
  type: 'Observation',
  by: 'row',
  identity: ['WS01_00_018_01', 'WS01_00_907_01', 'WS04_30_019_01', 'WS04_30_020_01'],
  fixed: { status: 'final', category: [CATEGORY] },
  needs: ['code'],
  references: { subject: 'patient', encounter: 'encounter' },
  member: { of: 'report', to: 'result[+]' },
  rows: [
    { column: 'WS04_30_019_01', to: 'code', type: 'item', with: 'WS04_30_020_01' },
    { column: 'WS04_30_009_03', to: 'valueQuantity', type: 'quantity', with: 'WS04_30_016_01' },
    { column: 'WS04_30_009_03', to: 'valueString', type: 'text', unless: 'valueQuantity' },
    { column: 'WS06_00_925_01', to: 'effectiveDateTime', type: 'dateTime' },
    { column: 'WS06_00_926_01', to: 'issued', type: 'instant' },
    { column: 'WS04_50_902_01', to: 'referenceRange[+].text', type: 'text' },
    { column: 'WS04_10_903_01', to: 'interpretation[+]', type: 'flag' },
    { column: 'WS02_10_027_01', to: 'method.text', type: 'text' },
    { column: 'WS04_30_023_05', to: 'device.display', type: 'trimmed' },
    { column: 'WS05_01_904_02', to: 'note[+].text', type: 'text' },
    { column: 'WS04_50_913_01', to: 'note[+].text', type: 'text' },
  ],
};
